package org.wengang.voucher.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * A merchant, or another place, on the list of an office: it takes the vouchers, or gives the
 * privileges of cards, of that office and of those below.
 *
 * @param id also that of the till it signs in with
 * @param kind decides what it may take
 * @param firstDay of its place on the list; lastDay inclusive
 * @param mostADayFen what it may take in a day; null for no limit
 * @param mostUsesADay how often in a day it may take the same voucher; null for no limit
 * @param closedAt null while it stands on the list
 */
public record Merchant(
        UUID id,
        OrgPath organisation,
        String name,
        String uscc,
        String address,
        PlaceKind kind,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable Long mostADayFen,
        @Nullable Integer mostUsesADay,
        @Nullable Instant closedAt) {

    /** How it stands on a day. */
    public enum State {
        OPEN,
        NOT_YET,
        OVER,
        CLOSED
    }

    public State state(LocalDate day) {
        if (closedAt != null) {
            return State.CLOSED;
        }
        if (day.isBefore(firstDay)) {
            return State.NOT_YET;
        }
        return day.isAfter(lastDay) ? State.OVER : State.OPEN;
    }

    /** The audit trail's name of it. */
    String subject() {
        return "merchant " + id;
    }
}
