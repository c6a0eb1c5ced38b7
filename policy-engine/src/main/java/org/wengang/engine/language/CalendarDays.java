package org.wengang.engine.language;

import java.time.LocalDate;

/** Days since 1970-01-01 moved by whole months. */
public final class CalendarDays {

    private CalendarDays() {}

    /** The same day so many months later; the last day of the month where that day is missing. */
    public static long addMonths(long day, long months) {
        return LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
    }

    /** The last day of the day's month. */
    public static long monthEnd(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return day + date.lengthOfMonth() - date.getDayOfMonth();
    }
}
