package org.wengang.statistics.indicators;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;

/**
 * One row behind a figure; rows of one policy are of different persons.
 *
 * @param employer null where the roster names none
 * @param day paid on, approved on or proposed on
 */
public record FigureRow(
        UUID award,
        PersonName name,
        String idLast4,
        @Nullable String employer,
        OrgPath organisation,
        long amountFen,
        LocalDate day) {}
