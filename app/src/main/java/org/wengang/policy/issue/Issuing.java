package org.wengang.policy.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.stored.StoredRule;
import org.wengang.kernel.Refused;
import org.wengang.policy.Confirmation;
import org.wengang.policy.PolicyIssued;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.catalogue.LifeRepository;
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
    private final LifeRepository lives;
    private final Rulebook rulebook;
    private final Obstacles obstacles;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Issuing(
            PolicyRepository repository,
            LifeRepository lives,
            Rulebook rulebook,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.lives = lives;
        this.rulebook = rulebook;
        this.obstacles = new Obstacles(repository, rulebook, clock);
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the officer is one who confirms and issues this policy. */
    public static boolean isUpTo(Officer officer, PolicyVersion policy) {
        return officer.is(Role.POLICY_OFFICER) && officer.org().equals(policy.organisation());
    }

    /**
     * Records the officer's word on an open parameter; a later word replaces it until the policy is
     * issued, and makes a draft of what was simulated or approved.
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
        var version = policy.version();
        var now = clock.instant();
        repository.confirm(
                version, new Confirmation(name, value, note, officer.name(), now), officer.id());
        if (version.status() != PolicyStatus.DRAFT) {
            lives.changed(version, officer, now);
        }
        audit.record(
                "policy-parameter-confirmed",
                "policy-version " + id,
                "%s: %s = %s".formatted(policy.version().name(), name, value));
    }

    /**
     * Makes an approved version binding, for good, and publishes {@link PolicyIssued}. The version
     * that held before ends on the day before.
     *
     * @param from the first day it decides; null for today, and for the first version as early as
     *     its values go
     * @return what stands in the way, in the order of the file; empty when it is issued now
     * @throws Refused security-role-missing, policy-not-found, policy-of-others,
     *     policy-already-issued, policy-newer-issued, policy-own-work for the one who approved
     */
    public List<Obstacle> issue(Officer officer, UUID id, @Nullable LocalDate from) {
        var policy = lockDraft(officer, id);
        var version = policy.version();
        var before = repository.issuedOf(version.code()).stream().findFirst().orElse(null);
        if (before != null && before.version() > version.version()) {
            throw new Refused(PolicyProblem.NEWER_ISSUED, before.version());
        }
        if (lives.isApprover(id, officer.id())) {
            throw new Refused(PolicyProblem.OWN_WORK);
        }
        var found = new ArrayList<>(obstacles.toIssue(policy));
        var firstDay = from == null && before != null ? LocalDate.now(clock) : from;
        if (before != null && firstDay != null && firstDay.isBefore(earliest(before))) {
            found.add(new Obstacle.TooEarly(earliest(before)));
        }
        if (found.isEmpty()) {
            if (before != null && firstDay != null) {
                supersede(before, officer, firstDay);
            }
            issue(officer, policy, firstDay);
        }
        return found;
    }

    /** The first day another version may hold from: this one keeps at least one. */
    private static LocalDate earliest(PolicyVersion before) {
        var end = before.status() == PolicyStatus.ISSUED ? before.holdsFrom() : before.holdsTo();
        return end == null ? LocalDate.EPOCH : end.plusDays(1);
    }

    private void supersede(PolicyVersion before, Officer officer, LocalDate firstDay) {
        if (before.status() == PolicyStatus.ISSUED) {
            var lastDay = firstDay.minusDays(1);
            lives.superseded(
                    repository.lock(before.id()).version(), officer, clock.instant(), lastDay);
            audit.record(
                    "policy-superseded",
                    "policy-version " + before.id(),
                    "%s: last day %s".formatted(before.name(), lastDay));
        }
    }

    private void issue(Officer officer, StoredPolicy policy, @Nullable LocalDate firstDay) {
        var version = policy.version();
        lives.issued(
                version,
                officer,
                clock.instant(),
                firstDay,
                StoredRule.of(rulebook.checked(policy)));
        audit.record("policy-issued", "policy-version " + version.id(), version.name());
        events.publishEvent(
                new PolicyIssued(
                        version.id(),
                        version.organisation(),
                        version.code(),
                        version.version(),
                        rulebook.budgetFen(policy, repository.confirmations(version.id()))));
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
}
