package org.wengang.voucher.holder;

import java.time.LocalDate;
import org.wengang.kernel.OrgPath;
import org.wengang.voucher.VoucherCode;

/**
 * A voucher as whoever holds its code sees it; nobody's name is told.
 *
 * @param organisation the county it holds in
 * @param firstDay of its use; lastDay inclusive
 * @param partial whether it may be spent bit by bit
 * @param reducedFen never to be spent, because the award was corrected
 * @param isStopped whether it was stopped, or its award corrected so that nothing is left
 */
public record HeldVoucher(
        VoucherCode code,
        OrgPath organisation,
        long faceFen,
        long leftFen,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean partial,
        long reducedFen,
        boolean isStopped) {

    /** What can be done with it. */
    public enum State {
        USABLE,
        NOT_YET,
        USED_UP,
        EXPIRED,
        /** The office did so. */
        STOPPED
    }

    public State state(LocalDate today) {
        if (isStopped) {
            return State.STOPPED;
        }
        if (leftFen == 0) {
            return State.USED_UP;
        }
        if (today.isAfter(lastDay)) {
            return State.EXPIRED;
        }
        return today.isBefore(firstDay) ? State.NOT_YET : State.USABLE;
    }
}
