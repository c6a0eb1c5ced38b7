package org.wengang.registry.cell;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person meant to type, without what keyboards and spreadsheets add to it. */
public final class CellText {

    /** Controls, invisible marks, and what no database stores: halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\s]]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** What people put in front of a number, lest a spreadsheet counts with it. */
    private static final Pattern MARK = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]*['‘’′`＇]+");

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?E\\+?\\d{2}");
    private static final Pattern CUT = Pattern.compile("\\d{15}000");

    private CellText() {}

    /** A number of many digits as it was meant: without an apostrophe in front. */
    public static String withoutMark(String text) {
        return text.isEmpty() || Character.isLetterOrDigit(text.charAt(0))
                ? text
                : MARK.matcher(text).replaceFirst("");
    }

    /**
     * Whether a spreadsheet has written it, which keeps fifteen digits: {@code 1.30106E+17}, or
     * three zeros at the end of eighteen digits. To be asked of what is no valid number.
     */
    static boolean hasLostDigits(String text) {
        var number = withoutBlanks(clean(text)).toUpperCase(Locale.ROOT);
        return SCIENTIFIC.matcher(number).matches() || CUT.matcher(number).matches();
    }

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
