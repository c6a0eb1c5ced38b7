package org.wengang.entitlement.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * A public notice. Holds nothing that is not public.
 *
 * @param lastDay last day on which an objection may be raised, inclusive
 */
public record Notice(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        Label policyTitle,
        String title,
        Instant publishedAt,
        LocalDate publishedOn,
        LocalDate lastDay,
        int lineCount,
        long totalFen) {

    /** Whether an objection may still be raised. */
    public boolean isOpen(LocalDate today) {
        return !today.isAfter(lastDay);
    }
}
