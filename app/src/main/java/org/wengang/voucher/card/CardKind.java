package org.wengang.voucher.card;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * A sort of card, with what it is good for.
 *
 * @param organisation that keeps it; the offices below issue it too
 * @param source the clause it follows
 * @param firstDay of its use; lastDay inclusive
 * @param privileges by number, at least one
 * @param isReleased whether a second officer let it go
 * @param isOwn whether whoever asks planned it
 */
public record CardKind(
        UUID id,
        OrgPath organisation,
        Label title,
        String source,
        LocalDate firstDay,
        LocalDate lastDay,
        List<Privilege> privileges,
        boolean isReleased,
        boolean isOwn) {

    public CardKind {
        privileges = List.copyOf(privileges);
    }

    /** How it stands on a day. */
    public enum State {
        PLANNED,
        NOT_YET,
        OPEN,
        OVER
    }

    public State state(LocalDate day) {
        if (!isReleased) {
            return State.PLANNED;
        }
        if (day.isBefore(firstDay)) {
            return State.NOT_YET;
        }
        return day.isAfter(lastDay) ? State.OVER : State.OPEN;
    }

    /** Whether cards of it may be issued that day. */
    public boolean isIssuable(LocalDate day) {
        return isReleased && !day.isAfter(lastDay);
    }

    /** The audit trail's name of it. */
    String subject() {
        return "card kind " + id;
    }
}
