package org.wengang.policy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.issue.OpenValue;

/** Policies, drafts too, with other values and conditions than they have: nothing is changed. */
@Service
@Transactional(readOnly = true)
public class Trials {

    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Divisions divisions;

    Trials(PolicyRepository repository, Rulebook rulebook, Divisions divisions) {
        this.repository = repository;
        this.rulebook = rulebook;
        this.divisions = divisions;
    }

    /**
     * The rule as it is, to say what of it can be tried otherwise.
     *
     * @throws Refused policy-not-found
     */
    public CheckedPolicy rule(UUID policyVersionId) {
        return rulebook.checked(repository.get(policyVersionId));
    }

    /**
     * The values that hold on the day without a trial, confirmed or proposed, as a policy file
     * writes them; those without a value are left out.
     *
     * @throws Refused policy-not-found
     */
    public Map<String, String> values(UUID policyVersionId, LocalDate asOf) {
        var rule = rule(policyVersionId);
        var values = new LinkedHashMap<>(ParameterValues.of(rule.file(), asOf).texts());
        repository
                .confirmations(policyVersionId)
                .forEach((name, confirmation) -> values.put(name, confirmation.value()));
        return values;
    }

    /**
     * What an officer typed for a parameter, as the policy file would write it; empty if it is no
     * value of its type.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public Optional<String> read(CheckedPolicy rule, String parameter, String typed) {
        var type = rule.file().parameter(parameter).type();
        return new OpenValue(type, rule.schema()).read(typed, divisions);
    }

    /**
     * The rule with the values and conditions of a trial.
     *
     * @param values by parameter, as the policy file would write them; those left out stay
     * @param conditions by clause, as the policy file would write them; those left out stay
     * @throws Refused policy-not-found
     * @throws org.wengang.engine.error.PolicyErrors if a value is missing or impossible, or a
     *     condition is broken; for a condition the error's file is the clause's id
     */
    public CompiledPolicy compiled(
            UUID policyVersionId,
            LocalDate asOf,
            Map<String, String> values,
            Map<String, String> conditions) {
        return rulebook.trial(
                repository.get(policyVersionId),
                repository.confirmations(policyVersionId),
                asOf,
                values,
                conditions);
    }
}
