package org.wengang.voucher.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.wengang.kernel.OrgPath;

/**
 * A pool of vouchers of one face for people of the register.
 *
 * @param organisation the county they hold in, and whose people may claim
 * @param remaining how many are left
 * @param opensAt when it may be claimed from; closesAt exclusive
 * @param firstDay of the vouchers' use; lastDay inclusive
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
        boolean isReleased,
        boolean isOwn) {

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
