package org.wengang.voucher.issue;

import java.util.UUID;
import org.wengang.kernel.PartyName;

/**
 * A voucher of an issue as its page lists it.
 *
 * @param number within the issue, from 1
 * @param isStopped whether what is left was made void before the last day
 */
public record VoucherLine(
        UUID id,
        int number,
        PartyName name,
        String last4,
        long faceFen,
        long leftFen,
        boolean isStopped) {}
