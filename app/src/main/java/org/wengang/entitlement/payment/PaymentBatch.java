package org.wengang.entitlement.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * Awards paid by one file.
 *
 * @param paidOn the day the bank paid; null until recorded
 */
public record PaymentBatch(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        Label policyTitle,
        Instant madeAt,
        LocalDate madeOn,
        int lineCount,
        long totalFen,
        @Nullable LocalDate paidOn) {}
