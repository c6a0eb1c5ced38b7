package org.wengang.registry.census.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a town, an officer or a whole census is; people as records, one for each office that has
 * one.
 *
 * @param town code of the town, or of the county where the town is not known; null where no place
 *     is, and for an officer and the whole
 * @param officer null for a town and the whole; likewise the name
 * @param contacted at least once, reached or not
 * @param recorded everything asked is known
 * @param refused they did not want to answer
 * @param open neither recorded nor refused
 * @param untouched of the open, those nobody has tried to reach since three days, or ever
 */
public record Coverage(
        @Nullable String town,
        @Nullable UUID officer,
        @Nullable String officerName,
        long assigned,
        long contacted,
        long recorded,
        long refused,
        long open,
        long untouched) {

    /** In whole percent, rounded down, so that 100 means all. */
    public long percent() {
        return assigned == 0 ? 0 : recorded * 100 / assigned;
    }

    /** All that is open once the last day is over. */
    public long overdue(LocalDate lastDay, LocalDate today) {
        return today.isAfter(lastDay) ? open : 0;
    }
}
