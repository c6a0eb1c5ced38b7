package org.wengang.engine.schema;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a fact, a parameter or an expression holds. */
public sealed interface Type {

    /**
     * Types without a code list. Money is fen; a date is a day of the calendar; a string is a row
     * of code points, compared one by one.
     */
    enum Simple implements Type {
        BOOL,
        INT,
        MONEY,
        DATE,
        REGION,
        STRING;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One code of a code list. */
    record Code(String list) implements Type {
        @Override
        public String word() {
            return "code(" + list + ")";
        }
    }

    /** Several codes of a code list; only parameters and literals hold them. */
    record Codes(String list) implements Type {
        @Override
        public String word() {
            return "codes(" + list + ")";
        }
    }

    /**
     * A table of steps, one value from each bound on; only parameters hold it.
     *
     * @param bound what is looked up: int, money or date
     * @param value what is found: int (also basis points) or money
     */
    record Tiers(Simple bound, Simple value) implements Type {
        public Tiers {
            if (!bound.isOrdered() || !(value == Simple.INT || value == Simple.MONEY)) {
                throw new IllegalArgumentException(
                        "No table from %s to %s".formatted(bound, value));
            }
        }

        @Override
        public String word() {
            return "tiers(%s, %s)".formatted(bound.word(), value.word());
        }
    }

    /** As written in a file: {@code date}, {@code code(employer_kind)}. */
    String word();

    /** Whether values lie on a line: int, money, date. */
    default boolean isOrdered() {
        return this == Simple.INT || this == Simple.MONEY || this == Simple.DATE;
    }

    /**
     * The value a text stands for: Boolean, Long (int; money as fen), LocalDate, Region, String (a
     * code or a string), a list of codes without repetition, or a {@link TierTable}. Null if the
     * text is no such value; whether a code is in its list is not looked at.
     */
    default @Nullable Object value(String text) {
        return ValueText.parse(this, text);
    }

    /** Whether the object is a value of this type, as {@link #value} makes them. */
    default boolean accepts(Object value) {
        return ValueText.accepts(this, value);
    }

    /**
     * The text that {@link #value} reads back: {@code 500.00}, {@code 2021-02-11}, {@code a,b},
     * {@code ..9=0.00;10..=500.00}.
     */
    default String text(Object value) {
        return ValueText.write(this, value);
    }

    /** Null if there is no such type. */
    static @Nullable Type parse(String word) {
        for (Simple simple : Simple.values()) {
            if (simple.word().equals(word)) {
                return simple;
            }
        }
        var tiers = Pattern.compile("tiers\\((int|money|date), ?(int|money)\\)").matcher(word);
        if (tiers.matches()) {
            return new Tiers(simple(tiers.group(1)), simple(tiers.group(2)));
        }
        var match = Pattern.compile("(codes?)\\(([a-z][a-z0-9_]*)\\)").matcher(word);
        if (!match.matches()) {
            return null;
        }
        return match.group(1).equals("code") ? new Code(match.group(2)) : new Codes(match.group(2));
    }

    private static Simple simple(String word) {
        return Simple.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A value of an ordered type as a number: an int, fen, or days since 1970-01-01. */
    static long number(Object value) {
        return value instanceof LocalDate date ? date.toEpochDay() : (Long) value;
    }

    /** The value of an ordered type that a number stands for. */
    static Object ordered(Type type, long number) {
        if (type == Simple.DATE) {
            return LocalDate.ofEpochDay(number);
        }
        return number;
    }
}
