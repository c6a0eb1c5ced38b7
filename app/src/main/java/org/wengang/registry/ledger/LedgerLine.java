package org.wengang.registry.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.IdentityDocument.Kind;
import org.wengang.kernel.OrgPath;

/**
 * A worker as the ledger shows them; null where a fact is not known.
 *
 * @param hukou code of the place; likewise home, residence and stayPlace
 * @param hukouNature code as in the schema; likewise employerKind and category
 * @param maskedMobile null also where no column asks for it
 * @param stayFrom first day, inclusive
 * @param stayTo last day, inclusive
 */
public record LedgerLine(
        UUID id,
        OrgPath organisation,
        String name,
        Kind idKind,
        String idLast4,
        LocalDate birth,
        @Nullable String maskedMobile,
        @Nullable String hukou,
        @Nullable String home,
        @Nullable String residence,
        @Nullable String hukouNature,
        @Nullable String employerName,
        @Nullable String uscc,
        @Nullable String employerKind,
        @Nullable String category,
        @Nullable String stayPlace,
        @Nullable LocalDate stayFrom,
        @Nullable LocalDate stayTo,
        @Nullable Integer onDutyDays,
        @Nullable String remark,
        Instant addedAt,
        Instant changedAt) {

    /** The ID number with everything but its end hidden. */
    public String maskedId() {
        return "*".repeat(14) + idLast4;
    }
}
