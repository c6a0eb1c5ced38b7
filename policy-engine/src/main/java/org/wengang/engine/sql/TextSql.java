package org.wengang.engine.sql;

import org.wengang.engine.language.Expression.Holds;

/**
 * What is asked of strings, in functions that every dialect counts in code points. Never {@code
 * like}, to which some characters mean more than themselves.
 */
final class TextSql {

    /** No string is longer; not every engine's functions take a larger number. */
    private static final long LONGEST = 1_000_000;

    private TextSql() {}

    /** Bigint. */
    static String size(String text) {
        return "cast(char_length(%s) as bigint)".formatted(text);
    }

    static String holds(Holds.Where where, String text, String piece) {
        return switch (where) {
            case ANYWHERE -> "(position(%s in %s) > 0)".formatted(piece, text);
            case AT_START -> "(substr(%1$s, 1, char_length(%2$s)) = %2$s)".formatted(text, piece);
            case AT_END -> "(right(%1$s, char_length(%2$s)) = %2$s)".formatted(text, piece);
        };
    }

    /** Null where the string is shorter than the piece wants. */
    static String piece(String text, long[] ends) {
        long from = ends[0];
        long last = ends[ends.length - 1];
        if (from < 0 || last < from || last > LONGEST) {
            return "(case when false then %s end)".formatted(text);
        }
        String start = "%s, %d".formatted(text, from + 1);
        return "(case when char_length(%s) >= %d then substr(%s) end)"
                .formatted(text, last, ends.length == 2 ? start + ", " + (last - from) : start);
    }
}
