package org.wengang.registry.workers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * A worker as a list shows them.
 *
 * @param hukou name of the place; null when not known, likewise the employer and the stay
 * @param stayFrom first day, inclusive
 * @param stayTo last day, inclusive
 */
public record WorkerLine(
        UUID id,
        OrgPath organisation,
        String name,
        String idLast4,
        @Nullable String hukou,
        @Nullable String employerName,
        @Nullable LocalDate stayFrom,
        @Nullable LocalDate stayTo) {

    /** The ID number with everything but its end hidden. */
    public String maskedId() {
        return "*".repeat(14) + idLast4;
    }
}
