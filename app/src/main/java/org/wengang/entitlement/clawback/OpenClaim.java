package org.wengang.entitlement.clawback;

import java.time.Instant;
import java.util.UUID;
import org.wengang.kernel.PartyName;

/**
 * What an accepted correction claims and nobody asked back yet.
 *
 * @param isOfVoucher whether it was spent by voucher; else it was paid by the bank
 */
public record OpenClaim(
        UUID id,
        String policyCode,
        PartyName name,
        String idLast4,
        long amountFen,
        boolean isOfVoucher,
        Instant openedAt) {}
