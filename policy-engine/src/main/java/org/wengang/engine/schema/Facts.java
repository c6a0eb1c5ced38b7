package org.wengang.engine.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one person. A fact that is not given is unknown. Immutable. */
public final class Facts {

    /** The number that stands for an unknown value; no known value has it. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final FactSchema schema;
    private final long[] numbers;
    private final Map<Integer, String> texts;

    private Facts(FactSchema schema, long[] numbers, Map<Integer, String> texts) {
        this.schema = schema;
        this.numbers = numbers;
        this.texts = texts;
    }

    /**
     * @param values by fact name, as {@link Type#value} makes them; missing or null is unknown
     * @throws IllegalArgumentException for an unknown name, a wrong type or a value outside its
     *     range or code list; the message never holds the value
     */
    public static Facts of(FactSchema schema, Map<String, ? extends @Nullable Object> values) {
        long[] numbers = new long[schema.facts().size()];
        Arrays.fill(numbers, UNKNOWN);
        var texts = new HashMap<Integer, String>();
        for (var entry : values.entrySet()) {
            Fact fact = schema.fact(entry.getKey());
            @Nullable Object value = entry.getValue();
            if (value == null) {
                continue;
            }
            if (!schema.allows(fact, value)) {
                throw new IllegalArgumentException(
                        "The value of the fact %s is not allowed.\nMaybe its type is not %s, or it is out of range."
                                .formatted(fact.name(), fact.type().word()));
            }
            numbers[fact.index()] = schema.encode(fact.type(), value);
            if (fact.type() == Type.Simple.STRING) {
                texts.put(fact.index(), (String) value);
            }
        }
        return new Facts(schema, numbers, Map.copyOf(texts));
    }

    /**
     * From numbers that a database holding to {@link FactSchema#checks} gave, for runs over many.
     *
     * @param numbers by {@link Fact#index}, as {@link FactSchema#encode} makes them or {@link
     *     #UNKNOWN}; the caller gives them away
     * @throws IllegalArgumentException if there are more or fewer, one is out of its fact's range,
     *     or a string is known
     */
    public static Facts ofNumbers(FactSchema schema, long[] numbers) {
        if (numbers.length != schema.facts().size()) {
            throw new IllegalArgumentException(
                    "%d numbers for %d facts.".formatted(numbers.length, schema.facts().size()));
        }
        for (Fact fact : schema.facts().values()) {
            long number = numbers[fact.index()];
            boolean inside = fact.range() == null || fact.range().contains(number);
            if (number != UNKNOWN && (!inside || fact.type() == Type.Simple.STRING)) {
                throw new IllegalArgumentException(
                        "The fact %s is out of its range.".formatted(fact.name()));
            }
        }
        return new Facts(schema, numbers, Map.of());
    }

    /**
     * The same with one fact changed that is no string.
     *
     * @param number as {@link FactSchema#encode} makes it, or {@link #UNKNOWN}
     */
    public Facts with(Fact fact, long number) {
        long[] changed = numbers.clone();
        changed[fact.index()] = number;
        return new Facts(schema, changed, texts);
    }

    /**
     * The same with one string changed.
     *
     * @throws IllegalArgumentException if the fact may not have the text
     */
    public Facts with(Fact fact, String text) {
        if (!schema.allows(fact, text)) {
            throw new IllegalArgumentException(
                    "The value of the fact %s is not allowed.".formatted(fact.name()));
        }
        var changed = new HashMap<>(texts);
        changed.put(fact.index(), text);
        long[] known = numbers.clone();
        known[fact.index()] = schema.encode(fact.type(), text);
        return new Facts(schema, known, Map.copyOf(changed));
    }

    public FactSchema schema() {
        return schema;
    }

    /** Null if unknown. */
    public @Nullable Object get(String fact) {
        Fact found = schema.fact(fact);
        if (found.type() == Type.Simple.STRING) {
            return text(found.index());
        }
        long number = numbers[found.index()];
        return number == UNKNOWN ? null : schema.decode(found.type(), number);
    }

    /** A string, by {@link Fact#index}; null if unknown. */
    public @Nullable String text(int index) {
        return texts.get(index);
    }

    /** By {@link Fact#index}; {@link #UNKNOWN} if unknown. See {@link FactSchema#encode}. */
    public long number(int index) {
        return numbers[index];
    }
}
