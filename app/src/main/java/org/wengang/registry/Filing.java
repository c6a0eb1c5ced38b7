package org.wengang.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.FactSchema;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Uscc;

/**
 * One filing (申报) as one organisation knows it: about a person, an organisation, or both.
 *
 * @param schema what its facts are
 * @param person null where an organisation files for itself; likewise the kind of document and its
 *     number
 * @param employer who files, or whom it is about; null where nobody is named, likewise its code
 * @param month its first day; null for what is of no month
 * @param occasion tells filings of the same people apart; null where nothing needs to
 * @param appliedAt when a file first brought it; decides who comes first
 * @param version grows with every change of a fact
 */
public record Filing(
        UUID id,
        FactSchema schema,
        OrgPath organisation,
        @Nullable PersonName person,
        IdentityDocument.@Nullable Kind idKind,
        @Nullable String maskedId,
        @Nullable String employer,
        @Nullable Uscc uscc,
        @Nullable LocalDate month,
        @Nullable String occasion,
        Instant appliedAt,
        Instant updatedAt,
        int version) {

    /** The last four characters of the ID number; "" where there is none. */
    public String idLast4() {
        return maskedId == null ? "" : maskedId.substring(maskedId.length() - 4);
    }

    /** Whom it is about, for officers who work with it. */
    public String title() {
        return person != null ? person.value() : String.valueOf(employer);
    }
}
