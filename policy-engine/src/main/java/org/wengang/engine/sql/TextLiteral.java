package org.wengang.engine.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A string as SQL that reads the same in every dialect and through every layer that looks for
 * quotes, backslashes, marks for parameters or braces: only letters, digits, blanks and what is not
 * ASCII stand between quotes, all else is {@code chr(n)}.
 */
final class TextLiteral {

    private TextLiteral() {}

    /**
     * @param text without NUL and without half a surrogate pair
     */
    static String of(String text) {
        List<String> pieces = new ArrayList<>();
        var plain = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (isPlain(c)) {
                        plain.appendCodePoint(c);
                    } else {
                        close(plain, pieces);
                        pieces.add("chr(" + c + ")");
                    }
                });
        close(plain, pieces);
        return switch (pieces.size()) {
            case 0 -> "''";
            case 1 -> pieces.getFirst();
            default -> "(" + String.join(" || ", pieces) + ")";
        };
    }

    private static boolean isPlain(int c) {
        return c >= 128 || c == ' ' || Character.isLetterOrDigit(c);
    }

    private static void close(StringBuilder plain, List<String> pieces) {
        if (!plain.isEmpty()) {
            pieces.add("'" + plain + "'");
            plain.setLength(0);
        }
    }
}
