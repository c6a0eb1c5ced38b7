package org.wengang.registry.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day as text: {@code 2021-02-11}, {@code 2021/2/11}, {@code 20210211}, {@code 2021年2月11日},
 * {@code 二〇二一年二月十一日}; with or without the day of the week or midnight behind it.
 */
public final class WrittenDay {

    private static final Pattern SEPARATED =
            Pattern.compile("(\\d{4})([-/.年])(\\d{1,2})(?:\\2|月)(\\d{1,2})[日号]?");

    private static final Pattern IN_HAN =
            Pattern.compile(
                    "([〇零○一二三四五六七八九]{4})年([〇零○一二三四五六七八九十]{1,3})月(" + "[〇零○一二三四五六七八九十]{1,3})[日号]");

    private static final Pattern MIDNIGHT = Pattern.compile("[ T]0?0:00(:00(\\.0+)?)?$");
    private static final Pattern WEEKDAY = Pattern.compile("[ (]*(周|星期|礼拜)[一二三四五六日天]\\)?$");
    private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212]+");
    private static final String HAN_DIGITS = "〇一二三四五六七八九";

    private WrittenDay() {}

    /** Null when it is no such day; which is the month is never guessed. */
    public static @Nullable LocalDate parse(String clean) {
        var text = WEEKDAY.matcher(MIDNIGHT.matcher(clean).replaceFirst("")).replaceFirst("");
        text = DASH.matcher(CellText.withoutBlanks(text)).replaceAll("-");
        try {
            if (text.length() == 8 && CellText.isDigits(text)) {
                return LocalDate.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 4, 6, 10),
                        Integer.parseInt(text, 6, 8, 10));
            }
            var parts = SEPARATED.matcher(text);
            if (parts.matches()) {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(3)),
                        Integer.parseInt(parts.group(4)));
            }
            var han = IN_HAN.matcher(text);
            return han.matches()
                    ? LocalDate.of(digits(han.group(1)), number(han.group(2)), number(han.group(3)))
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** {@code 二〇二一} is 2021. */
    private static int digits(String han) {
        int number = 0;
        for (int i = 0; i < han.length(); i++) {
            number = number * 10 + Math.max(0, HAN_DIGITS.indexOf(han.charAt(i)));
        }
        return number;
    }

    /** {@code 二十一} is 21, {@code 十} is 10, {@code 〇二} is 2; 0 for what is no number. */
    private static int number(String han) {
        int ten = han.indexOf('十');
        if (ten < 0) {
            return digits(han);
        }
        if (ten > 1 || han.length() - ten > 2 || han.indexOf('十', ten + 1) >= 0) {
            return 0;
        }
        int tens = ten == 0 ? 1 : digits(han.substring(0, 1));
        return tens * 10 + digits(han.substring(ten + 1));
    }
}
