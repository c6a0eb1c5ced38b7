package org.wengang.entitlement.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.clawback.Clawback.Receipt;
import org.wengang.entitlement.clawback.Clawback.State;
import org.wengang.entitlement.clawback.ClawbackRepository.Paid;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Asks money back, lets a second officer decide, and records what comes. */
@Service
class Clawbacks {

    private static final Role[] READERS = {Role.CASEWORKER, Role.REVIEWER, Role.FINANCE};

    private final ClawbackRepository repository;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Clawbacks(ClawbackRepository repository, PoolRepository pools, Audit audit, Clock clock) {
        this.repository = repository;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    @Transactional(readOnly = true)
    List<Clawback> page(Officer officer, State state, Cursor cursor, int limit) {
        officer.require(READERS);
        return repository.page(officer.id(), state, cursor, limit);
    }

    /** How many wait for somebody else than who proposed them. */
    @Transactional(readOnly = true)
    public long countProposed(UUID officer) {
        return repository.countProposed(officer);
    }

    /**
     * @throws Refused security-role-missing, entitlement-clawback-not-found
     */
    @Transactional(readOnly = true)
    Clawback.Whole get(Officer officer, UUID id) {
        officer.require(READERS);
        return new Clawback.Whole(find(officer, id), repository.plan(id), repository.receipts(id));
    }

    private Clawback find(Officer officer, UUID id) {
        return repository
                .find(id, officer.id())
                .orElseThrow(() -> new Refused(EntitlementProblem.CLAWBACK_NOT_FOUND));
    }

    /**
     * @throws Refused security-role-missing, entitlement-line-not-paid
     */
    @Transactional(readOnly = true)
    Paid paid(Officer officer, UUID line) {
        officer.require(Role.CASEWORKER);
        return repository
                .paid(line)
                .orElseThrow(() -> new Refused(EntitlementProblem.LINE_NOT_PAID));
    }

    /**
     * Asks money back of a paid line, for a second officer to decide. Of a line whose award is to
     * be paid back by an accepted correction it carries that out.
     *
     * @param submission of the form: the same one sent twice is one clawback
     * @throws Refused security-role-missing, entitlement-line-not-paid, -clawback-meanwhile
     */
    @Transactional
    UUID propose(Officer officer, UUID line, ClawbackForm.Draft draft, UUID submission) {
        var policy = paid(officer, line).policyVersionId();
        pools.lock(policy);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var paid = paid(officer, line);
        if (paid.isBusy() || draft.amountFen() > paid.leftFen()) {
            throw new Refused(EntitlementProblem.CLAWBACK_MEANWHILE);
        }
        var id = Ids.newId();
        var isClaimed = Objects.equals(paid.claimFen(), draft.amountFen());
        repository.insert(
                id,
                isClaimed ? paid : withoutClaim(paid),
                draft,
                submission,
                officer.id(),
                clock.instant());
        audit.record(
                "clawback-proposed",
                "clawback " + id,
                "award %s: %d fen in %d instalments"
                        .formatted(paid.award(), draft.amountFen(), draft.plan().size()));
        return id;
    }

    private static Paid withoutClaim(Paid paid) {
        return new Paid(
                paid.line(),
                paid.award(),
                paid.subject(),
                paid.policyVersionId(),
                paid.policyCode(),
                paid.name(),
                paid.idLast4(),
                paid.leftFen(),
                null,
                null,
                paid.isBusy());
    }

    /**
     * @param decision why, 1 to 500 characters
     * @throws Refused security-role-missing, entitlement-clawback-not-found, -own-clawback,
     *     -clawback-decided
     */
    @Transactional
    void decide(Officer officer, UUID id, boolean accepted, String decision) {
        officer.require(Role.REVIEWER);
        pools.lock(find(officer, id).policyVersionId());
        var clawback = repository.lock(id, officer.id());
        if (clawback.isOwn()) {
            throw new Refused(EntitlementProblem.OWN_CLAWBACK);
        }
        if (clawback.state() != State.PROPOSED) {
            throw new Refused(EntitlementProblem.CLAWBACK_DECIDED);
        }
        var state = accepted ? State.OPEN : State.REFUSED;
        repository.decide(id, state, officer.id(), decision, clock.instant());
        audit.record(
                accepted ? "clawback-accepted" : "clawback-refused",
                "clawback " + id,
                clawback.amountFen() + " fen");
    }

    /**
     * Records money that came. With the last of it the clawback is settled; when all that was paid
     * is back the award is reversed, and its money goes to those who wait.
     *
     * @param submission of the form: the same one sent twice is recorded once
     * @throws Refused security-role-missing, entitlement-clawback-not-found, -clawback-not-open,
     *     -clawback-received-before, -clawback-too-much
     */
    @Transactional
    void receive(Officer officer, UUID id, Receipt receipt, UUID submission) {
        officer.require(Role.FINANCE);
        pools.lock(find(officer, id).policyVersionId());
        var clawback = repository.lock(id, officer.id());
        var now = clock.instant();
        if (repository.isReceived(submission)) {
            return;
        }
        if (clawback.state() != State.OPEN) {
            throw new Refused(EntitlementProblem.CLAWBACK_NOT_OPEN);
        }
        if (repository.isReceived(id, receipt)) {
            throw new Refused(EntitlementProblem.CLAWBACK_RECEIVED_BEFORE);
        }
        if (receipt.amountFen() > clawback.outstandingFen()) {
            throw new Refused(EntitlementProblem.CLAWBACK_TOO_MUCH);
        }
        repository.receive(id, receipt, submission, officer.id(), now);
        pools.promoteWaiting(clawback.policyVersionId(), officer.id(), now);
        audit.record(
                "clawback-received",
                "clawback " + id,
                "%d fen on %s".formatted(receipt.amountFen(), receipt.receivedOn()));
    }
}
