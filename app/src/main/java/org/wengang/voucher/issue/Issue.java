package org.wengang.voucher.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * Vouchers made at once, with the same terms.
 *
 * @param firstDay of their use; lastDay inclusive
 * @param partial whether one may be spent bit by bit; else as a whole
 * @param totalFen what they are worth together
 */
public record Issue(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        Label policyTitle,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean partial,
        Instant issuedAt,
        int voucherCount,
        long totalFen) {}
