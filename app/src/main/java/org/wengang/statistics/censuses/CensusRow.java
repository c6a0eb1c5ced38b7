package org.wengang.statistics.censuses;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;

/**
 * One person behind a number.
 *
 * @param employer null where not known, likewise its code
 * @param isOutsider whether counted as here and registered elsewhere; null where that is not known
 * @param isStayer whether counted among those who stay over the festival: of the outsiders alone,
 *     and never where nobody was asked
 */
public record CensusRow(
        UUID person,
        UUID worker,
        OrgPath organisation,
        PersonName name,
        String idLast4,
        @Nullable String employer,
        @Nullable String uscc,
        @Nullable Boolean isOutsider,
        boolean isStayer) {}
