package org.wengang.registry.filings;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * A filing as a list shows it.
 *
 * @param name of the person; null where an organisation files for itself, likewise the number
 * @param employer null where none is named, likewise its code
 * @param month its first day; null for what is of no month
 */
public record FilingLine(
        UUID id,
        String schema,
        OrgPath organisation,
        @Nullable String name,
        @Nullable String idLast4,
        @Nullable String employer,
        @Nullable String uscc,
        @Nullable LocalDate month,
        @Nullable String occasion) {

    /** The ID number with everything but its end hidden; null where no person is named. */
    public @Nullable String maskedId() {
        return idLast4 == null ? null : "*".repeat(14) + idLast4;
    }

    /** Whom it is about. */
    public String title() {
        return name != null ? name : String.valueOf(employer);
    }
}
