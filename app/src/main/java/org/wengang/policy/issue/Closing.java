package org.wengang.policy.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.catalogue.LifeRepository;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Ends a policy that no later version follows. */
@Service
@Transactional
public class Closing {

    private final PolicyRepository repository;
    private final LifeRepository lives;
    private final Audit audit;
    private final Clock clock;

    Closing(PolicyRepository repository, LifeRepository lives, Audit audit, Clock clock) {
        this.repository = repository;
        this.lives = lives;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * After its last day nothing is determined by it any more; what was determined stays.
     *
     * @param lastDay inclusive; not before today, nor before the day it holds from
     * @param reason 1 to 500 characters
     * @throws Refused security-role-missing, policy-not-found, policy-of-others, policy-not-issued,
     *     policy-not-in-force if it has an end already
     * @throws IllegalArgumentException if the last day is too early
     */
    public void close(Officer officer, UUID id, LocalDate lastDay, String reason) {
        officer.require(Role.POLICY_OFFICER);
        if (!Issuing.isUpTo(officer, repository.get(id).version())) {
            throw new Refused(PolicyProblem.OF_OTHERS);
        }
        var version = repository.lock(id).version();
        if (!version.isIssued()) {
            throw new Refused(PolicyProblem.NOT_ISSUED, version.code());
        }
        if (version.status() != PolicyStatus.ISSUED) {
            throw new Refused(PolicyProblem.NOT_IN_FORCE, version.code(), lastDay);
        }
        if (lastDay.isBefore(earliest(version))) {
            throw new IllegalArgumentException("The last day is too early: " + lastDay);
        }
        lives.closed(version, officer, clock.instant(), lastDay, reason);
        audit.record(
                "policy-closed",
                "policy-version " + id,
                "%s: last day %s".formatted(version.name(), lastDay));
    }

    /**
     * The earliest last day: today, or the first day if that is yet to come.
     *
     * @throws Refused policy-not-found
     */
    @Transactional(readOnly = true)
    public LocalDate earliest(UUID id) {
        return earliest(repository.get(id).version());
    }

    private LocalDate earliest(PolicyVersion version) {
        var today = LocalDate.now(clock);
        var first = version.holdsFrom();
        return first != null && first.isAfter(today) ? first : today;
    }
}
