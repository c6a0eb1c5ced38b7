package org.wengang.voucher.use;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.voucher.CardProblem;
import org.wengang.voucher.card.Privilege;
import org.wengang.voucher.merchant.Merchant;
import org.wengang.voucher.merchant.PlaceKind;

/**
 * A card as whoever knows its code sees it; nobody's name is told. The database decides what can be
 * used.
 *
 * @param organisation the county it holds in
 * @param firstDay of its use; lastDay inclusive
 * @param isBlocked whether the code was given up for another one
 * @param privileges by number
 */
public record ShownCard(
        Label title,
        OrgPath organisation,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean isBlocked,
        List<Standing> privileges) {

    public ShownCard {
        privileges = List.copyOf(privileges);
    }

    /**
     * A privilege with how often it was used.
     *
     * @param uses less what was taken back
     */
    public record Standing(Privilege privilege, int uses) {

        public boolean isLeft() {
            return privilege.isLeft(uses);
        }
    }

    /** What can be done with it. */
    public enum State {
        USABLE,
        NOT_YET,
        EXPIRED,
        BLOCKED
    }

    public State state(LocalDate today) {
        if (isBlocked) {
            return State.BLOCKED;
        }
        if (today.isAfter(lastDay)) {
            return State.EXPIRED;
        }
        return today.isBefore(firstDay) ? State.NOT_YET : State.USABLE;
    }

    /** Those a place gives. */
    public List<Standing> at(PlaceKind place) {
        return privileges.stream().filter(each -> each.privilege().place() == place).toList();
    }

    /** What forbids any use at the place; empty where nothing does. */
    Optional<Refused> refusal(Merchant place, LocalDate day) {
        if (!place.organisation().contains(organisation)) {
            return Optional.of(new Refused(CardProblem.ELSEWHERE));
        }
        return switch (state(day)) {
            case BLOCKED -> Optional.of(new Refused(CardProblem.BLOCKED));
            case NOT_YET -> Optional.of(new Refused(CardProblem.NOT_YET, firstDay));
            case EXPIRED -> Optional.of(new Refused(CardProblem.EXPIRED, lastDay));
            case USABLE -> Optional.empty();
        };
    }

    /** Likewise, or forbids that privilege. */
    Optional<Refused> refusal(Merchant place, LocalDate day, int number) {
        return refusal(place, day)
                .or(() ->
                        privileges.stream()
                                .filter(each -> each.privilege().number() == number)
                                .findFirst()
                                .map(each -> refusal(each, place))
                                .orElseGet(() ->
                                        Optional.of(new Refused(CardProblem.PRIVILEGE_NOT_FOUND))));
    }

    private static Optional<Refused> refusal(Standing wanted, Merchant place) {
        if (wanted.privilege().place() != place.kind()) {
            return Optional.of(new Refused(CardProblem.PRIVILEGE_ELSEWHERE));
        }
        var most = wanted.privilege().mostUses();
        return most == null || wanted.isLeft()
                ? Optional.empty()
                : Optional.of(new Refused(CardProblem.USED_UP, most));
    }
}
