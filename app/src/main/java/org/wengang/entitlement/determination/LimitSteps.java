package org.wengang.entitlement.determination;

import org.jspecify.annotations.Nullable;
import org.wengang.engine.ledger.Rules;
import org.wengang.engine.policy.Limits.Key;
import org.wengang.engine.policy.Limits.OnExhausted;
import org.wengang.engine.policy.Limits.Reach;

/**
 * The steps between those who meet a policy and the queue for its money, for limits that say more
 * than once a person: how often, in how many months, and how much for one payee. Each step looks at
 * all rows in the declared order, as {@link org.wengang.engine.ledger.Allocation} does.
 *
 * <p>Named parameters beside those of {@link Answering}: left_fen.
 */
final class LimitSteps {

    private final Rules rules;
    private final String order;

    /**
     * @param order the columns the pool is spent by
     */
    LimitSteps(Rules rules, String order) {
        this.rules = rules;
        this.order = order;
    }

    /**
     * From {@code answered} to {@code queue}; {@code limited} says of each row that has its place
     * among those who may have it what becomes of it.
     */
    String text() {
        var steps =
                String.join(
                        "",
                        LimitText.HELD,
                        rules.isGrouped() ? LimitText.TAKEN : LimitText.TAKEN_BY_NOBODY,
                        LimitText.ASKED,
                        rules.isGrouped() ? LimitText.ONCE_A_GROUP : LimitText.ALL,
                        isOnce() ? "" : LimitText.PLACES,
                        months(),
                        rules.capFen() == null ? LimitText.UNCUT : LimitText.CUT,
                        LimitText.QUEUE);
        return steps.replace("{who}", who())
                .replace("{within}", whose() + ofRow(rules.times().within()))
                .replace("{held_within}", whose() + ofAward(rules.times().within()))
                .replace("{cap_within}", ofRow(rules.capWithin()))
                .replace("{held_cap_within}", ofAward(rules.capWithin()))
                .replace("{at_most}", Integer.toString(rules.times().atMost()))
                .replace("{nth}", isOnce() ? "1" : "p.nth")
                .replace("{places}", isOnce() ? "" : LimitText.TO_PLACES)
                .replace("{cap}", number(rules.capFen()))
                .replace("{most}", number(rules.mostMonths()))
                .replace("{without_money}", refuses() ? "refused_budget" : "waiting_budget")
                .replace("{who_fits}", refuses() ? "\n     where " + FITS : "")
                .replace("{fits}", FITS)
                .replace("{freed}", Answering.FREED)
                .replace("{order}", order);
    }

    /** What stands in an award, of the rows {@code q} of the queue; as {@link Answering#KEPT}. */
    String kept() {
        return ":campaign::text, q.who, q.within, q.nth, %d, q.cap_within, %s::bigint, %s::int"
                .formatted(
                        rules.times().atMost(), number(rules.capFen()), number(rules.mostMonths()));
    }

    /** What an award {@code a} may be corrected to, of the answer {@code j}. */
    String due() {
        return rules.capFen() == null
                ? Answering.DUE
                : LimitText.DUE.replace("{cap}", number(rules.capFen()));
    }

    /** What {@link #due} needs to be joined. */
    String dueJoins() {
        return rules.capFen() == null ? "" : LimitText.DUE_JOINS;
    }

    private static final String FITS =
            "(:left_fen::bigint is null or a.upto_fen <= :left_fen::bigint)";

    private boolean isOnce() {
        return rules.times().atMost() == 1;
    }

    private boolean refuses() {
        return rules.onExhausted() == OnExhausted.REFUSE;
    }

    private String months() {
        if (rules.mostMonths() == null) {
            return LimitText.IN_ANY_MONTH;
        }
        return LimitText.MONTHS
                + (rules.consecutive() ? LimitText.IN_A_ROW : LimitText.AMONG_THE_FIRST)
                + LimitText.IN_TIME;
    }

    private String who() {
        return rules.times().key() == Key.PERSON ? "person_id" : "subject_key";
    }

    /** A later version may count another; what it counts then is told apart. */
    private String whose() {
        return rules.times().key() == Key.PERSON ? "" : "'subject ' || ";
    }

    private static String ofRow(Reach reach) {
        return switch (reach) {
            case POLICY -> "''";
            case PERIOD -> "to_char(a.month, '\"month\" YYYY-MM')";
            case CAMPAIGN -> "'campaign ' || coalesce(:campaign::text, '')";
        };
    }

    private static String ofAward(Reach reach) {
        return switch (reach) {
            case POLICY -> "''";
            case PERIOD -> "to_char(h.month, '\"month\" YYYY-MM')";
            case CAMPAIGN -> "'campaign ' || coalesce(h.campaign, '')";
        };
    }

    private static String number(@Nullable Long value) {
        return value == null ? "null" : Long.toString(value);
    }
}
