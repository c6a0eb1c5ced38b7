package org.wengang.voucher.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * A pool of vouchers of one face for people of the register.
 *
 * @param organisation the county they hold in, and whose people may claim
 * @param remaining how many are left
 * @param opensAt when it may be claimed from; closesAt exclusive
 * @param firstDay of the vouchers' use; lastDay inclusive
 * @param policyVersionId whose pool pays; null where it was planned before campaigns had one
 * @param isReleased whether a second officer let it go
 * @param isOwn whether whoever asks planned it
 */
public record VoucherCampaign(
        UUID id,
        OrgPath organisation,
        String title,
        long faceFen,
        int vouchers,
        int remaining,
        Instant opensAt,
        Instant closesAt,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean partial,
        @Nullable UUID policyVersionId,
        boolean isReleased,
        boolean isOwn) {

    /** All that it may cost. */
    public long totalFen() {
        return Math.multiplyExact(faceFen, (long) vouchers);
    }

    /** How it stands at a moment. */
    public enum State {
        PLANNED,
        NOT_YET,
        OPEN,
        SOLD_OUT,
        OVER
    }

    public State state(Instant now) {
        if (!isReleased) {
            return State.PLANNED;
        }
        if (now.isBefore(opensAt)) {
            return State.NOT_YET;
        }
        if (!now.isBefore(closesAt)) {
            return State.OVER;
        }
        return remaining == 0 ? State.SOLD_OUT : State.OPEN;
    }
}
