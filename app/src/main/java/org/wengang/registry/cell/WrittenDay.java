package org.wengang.registry.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day as text: {@code 2021-02-11}, {@code 2021/2/11}, {@code 20210211}, {@code 2021年2月11日}. */
public final class WrittenDay {

    private static final Pattern SEPARATED =
            Pattern.compile("(\\d{4})([-/.年])(\\d{1,2})(?:\\2|月)(\\d{1,2})日?");

    private static final Pattern MIDNIGHT = Pattern.compile(" 0?0:00(:00)?$");

    private WrittenDay() {}

    /** Null when it is no such day; which is the month is never guessed. */
    public static @Nullable LocalDate parse(String clean) {
        try {
            if (clean.length() == 8 && CellText.isDigits(clean)) {
                return LocalDate.of(
                        Integer.parseInt(clean, 0, 4, 10),
                        Integer.parseInt(clean, 4, 6, 10),
                        Integer.parseInt(clean, 6, 8, 10));
            }
            var parts = SEPARATED.matcher(MIDNIGHT.matcher(clean).replaceFirst(""));
            return parts.matches()
                    ? LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4)))
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
