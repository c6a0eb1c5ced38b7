package org.wengang.engine.schema;

import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a subject, one version: {@code worker/1}.
 *
 * @param entity who or what a row is about
 * @param row what exactly one row stands for; a payee may have several of them
 * @param facts by name, in the order of the file
 * @param codeLists by name, the built-in ones included
 * @param filing what a row names, where rows are filings; null for those of a roster
 */
public record FactSchema(
        String name,
        Subject entity,
        Label row,
        Map<String, Fact> facts,
        Map<String, CodeList> codeLists,
        @Nullable Filing filing) {

    public FactSchema {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        codeLists = Collections.unmodifiableMap(new LinkedHashMap<>(codeLists));
    }

    /**
     * @param file the name that errors show
     * @throws org.wengang.engine.error.PolicyErrors with everything that is wrong
     */
    public static FactSchema load(Reader yaml, String file) {
        return new SchemaReader().read(yaml, file);
    }

    /**
     * @throws IllegalArgumentException if there is no such fact
     */
    public Fact fact(String name) {
        @Nullable Fact fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("No fact " + name + " in " + this.name);
        }
        return fact;
    }

    /**
     * @throws IllegalArgumentException if there is no such list
     */
    public CodeList codeList(String name) {
        @Nullable CodeList list = codeLists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("No code list " + name + " in " + this.name);
        }
        return list;
    }

    /** Whether the fact may have the value: its type, its code list, its range. */
    public boolean allows(Fact fact, Object value) {
        if (!fact.type().accepts(value)) {
            return false;
        }
        if (fact.type() instanceof Type.Code(String list)) {
            return codeList(list).has((String) value);
        }
        if (fact.type() == Type.Simple.STRING) {
            return Objects.requireNonNull(fact.range()).contains(length((String) value));
        }
        @Nullable Range range = fact.range();
        return range == null || range.contains(encode(fact.type(), value));
    }

    /**
     * A value as a number, for the closures: true is 1, a date its days since 1970-01-01, a region
     * its code, a code its place in the list. A string has no number of its own; it is told by its
     * length that it is known.
     */
    public long encode(Type type, Object value) {
        return switch (type) {
            case Type.Simple.BOOL -> (Boolean) value ? 1 : 0;
            case Type.Simple.INT, Type.Simple.MONEY -> (Long) value;
            case Type.Simple.DATE -> ((LocalDate) value).toEpochDay();
            case Type.Simple.REGION -> ((Region) value).number();
            case Type.Code(String list) -> codeList(list).indexOf((String) value);
            case Type.Simple.STRING -> length((String) value);
            case Type.Codes ignored -> throw new IllegalArgumentException("A list is no number.");
            case Type.Tiers ignored -> throw new IllegalArgumentException("A table is no number.");
        };
    }

    private static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    Object decode(Type type, long number) {
        return switch (type) {
            case Type.Simple.BOOL -> number == 1;
            case Type.Simple.INT, Type.Simple.MONEY -> number;
            case Type.Simple.DATE -> LocalDate.ofEpochDay(number);
            case Type.Simple.REGION -> Region.ofNumber(number);
            case Type.Code(String list) -> codeList(list).codeAt(Math.toIntExact(number));
            case Type.Simple.STRING -> throw new IllegalArgumentException("A length is no text.");
            case Type.Codes ignored -> throw new IllegalArgumentException("A list is no number.");
            case Type.Tiers ignored -> throw new IllegalArgumentException("A table is no number.");
        };
    }

    /**
     * What every row of the facts must satisfy for the engine's proofs to hold, as SQL conditions
     * by column; a null passes. For CHECK constraints and for tests of the facts view.
     */
    public Map<String, String> checks() {
        var checks = new LinkedHashMap<String, String>();
        for (Fact fact : facts.values()) {
            String column = fact.column();
            @Nullable Range range = fact.range();
            switch (fact.type()) {
                case Type.Simple.REGION ->
                        checks.put(column, "%s ~ '%s'".formatted(column, Region.PATTERN));
                case Type.Code(String list) ->
                        checks.put(column, "%s in (%s)".formatted(column, quoted(codeList(list))));
                case Type.Simple.INT, Type.Simple.MONEY, Type.Simple.DATE -> {
                    if (range != null) {
                        checks.put(
                                column,
                                "%s between %s and %s"
                                        .formatted(
                                                column,
                                                bound(fact.type(), range.low()),
                                                bound(fact.type(), range.high())));
                    }
                }
                case Type.Simple.STRING ->
                        checks.put(
                                column,
                                "char_length(%s) <= %d"
                                        .formatted(column, Objects.requireNonNull(range).high()));
                case Type.Simple.BOOL -> {}
                case Type.Codes ignored ->
                        throw new IllegalStateException("A fact holds one code: " + fact.name());
                case Type.Tiers ignored ->
                        throw new IllegalStateException("A fact holds no table: " + fact.name());
            }
        }
        return checks;
    }

    private static String quoted(CodeList list) {
        List<String> codes = new ArrayList<>(list.labels().keySet());
        return "'" + String.join("', '", codes) + "'";
    }

    private static String bound(Type type, long value) {
        return type == Type.Simple.DATE
                ? "date '" + LocalDate.ofEpochDay(value) + "'"
                : Long.toString(value);
    }
}
