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
        return visible(text).replaceAll("[\\s\\p{Z}]", "").toUpperCase(Locale.ROOT);
    }

    /** Half-width, inner blanks single, none at the ends. */
    static String phrase(String text) {
        return visible(text.replaceAll("[\\s\\p{Z}]+", " ")).replaceAll(" +", " ").strip();
    }

    private static String visible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\p{Cc}&&[^\\s]]", "");
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String faultCode(String type, Enum<?> fault) {
        return type + "-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
