package org.wengang.policy.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.kernel.Refused;
import org.wengang.policy.Confirmation;
import org.wengang.policy.PolicyIssued;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.catalogue.StoredPolicy;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Confirms what a source leaves open, and issues. */
@Service
@Transactional
public class Issuing {

    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Issuing(
            PolicyRepository repository,
            Rulebook rulebook,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.rulebook = rulebook;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the officer is one who confirms and issues this policy. */
    public static boolean isUpTo(Officer officer, PolicyVersion policy) {
        return officer.is(Role.POLICY_OFFICER) && officer.org().equals(policy.organisation());
    }

    /**
     * Records the officer's word on an open parameter; a later word replaces it while the policy is
     * a draft.
     *
     * @param value as the policy file would write it
     * @param note at most 500 characters; may be empty
     * @throws Refused security-role-missing, policy-not-found, policy-of-others,
     *     policy-already-issued, policy-parameter-not-found, policy-parameter-not-open
     * @throws IllegalArgumentException if the parameter cannot take the value
     */
    public void confirm(Officer officer, UUID id, String name, String value, String note) {
        var policy = lockDraft(officer, id);
        var parameter = openParameter(policy, name);
        if (!new OpenValue(parameter.type(), rulebook.checked(policy).schema()).accepts(value)) {
            throw new IllegalArgumentException(name + " takes a " + parameter.type().word());
        }
        repository.confirm(
                policy.version(),
                new Confirmation(name, value, note, officer.name(), clock.instant()),
                officer.id());
        audit.record(
                "policy-parameter-confirmed",
                "policy-version " + id,
                "%s: %s = %s".formatted(policy.version().name(), name, value));
    }

    /**
     * Makes a draft binding, for good, and publishes {@link PolicyIssued}.
     *
     * @return what stands in the way, in the order of the file; empty when it is issued now
     * @throws Refused security-role-missing, policy-not-found, policy-of-others,
     *     policy-already-issued
     */
    public List<Obstacle> issue(Officer officer, UUID id) {
        var policy = lockDraft(officer, id);
        var confirmations = repository.confirmations(id);
        var obstacles = obstacles(policy, confirmations);
        if (!obstacles.isEmpty()) {
            return obstacles;
        }
        var version = policy.version();
        repository.markIssued(id, officer.id(), clock.instant());
        audit.record("policy-issued", "policy-version " + id, version.name());
        events.publishEvent(
                new PolicyIssued(
                        id,
                        version.organisation(),
                        version.code(),
                        version.version(),
                        rulebook.budgetFen(policy, confirmations)));
        return List.of();
    }

    private StoredPolicy lockDraft(Officer officer, UUID id) {
        officer.require(Role.POLICY_OFFICER);
        var version = repository.get(id).version();
        if (!isUpTo(officer, version)) {
            throw new Refused(PolicyProblem.OF_OTHERS);
        }
        var policy = repository.lock(id);
        if (policy.version().isIssued()) {
            throw new Refused(PolicyProblem.ALREADY_ISSUED, version.code());
        }
        return policy;
    }

    private Parameter openParameter(StoredPolicy policy, String name) {
        var parameter = rulebook.checked(policy).file().parameters().get(name);
        if (parameter == null) {
            throw new Refused(PolicyProblem.PARAMETER_NOT_FOUND);
        }
        if (!parameter.isOpen()) {
            throw new Refused(PolicyProblem.PARAMETER_NOT_OPEN);
        }
        return parameter;
    }

    private List<Obstacle> obstacles(StoredPolicy policy, Map<String, Confirmation> confirmations) {
        var obstacles = new ArrayList<Obstacle>();
        var rule = rulebook.checked(policy);
        for (var open : rule.file().openParameters()) {
            if (!confirmations.containsKey(open.name())) {
                obstacles.add(new Obstacle.Unconfirmed(open));
            }
        }
        var values = new HashMap<String, String>();
        confirmations.forEach((name, word) -> values.put(name, word.value()));
        Means.missingFor(rule.file(), values)
                .forEach(means -> obstacles.add(new Obstacle.Beyond(means)));
        try {
            var results = CaseRun.run(rule, rulebook.jurisdictions()).results();
            for (int i = 0; i < results.size(); i++) {
                if (!results.get(i).ok()) {
                    obstacles.add(new Obstacle.CaseFails(i + 1, results.get(i).name()));
                }
            }
            if (obstacles.isEmpty()) {
                rulebook.compiled(policy, confirmations, firstUse(rule.file()));
            }
        } catch (PolicyErrors impossible) {
            impossible.errors().forEach(error -> obstacles.add(new Obstacle.Impossible(error)));
        }
        return obstacles;
    }

    /** Today, or the first day on which the policy has all its values. */
    private LocalDate firstUse(PolicyFile file) {
        var today = LocalDate.now(clock);
        return today.isBefore(file.firstDay()) ? file.firstDay() : today;
    }
}
