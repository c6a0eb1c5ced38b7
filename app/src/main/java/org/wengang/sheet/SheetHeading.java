package org.wengang.sheet;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The heading of one column.
 *
 * @param column 0-based
 * @param text as written in the file
 * @param name without blanks, line breaks, a star for "required" and a remark in brackets at the
 *     end: {@code * 姓 名（必填）} is {@code 姓名}
 */
public record SheetHeading(int column, String text, String name) {

    private static final Pattern REMARK = Pattern.compile("(?<=.)\\([^()]*\\)$");

    static SheetHeading of(int column, String text) {
        return new SheetHeading(column, text, nameOf(text));
    }

    static String nameOf(String text) {
        var name =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Z}\\p{Cf}*:]", "");
        return REMARK.matcher(name).replaceFirst("");
    }
}
