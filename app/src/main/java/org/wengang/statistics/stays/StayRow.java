package org.wengang.statistics.stays;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;

/**
 * One stay behind a number; a person may have several.
 *
 * @param until null while it goes on
 * @param onDutyDays null where not known
 */
public record StayRow(
        UUID entry,
        PersonName name,
        String idLast4,
        String employer,
        OrgPath organisation,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable Integer onDutyDays) {}
