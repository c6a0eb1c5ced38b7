package org.wengang.entitlement.determination;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.Policies;
import org.wengang.policy.PolicyStatus;
import org.wengang.registry.FactNeeds;

/** The issued policies that determine an organisation's workers, and the facts each reads. */
@Component
class PolicyFactNeeds implements FactNeeds {

    private final Policies policies;

    PolicyFactNeeds(Policies policies) {
        this.policies = policies;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> of(OrgPath organisation, Locale locale) {
        return policies.list().stream()
                .filter(policy -> policy.status() == PolicyStatus.ISSUED)
                .filter(policy -> policy.organisation().contains(organisation))
                .map(policy ->
                        new Need(
                                policies.schema(policy.id()).name(),
                                policies.facts(policy.id()),
                                policy.title().in(locale),
                                "/policies/" + policy.id()))
                .toList();
    }
}
