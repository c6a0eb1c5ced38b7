package org.wengang.sheet;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** When a number in a workbook is a day, and which. */
final class ExcelDates {

    /** Seconds, colours, locales and texts inside a number format. */
    private static final Pattern NOT_LETTERS_OF_TIME =
            Pattern.compile("\\[[^\\]]*\\]|\"[^\"]*\"|\\\\.|_.|\\*.");

    private static final Pattern DAY = Pattern.compile("[yd]");
    private static final Pattern MONTH_ONLY = Pattern.compile("m");
    private static final Pattern OTHER = Pattern.compile("[hs0#?]");

    private static final double LAST_SERIAL = 2_958_465;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private final boolean countsFrom1904;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    ExcelDates(boolean countsFrom1904) {
        this.countsFrom1904 = countsFrom1904;
    }

    /**
     * Empty for a serial no day has. The 29th of February 1900, which Excel invented, is the 28th.
     */
    Optional<LocalDate> day(double serial) {
        if (!(serial >= 0 && serial <= LAST_SERIAL)) {
            return Optional.empty();
        }
        long days = (long) Math.floor(serial);
        if (countsFrom1904) {
            return Optional.of(EPOCH_1904.plusDays(days));
        }
        return Optional.of(EPOCH.plusDays(days < 60 ? days + 1 : days == 60 ? 60 : days));
    }

    /**
     * @param id of the number format; 0 for none
     * @param format its text, "" if built in
     */
    boolean showsDay(int id, String format) {
        if ((id >= 14 && id <= 17) || id == 22) {
            return true;
        }
        // 27–31, 36, 50–54, 57 and 58 are the days of Chinese, Japanese and Korean Excel
        if (format.isEmpty()) {
            return (id >= 27 && id <= 31)
                    || id == 36
                    || (id >= 50 && id <= 54)
                    || id == 57
                    || id == 58;
        }
        return known.computeIfAbsent(format, ExcelDates::showsDay);
    }

    private static boolean showsDay(String format) {
        var positive = format.split(";", 2)[0];
        var letters = NOT_LETTERS_OF_TIME.matcher(positive).replaceAll("").toLowerCase(Locale.ROOT);
        return !letters.contains("general")
                && (DAY.matcher(letters).find()
                        || (MONTH_ONLY.matcher(letters).find() && !OTHER.matcher(letters).find()));
    }
}
