package org.wengang.statistics.indicators;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;

/**
 * One row behind a figure; rows of one policy may be of one person.
 *
 * @param employer null where the roster names none
 * @param amountFen what counts; nothing where all of it came back
 * @param returnedFen paid back, or void; it does not count
 * @param day paid on, approved on or proposed on
 */
public record FigureRow(
        UUID award,
        PartyName name,
        String idLast4,
        @Nullable String employer,
        OrgPath organisation,
        long amountFen,
        long returnedFen,
        LocalDate day) {

    /** What went out. */
    public long grossFen() {
        return amountFen + returnedFen;
    }
}
