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
 */
public record HeldVoucher(
        VoucherCode code,
        OrgPath organisation,
        long faceFen,
        long leftFen,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean partial) {

    /** What can be done with it. */
    public enum State {
        USABLE,
        NOT_YET,
        USED_UP,
        EXPIRED
    }

    public State state(LocalDate today) {
        if (leftFen == 0) {
            return State.USED_UP;
        }
        if (today.isAfter(lastDay)) {
            return State.EXPIRED;
        }
        return today.isBefore(firstDay) ? State.NOT_YET : State.USABLE;
    }
}
