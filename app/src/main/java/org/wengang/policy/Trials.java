package org.wengang.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.database.Scope;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.CompiledPolicy;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.policy.catalogue.LifeRepository;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.issue.OpenValue;
import org.wengang.policy.words.Words;
import org.wengang.security.Audit;
import org.wengang.web.Page;

/** Policies, drafts too, with other values and conditions than they have: nothing is changed. */
@Service
@Transactional(readOnly = true)
public class Trials {

    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Divisions divisions;
    private final LifeRepository lives;
    private final Audit audit;
    private final Clock clock;

    Trials(
            PolicyRepository repository,
            Rulebook rulebook,
            Divisions divisions,
            LifeRepository lives,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.rulebook = rulebook;
        this.divisions = divisions;
        this.lives = lives;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names exactly this text with exactly these confirmed values; to be asked in the transaction
     * that tries them.
     *
     * @throws Refused policy-not-found
     */
    public String mark(UUID policyVersionId) {
        return lives.mark(repository.get(policyVersionId).version().id());
    }

    /**
     * Notes that the policy was tried as it stands, on everybody, in the name of whoever works in
     * this scope. Does nothing unless it is a draft and still what the mark names.
     *
     * @param mark of what was tried
     * @throws Refused policy-not-found
     */
    @Transactional
    public void simulated(UUID policyVersionId, String mark) {
        var version = repository.lock(policyVersionId).version();
        if (version.status() != PolicyStatus.DRAFT || !lives.mark(version.id()).equals(mark)) {
            return;
        }
        lives.simulated(version, Scope.current().actor(), audit.actorName(), clock.instant());
        audit.record("policy-simulated", "policy-version " + version.id(), version.name());
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
     * What a trial may set, in the order of the file, with what holds on the day without it:
     * confirmed or proposed.
     *
     * @throws Refused policy-not-found
     */
    public List<Adjustable> adjustables(UUID policyVersionId, LocalDate asOf, Page page) {
        var rule = rule(policyVersionId);
        var words = new Words(page.language(), page.site().texts(), rule.schema(), divisions);
        var confirmations = repository.confirmations(policyVersionId);
        return rule.file().parameters().values().stream()
                .map(parameter -> {
                    var confirmed = confirmations.get(parameter.name());
                    var type = parameter.type();
                    var value =
                            confirmed == null
                                    ? parameter.valueOn(asOf)
                                    : type.value(confirmed.value());
                    return new Adjustable(
                            parameter.name(),
                            words.label(parameter.label()),
                            type.word().replaceFirst("\\(.*", ""),
                            value == null ? "" : words.value(type, value),
                            words.choices(type));
                })
                .toList();
    }

    /**
     * A value for people, in their language.
     *
     * @param value as the policy file would write it
     * @throws IllegalArgumentException if there is no such parameter
     */
    public String said(CheckedPolicy rule, String parameter, String value, Page page) {
        var words = new Words(page.language(), page.site().texts(), rule.schema(), divisions);
        var type = rule.file().parameter(parameter).type();
        var read = type.value(value);
        return read == null ? value : words.value(type, read);
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
        rule(policyVersionId);
        return rulebook.trial(
                repository.get(policyVersionId),
                repository.confirmations(policyVersionId),
                asOf,
                values,
                conditions);
    }
}
