package org.wengang.voucher.settlement;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What of a merchant's redemptions stands in no statement, of days that are over.
 *
 * @param since the first day of them
 */
public record Unsettled(
        UUID merchant, String merchantName, LocalDate since, int count, long totalFen) {}
