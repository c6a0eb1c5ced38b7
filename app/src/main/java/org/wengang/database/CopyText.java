package org.wengang.database;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One row in the text format of {@code COPY}: tab between values, newline after a row, {@code \N}
 * for null.
 */
final class CopyText {

    private static final HexFormat HEX = HexFormat.of();

    private CopyText() {}

    /**
     * @param row which row it is, from 1, for the message
     * @throws IllegalArgumentException for text PostgreSQL cannot store; the message does not
     *     repeat it
     */
    static void append(StringBuilder target, long row, @Nullable Object[] values) {
        for (int column = 0; column < values.length; column++) {
            if (column > 0) {
                target.append('\t');
            }
            var value = values[column];
            switch (value) {
                case null -> target.append("\\N");
                case byte[] bytes -> HEX.formatHex(target.append("\\\\x"), bytes);
                case CharSequence text -> appendText(target, text, row, column);
                default -> appendText(target, value.toString(), row, column);
            }
        }
        target.append('\n');
    }

    private static void appendText(StringBuilder target, CharSequence text, long row, int column) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> target.append("\\\\");
                case '\t' -> target.append("\\t");
                case '\n' -> target.append("\\n");
                case '\r' -> target.append("\\r");
                case 0 -> throw refusal(row, column, "the character 0");
                default -> {
                    if (Character.isSurrogate(c) && !isPaired(text, i)) {
                        throw refusal(row, column, "half a surrogate pair");
                    }
                    target.append(c);
                }
            }
        }
    }

    private static boolean isPaired(CharSequence text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static IllegalArgumentException refusal(long row, int column, String what) {
        return new IllegalArgumentException(
                "Value %d of row %d holds %s, which the database cannot store.\nMaybe the file should be refused where it is read."
                        .formatted(column + 1, row, what));
    }
}
