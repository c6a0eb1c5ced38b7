package org.wengang.policy.issue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.policy.Benefit;
import org.wengang.engine.policy.Limits.Exhausted;
import org.wengang.engine.policy.Limits.OnExhausted;
import org.wengang.engine.policy.Parties;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Filing.Presence;

/** What carrying a policy out takes that the program does not have. */
public enum Means {
    /** It gives what is neither money nor a voucher. */
    FORM,
    /** It is paid to somebody else than a row of its facts names. */
    PAYEE,
    /** It counts otherwise than once a person, or caps, or runs over months. */
    LIMITS,
    /** It refuses what an exhausted pool has no money for. */
    REFUSAL;

    /**
     * What is missing for the policy, in this order.
     *
     * @param values of open parameters as confirmed, by name
     */
    static Set<Means> missingFor(CheckedPolicy rule, Map<String, String> values) {
        var file = rule.file();
        var missing = EnumSet.noneOf(Means.class);
        if (file.benefit().kind() != Benefit.Kind.CASH
                && file.benefit().kind() != Benefit.Kind.VOUCHER) {
            missing.add(FORM);
        }
        if (!isPayable(rule, values)) {
            missing.add(PAYEE);
        }
        if (!file.limits().isOncePerPerson()) {
            missing.add(LIMITS);
        }
        if (refuses(file, values)) {
            missing.add(REFUSAL);
        }
        return missing;
    }

    private static boolean isPayable(CheckedPolicy rule, Map<String, String> values) {
        var filing = rule.schema().filing();
        return switch (rule.file().parties().paidTo(values.get(Parties.PAYEE))) {
            case SUBJECT -> true;
            case ORGANISATION -> filing != null && filing.organisation() == Presence.REQUIRED;
            case SOMEBODY_ELSE -> false;
        };
    }

    private static boolean refuses(PolicyFile file, Map<String, String> values) {
        var budget = file.limits().budget();
        if (budget == null) {
            return false;
        }
        return switch (budget.onExhausted()) {
            case Exhausted.Settled(var then) -> then == OnExhausted.REFUSE;
            case Exhausted.Asked(var parameter) -> "refuse".equals(values.get(parameter));
        };
    }
}
