package org.wengang.registry.checks;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check with what it came to.
 *
 * @param newest null where it was never run
 * @param before the outcome before the newest; null where there is none
 * @param trend the last outcome of each of the last days on which it ran, oldest first
 */
public record CheckLine(
        Check check, @Nullable Outcome newest, @Nullable Outcome before, List<Day> trend) {

    /** What failed or found something before what did not; errors first. */
    static final Comparator<CheckLine> WORST_FIRST =
            Comparator.<CheckLine, Boolean>comparing(line -> !line.isBad())
                    .thenComparing(line -> line.check().severity())
                    .thenComparing(line -> line.check().code());

    public CheckLine {
        trend = List.copyOf(trend);
    }

    /** Whether there is something to put right, or to look into. */
    public boolean isBad() {
        return newest != null && newest.isBad();
    }

    /** Whether it found more than the time before, or could no longer be run. */
    public boolean isWorse() {
        return newest != null && before != null && newest.isWorseThan(before);
    }

    /**
     * @param found null where it could not be run
     */
    public record Day(LocalDate day, @Nullable Long found) {}
}
