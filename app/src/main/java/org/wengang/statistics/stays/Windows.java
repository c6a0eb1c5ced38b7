package org.wengang.statistics.stays;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.statistics.Reading;
import org.wengang.statistics.StatisticsProblem;
import org.wengang.statistics.bulletins.Questions;

/** Reads a window, and what is counted in it, out of a query. */
@Component
final class Windows {

    private final Questions questions;

    Windows(Questions questions) {
        this.questions = questions;
    }

    /**
     * This year so far, unless asked otherwise.
     *
     * @param from "" where not asked; likewise the others
     * @throws Refused statistics-window-backwards, statistics-scope-not-found,
     *     security-role-missing
     */
    Window of(Officer officer, String from, String to, String scope) {
        Reading.require(officer);
        var today = questions.today();
        var last = to.isBlank() ? today : day(to);
        var first = from.isBlank() ? last.withDayOfYear(1) : day(from);
        if (last.isBefore(first)) {
            throw new Refused(StatisticsProblem.WINDOW_BACKWARDS);
        }
        return new Window(first, last, questions.place(officer, scope));
    }

    /**
     * @throws Refused statistics-indicator-not-found
     */
    static Counted counted(String word) {
        return Counted.of(word)
                .orElseThrow(() -> new Refused(StatisticsProblem.INDICATOR_NOT_FOUND));
    }

    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() <= 2100) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            throw new Refused(StatisticsProblem.WINDOW_BACKWARDS);
        }
        throw new Refused(StatisticsProblem.WINDOW_BACKWARDS);
    }
}
