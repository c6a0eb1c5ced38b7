package org.wengang.engine.ledger;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.policy.Limits;
import org.wengang.engine.policy.Limits.OnExhausted;
import org.wengang.engine.policy.ParameterValues;

/**
 * A policy's limits with the values of one run.
 *
 * @param isGrouped whether a person may have only one award of all policies of a group, this one
 *     included
 * @param capWithin which awards of a payee the cap adds up
 * @param capFen null for no cap
 * @param mostMonths distinct months of one person; null for no limit
 * @param consecutive whether a gap ends the months for good
 * @param poolLeftFen what may still be spent; null for no limit
 */
public record Rules(
        Limits.Times times,
        boolean isGrouped,
        Limits.Reach capWithin,
        @Nullable Long capFen,
        @Nullable Long mostMonths,
        boolean consecutive,
        @Nullable Long poolLeftFen,
        OnExhausted onExhausted) {

    /** One award per person of a group, from a pool for which the rest waits. */
    public static Rules oncePerPerson(@Nullable Long poolLeftFen) {
        return new Rules(
                new Limits.Times(Limits.Key.PERSON, 1, Limits.Reach.POLICY),
                true,
                Limits.Reach.POLICY,
                null,
                null,
                false,
                poolLeftFen,
                OnExhausted.WAIT);
    }

    /**
     * @param poolLeftFen what of the pool is left before the run; null where there is no budget
     * @throws NullPointerException naming the parameter of a cap or of months that has no value
     * @throws IllegalStateException if nothing says what an exhausted pool means
     */
    public static Rules of(Limits limits, ParameterValues values, @Nullable Long poolLeftFen) {
        var cap = limits.cap();
        var months = limits.months();
        return new Rules(
                limits.times(),
                limits.exclusiveGroup() != null,
                cap == null ? Limits.Reach.POLICY : cap.within(),
                cap == null ? null : number(values, cap.parameter()),
                months == null ? null : number(values, months.parameter()),
                months != null && months.consecutive(),
                poolLeftFen,
                limits.budget() == null ? OnExhausted.WAIT : limits.onExhausted(values));
    }

    private static Long number(ParameterValues values, String parameter) {
        return (Long) Objects.requireNonNull(values.get(parameter), parameter);
    }
}
