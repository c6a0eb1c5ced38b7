package org.wengang.registry.ledger.check;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.desk.LookingUp;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Marks people to be checked, and says what came of it. */
@Service
@Transactional
public class WorkerChecks {

    /** At once, in one transaction. */
    static final int MOST_AT_ONCE = 100_000;

    private final WorkerCheckRepository repository;
    private final Ledger ledger;
    private final LookingUp lookingUp;
    private final Audit audit;
    private final Clock clock;

    WorkerChecks(
            WorkerCheckRepository repository,
            Ledger ledger,
            LookingUp lookingUp,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.ledger = ledger;
        this.lookingUp = lookingUp;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whom a marking is about.
     *
     * @param chosen one by one; empty for everybody the address names
     */
    public record People(LedgerAddress address, List<UUID> chosen) {

        public People {
            chosen = List.copyOf(chosen);
        }
    }

    /**
     * @param marked now
     * @param before had been marked before
     */
    record Outcome(int marked, int before) {}

    /**
     * How many they are.
     *
     * @throws Refused registry-ledger-condition, security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    long count(Officer officer, People people) {
        mayMark(officer);
        return people.chosen().isEmpty()
                ? ledger.count(officer, people.address())
                : repository.existing(people.chosen()).size();
    }

    /**
     * Marks all of them or, if they are not as many as the officer was shown, nobody.
     *
     * @param expected how many the officer was shown
     * @param reason one to 500 characters
     * @throws Refused registry-check-count-changed, registry-check-too-many
     */
    Outcome mark(Officer officer, People people, long expected, String reason) {
        mayMark(officer);
        var workers =
                people.chosen().isEmpty()
                        ? ledger.ids(officer, people.address(), MOST_AT_ONCE + 1)
                        : repository.existing(people.chosen());
        if (workers.size() > MOST_AT_ONCE) {
            throw new Refused(RegistryProblem.CHECK_TOO_MANY, MOST_AT_ONCE);
        }
        if (workers.size() != expected) {
            throw new Refused(RegistryProblem.CHECK_COUNT_CHANGED, expected, (long) workers.size());
        }
        var marking = Ids.newId();
        int marked = repository.mark(workers, marking, reason, officer, clock.instant());
        audit.record("workers-marked", "marking " + marking, marked + " people");
        return new Outcome(marked, workers.size() - marked);
    }

    /** Those still to be checked, the newest first. */
    @Transactional(readOnly = true)
    Slice<WorkerCheck> open(Officer officer, Cursor cursor) {
        mayMark(officer);
        return lookingUp.page(
                repository::open,
                cursor,
                check -> check.id().toString(),
                part -> "/workers/checks?" + part);
    }

    /**
     * @param outcome one to 500 characters
     * @throws Refused registry-mark-not-found also if it is done already
     */
    void finish(Officer officer, UUID check, String outcome) {
        mayMark(officer);
        if (!repository.finish(check, outcome, officer, clock.instant())) {
            throw new Refused(RegistryProblem.MARK_NOT_FOUND);
        }
        audit.record("worker-checked", "check " + check, "");
    }

    private static void mayMark(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
    }
}
