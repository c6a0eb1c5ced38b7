package org.wengang.policy.issue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wengang.engine.policy.Benefit;
import org.wengang.engine.policy.Parties;
import org.wengang.engine.policy.PolicyFile;

/** What carrying a policy out takes that the program does not have. */
public enum Means {
    /** There is no table of facts about such subjects. */
    FACTS,
    /** It gives what is neither money nor a voucher. */
    FORM,
    /** It is paid to somebody else than the worker. */
    PAYEE,
    /** It counts by months, and the records of its subjects are of no month. */
    MONTHS;

    /** What {@code registry.published_worker_facts} holds. */
    private static final Set<String> SCHEMAS_WITH_FACTS = Set.of("worker/1");

    private static final Set<String> SCHEMAS_WITHOUT_MONTH = Set.of("worker/1");

    /** Whether there are records of what the policy is about; without any nobody can be judged. */
    public static boolean hasFacts(PolicyFile file) {
        return SCHEMAS_WITH_FACTS.contains(file.schema().text());
    }

    /**
     * What is missing for the policy, in this order.
     *
     * @param values of open parameters as confirmed, by name
     */
    static Set<Means> missingFor(PolicyFile file, Map<String, String> values) {
        var missing = EnumSet.noneOf(Means.class);
        if (!hasFacts(file)) {
            missing.add(FACTS);
        }
        if (file.benefit().kind() != Benefit.Kind.CASH
                && file.benefit().kind() != Benefit.Kind.VOUCHER) {
            missing.add(FORM);
        }
        if (!isPaidToTheWorker(file, values)) {
            missing.add(PAYEE);
        }
        if (file.limits().countsByMonth() && SCHEMAS_WITHOUT_MONTH.contains(file.schema().text())) {
            missing.add(MONTHS);
        }
        return missing;
    }

    private static boolean isPaidToTheWorker(PolicyFile file, Map<String, String> values) {
        return switch (file.parties().payee()) {
            case WORKER -> true;
            case UNSTATED -> Objects.equals(values.getOrDefault(Parties.PAYEE, "worker"), "worker");
            case EMPLOYER,
                    HR_AGENCY,
                    TRAINEE,
                    INSURED_UNEMPLOYED,
                    ENTREPRENEUR,
                    HOUSEHOLD_MEMBER,
                    AUTHORITY,
                    TRADE_UNION,
                    PUBLIC_LANDLORD ->
                    false;
        };
    }
}
