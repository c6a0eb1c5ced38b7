package org.wengang.voucher.use;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;

/**
 * A privilege taken at a place, or given back there.
 *
 * @param number of the privilege within the kind of card
 * @param uses of the privilege with this card, right after it
 * @param mostUses null for as often as needed
 * @param reverses the one it gives back; null for a use
 * @param reversedBy the one that gave it back; null where nobody did
 */
public record CardUse(
        UUID id,
        int number,
        Label privilege,
        LocalDate day,
        Instant at,
        int uses,
        @Nullable Integer mostUses,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy) {

    /** Whether its place may take it back. */
    public boolean isReversible(LocalDate today) {
        return reverses == null && reversedBy == null && day.equals(today);
    }
}
