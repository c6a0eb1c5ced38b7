package org.wengang.entitlement.decision;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.ledger.Rules;
import org.wengang.engine.policy.Limits.Key;
import org.wengang.engine.policy.Limits.Reach;
import org.wengang.entitlement.award.ExclusiveGroup;

/**
 * The limit that took something from an answer, as it was on the day.
 *
 * @param reach within which it counts
 * @param most in fen for a cap, else how many times or months
 * @param cutFen what a cap took off; null for the others
 */
public record LimitLine(Kind kind, Reach reach, long most, @Nullable Long cutFen) {

    /** Which one. */
    public enum Kind {
        CAP,
        MONTHS,
        MONTHS_IN_A_ROW,
        TIMES_OF_PERSON,
        TIMES_OF_SUBJECT;

        /** Key of its sentence for people: reach, most, cut off. */
        public String key() {
            return "entitlement.limit." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Null where no limit took anything, or one that says all by its verdict. */
    static @Nullable LimitLine of(DecisionLine decision, CompiledPolicy policy) {
        var limits = policy.file().limits();
        var rules = Rules.of(limits, policy.values(), null);
        return switch (decision.verdict()) {
            case ELIGIBLE, WAITING_BUDGET, CAPPED, REFUSED_BUDGET ->
                    decision.cutFen() == null
                            ? null
                            : new LimitLine(
                                    Kind.CAP,
                                    rules.capWithin(),
                                    Objects.requireNonNull(rules.capFen()),
                                    decision.cutFen());
            case OUT_OF_MONTHS ->
                    new LimitLine(
                            rules.consecutive() ? Kind.MONTHS_IN_A_ROW : Kind.MONTHS,
                            Reach.POLICY,
                            Objects.requireNonNull(rules.mostMonths()),
                            null);
            case EXCLUDED ->
                    ExclusiveGroup.of(policy.file()) != null
                            ? null
                            : new LimitLine(
                                    rules.times().key() == Key.PERSON
                                            ? Kind.TIMES_OF_PERSON
                                            : Kind.TIMES_OF_SUBJECT,
                                    rules.times().within(),
                                    rules.times().atMost(),
                                    null);
            case NOT_ELIGIBLE, UNDECIDED -> null;
        };
    }
}
