package org.wengang.voucher.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a merchant is owed for what it redeemed up to a day and was not settled before.
 *
 * @param day inclusive
 * @param totalFen redemptions less reversals; below 0 where more was reversed
 */
public record Statement(
        UUID id,
        UUID merchant,
        String merchantName,
        String uscc,
        LocalDate day,
        Instant closedAt,
        int lineCount,
        long totalFen) {}
