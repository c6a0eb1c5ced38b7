package org.wengang.entitlement.call;

import java.time.LocalDate;
import java.util.UUID;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * A policy that takes applications. Holds nothing that is not public.
 *
 * @param deadline the last day, inclusive
 */
public record ApplicationCall(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        Label policyTitle,
        LocalDate opensOn,
        LocalDate deadline) {

    /** Whether an application may be sent. */
    public boolean isOpen(LocalDate today) {
        return !today.isBefore(opensOn) && !today.isAfter(deadline);
    }
}
