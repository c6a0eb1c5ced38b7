package org.wengang.registry.cell;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person meant to type, without what keyboards and spreadsheets add to it. */
public final class CellText {

    /** Controls, invisible marks, and what no database stores: halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\s]]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private CellText() {}

    /** Half-width, inner blanks single, none at the ends. */
    public static String clean(String text) {
        if (isPlain(text)) {
            return text;
        }
        var visible =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return BLANKS.matcher(visible).replaceAll(" ").strip();
    }

    public static String withoutBlanks(String clean) {
        return clean.indexOf(' ') < 0 ? clean : clean.replace(" ", "");
    }

    /** Null unless it is a whole number of one to four digits. */
    public static @Nullable Integer smallNumber(String clean) {
        return clean.length() <= 4 && isDigits(clean) ? Integer.valueOf(clean) : null;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Nothing but ASCII letters, digits and signs, and common Han characters: nothing to clean. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPlain = (c > ' ' && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF);
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }
}
