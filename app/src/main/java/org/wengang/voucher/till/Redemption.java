package org.wengang.voucher.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher lost at a merchant, or got back.
 *
 * @param amountFen below 0 where it gives back
 * @param leftFen of the voucher, right after it
 * @param reverses the one it gives back; null for a redemption
 * @param reversedBy the one that gave it back; null where nobody did
 */
public record Redemption(
        UUID id,
        LocalDate day,
        Instant at,
        long amountFen,
        long leftFen,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy) {

    /** Whether its merchant may take it back. */
    public boolean isReversible(LocalDate today) {
        return reverses == null && reversedBy == null && day.equals(today);
    }
}
