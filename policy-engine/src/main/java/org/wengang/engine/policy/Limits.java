package org.wengang.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds between awards, outside the language.
 *
 * @param times how often it may be had
 * @param exclusiveGroup at most one award of all policies of the group per person; null for none
 * @param cap the most money one payee gets; null for no limit
 * @param months in how many months it may be had; null for no limit
 * @param budget null for no limit
 */
public record Limits(
        Times times,
        @Nullable String exclusiveGroup,
        @Nullable Cap cap,
        @Nullable Months months,
        @Nullable Budget budget) {

    /** How often one person, or one row's subject, may have it within a reach. */
    public record Times(Key key, int atMost, Reach within) {}

    /** Whose awards are counted. */
    public enum Key {
        /** The natural person the benefit is for, in however many rows. */
        PERSON,
        /** What the schema's rows are about: the employer, the agency. */
        SUBJECT
    }

    /** Which awards are counted together. */
    public enum Reach {
        /** All of the policy, whenever. */
        POLICY,
        /** Those of the same month. */
        PERIOD,
        /** Those of the same special action. */
        CAMPAIGN
    }

    /**
     * What exceeds it is cut off; a line of which nothing is left gets nothing.
     *
     * @param parameter the money parameter that holds it
     */
    public record Cap(String parameter, Reach within) {}

    /**
     * Distinct months of one person.
     *
     * @param parameter the int parameter that says how many at most
     * @param consecutive whether a gap ends them for good
     */
    public record Months(String parameter, boolean consecutive) {}

    /**
     * A pool that is spent in a declared order: once a line does not fit, no later line gets
     * anything.
     *
     * @param parameter the money parameter that holds its size
     * @param order first key first
     */
    public record Budget(
            String pool, String parameter, List<OrderKey> order, Exhausted onExhausted) {

        public Budget {
            order = List.copyOf(order);
        }
    }

    /** What a pool is spent by. */
    public enum OrderKey {
        APPLIED_AT,
        /** The row itself, in a fixed order without meaning. */
        SUBJECT
    }

    /** What becomes of the lines a pool has no money for: settled, or left to a parameter. */
    public sealed interface Exhausted {

        /** The source says, or leaving it out means, this. */
        record Settled(OnExhausted then) implements Exhausted {}

        /** A parameter of type {@code code(on_exhausted)} says. */
        record Asked(String parameter) implements Exhausted {}
    }

    /** What becomes of a line a pool has no money for. */
    public enum OnExhausted {
        WAIT,
        REFUSE
    }

    /**
     * Whether nothing is declared but one award a person and a pool: no other count, no cap, no
     * months.
     */
    public boolean isOncePerPerson() {
        return times.equals(new Times(Key.PERSON, 1, Reach.POLICY))
                && cap == null
                && months == null;
    }

    /** Whether a row has to be of a month to be counted. */
    public boolean countsByMonth() {
        return months != null || reaches(Reach.PERIOD);
    }

    /** Whether what is counted depends on the special action. */
    public boolean countsByCampaign() {
        return reaches(Reach.CAMPAIGN);
    }

    private boolean reaches(Reach reach) {
        return times.within() == reach || cap != null && cap.within() == reach;
    }

    /**
     * What the lines a pool has no money for do, by these values.
     *
     * @throws IllegalStateException if there is no budget, or the parameter has no value
     */
    public OnExhausted onExhausted(ParameterValues values) {
        if (budget == null) {
            throw new IllegalStateException("No budget is declared.");
        }
        return switch (budget.onExhausted()) {
            case Exhausted.Settled(var then) -> then;
            case Exhausted.Asked(var parameter) -> {
                @Nullable Object code = values.get(parameter);
                if (code == null) {
                    throw new IllegalStateException("No value for the parameter " + parameter);
                }
                yield code.equals("refuse") ? OnExhausted.REFUSE : OnExhausted.WAIT;
            }
        };
    }
}
