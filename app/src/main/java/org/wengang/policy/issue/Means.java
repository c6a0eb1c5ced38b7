package org.wengang.policy.issue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.policy.Benefit;
import org.wengang.engine.policy.Parties;
import org.wengang.engine.schema.Filing.Presence;

/** What carrying a policy out takes that the program does not have. */
public enum Means {
    /** It gives what is neither money nor a voucher. */
    FORM,
    /** It is paid to somebody else than a row of its facts names. */
    PAYEE,
    /** It counts by months, and the records of its subjects are of no month. */
    MONTHS;

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
        if (file.limits().countsByMonth() && !isOfMonths(rule)) {
            missing.add(MONTHS);
        }
        return missing;
    }

    private static boolean isOfMonths(CheckedPolicy rule) {
        var filing = rule.schema().filing();
        return filing != null && filing.month().isPossible();
    }

    private static boolean isPayable(CheckedPolicy rule, Map<String, String> values) {
        var filing = rule.schema().filing();
        return switch (rule.file().parties().paidTo(values.get(Parties.PAYEE))) {
            case SUBJECT -> true;
            case ORGANISATION -> filing != null && filing.organisation() == Presence.REQUIRED;
            case SOMEBODY_ELSE -> false;
        };
    }
}
