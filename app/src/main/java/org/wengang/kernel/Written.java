package org.wengang.kernel;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Undoes what keyboards and spreadsheets do to codes: full-width forms, blanks, invisible marks.
 */
final class Written {

    private Written() {}

    /** Half-width, upper case, without any blank, control or invisible character. */
    static String code(String text) {
        if (isPlainCode(text)) {
            return text;
        }
        return visible(text).replaceAll("[\\s\\p{Z}]", "").toUpperCase(Locale.ROOT);
    }

    /** Half-width, inner blanks single, none at the ends. */
    static String phrase(String text) {
        if (isHan(text)) {
            return text;
        }
        return visible(text.replaceAll("[\\s\\p{Z}]+", " ")).replaceAll(" +", " ").strip();
    }

    /** Digits and capitals: nothing to undo. Most cells are, and patterns are slow. */
    private static boolean isPlainCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Nothing but common Han characters, none of which has another form. */
    static boolean isHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x4E00 || c > 0x9FFF) {
                return false;
            }
        }
        return true;
    }

    private static String visible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\p{Cc}&&[^\\s]]", "");
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static String faultCode(String type, Enum<?> fault) {
        return type + "-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
