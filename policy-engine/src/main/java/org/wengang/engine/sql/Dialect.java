package org.wengang.engine.sql;

/**
 * Where engines differ in what we write: six entries, and nothing else. All other text is the
 * common subset: dates as constants, money as bigint fen, codes compared by equality, no null into
 * least or greatest. A further engine is a further constant here.
 *
 * <p>The entries are templates; {@code %1$s} and {@code %2$s} stand for the operands.
 */
public enum Dialect {
    POSTGRESQL(
            "(%1$s / %2$s)",
            "cast(%2$s - %1$s as bigint)",
            "cast(%1$s + cast(%2$s as integer) * interval '1 month' as date)",
            "(cast(%1$s - cast(extract(day from %1$s) as integer) + 1 + interval '1 month' as date)"
                    + " - 1)",
            "cast(extract(year from %1$s) * 10000 + extract(month from %1$s) * 100"
                    + " + extract(day from %1$s) as bigint)",
            "%1$s collate \"C\""),
    DUCKDB(
            "(%1$s // %2$s)",
            "cast(%2$s - %1$s as bigint)",
            "cast(%1$s + to_months(cast(%2$s as integer)) as date)",
            "last_day(%1$s)",
            "cast(extract(year from %1$s) * 10000 + extract(month from %1$s) * 100"
                    + " + extract(day from %1$s) as bigint)",
            "cast(%1$s as varchar) collate \"C\""),
    SPARK(
            "(%1$s div %2$s)",
            "cast(datediff(%2$s, %1$s) as bigint)",
            "add_months(%1$s, cast(%2$s as int))",
            "last_day(%1$s)",
            "cast(extract(year from %1$s) * 10000 + extract(month from %1$s) * 100"
                    + " + extract(day from %1$s) as bigint)",
            "%1$s collate UTF8_BINARY");

    private final String divide;
    private final String days;
    private final String addMonths;
    private final String monthEnd;
    private final String dayNumber;
    private final String text;

    Dialect(
            String divide,
            String days,
            String addMonths,
            String monthEnd,
            String dayNumber,
            String text) {
        this.divide = divide;
        this.days = days;
        this.addMonths = addMonths;
        this.monthEnd = monthEnd;
        this.dayNumber = dayNumber;
        this.text = text;
    }

    /** Bigint over bigint, towards zero. */
    String divide(String dividend, String divisor) {
        return divide.formatted(dividend, divisor);
    }

    /** Bigint: the later day minus the earlier one. */
    String days(String from, String to) {
        return days.formatted(from, to);
    }

    /** Date: so many months later, the last day of a shorter month. */
    String addMonths(String date, String months) {
        return addMonths.formatted(date, months);
    }

    /** Date: the last day of the month. */
    String monthEnd(String date) {
        return monthEnd.formatted(date);
    }

    /** Text, compared code point by code point; DuckDB forgets the type of a constant null. */
    String text(String text) {
        return this.text.formatted(text);
    }

    /** Bigint: the day as a number 20210211. */
    String dayNumber(String date) {
        return dayNumber.formatted(date);
    }
}
