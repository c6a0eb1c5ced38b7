package org.wengang.sheet;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The heading of one column.
 *
 * @param column 0-based
 * @param text as written in the file, without controls and halves of characters
 * @param name without blanks, line breaks, a star for "required" and a remark in brackets at the
 *     end: {@code * 姓 名（必填）} is {@code 姓名}; or what such a name was said to mean
 */
public record SheetHeading(int column, String text, String name) {

    private static final Pattern REMARK = Pattern.compile("(?<=.)\\([^()]*\\)$");

    /** Controls, and what no database stores: halves of characters. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\s]]");

    static SheetHeading of(int column, String text) {
        return new SheetHeading(column, UNSTORABLE.matcher(text).replaceAll(""), nameOf(text));
    }

    /** The {@link #name} of a heading written like this. */
    public static String nameOf(String text) {
        var name =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}*:]", "");
        return REMARK.matcher(name).replaceFirst("");
    }
}
