package org.wengang.entitlement.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.clawback.Clawback.Receipt;
import org.wengang.entitlement.clawback.Clawback.State;
import org.wengang.entitlement.clawback.ClawbackRepository.Paid;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Money;
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
     * What can be asked back by a claim.
     *
     * @throws Refused security-role-missing, entitlement-claim-not-found
     */
    @Transactional(readOnly = true)
    Paid claimed(Officer officer, UUID claim) {
        officer.require(Role.CASEWORKER);
        return repository
                .claimed(claim)
                .orElseThrow(() -> new Refused(EntitlementProblem.CLAIM_NOT_FOUND));
    }

    /**
     * Asks money back of a paid line, for a second officer to decide. Where an accepted correction
     * claims money of its award, that is asked back, as much as it claims.
     *
     * @param submission of the form: the same one sent twice is one clawback
     * @throws Refused security-role-missing, entitlement-line-not-paid, -clawback-meanwhile,
     *     -clawback-as-claimed
     */
    @Transactional
    UUID propose(Officer officer, UUID line, ClawbackForm.Draft draft, UUID submission) {
        return propose(officer, () -> paid(officer, line), draft, submission);
    }

    /**
     * Likewise by a claim, of money or of what was spent of a voucher.
     *
     * @throws Refused security-role-missing, entitlement-claim-not-found, -clawback-meanwhile,
     *     -clawback-as-claimed
     */
    @Transactional
    UUID proposeClaimed(Officer officer, UUID claim, ClawbackForm.Draft draft, UUID submission) {
        return propose(officer, () -> claimed(officer, claim), draft, submission);
    }

    private UUID propose(
            Officer officer, Supplier<Paid> asked, ClawbackForm.Draft draft, UUID submission) {
        pools.lock(asked.get().policyVersionId());
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var paid = asked.get();
        if (paid.isBusy() || draft.amountFen() > paid.leftFen()) {
            throw new Refused(EntitlementProblem.CLAWBACK_MEANWHILE);
        }
        if (paid.claimFen() != null && paid.claimFen() != draft.amountFen()) {
            throw new Refused(EntitlementProblem.CLAWBACK_AS_CLAIMED, new Money(paid.claimFen()));
        }
        var id = Ids.newId();
        repository.insert(id, paid, draft, submission, officer.id(), clock.instant());
        audit.record(
                "clawback-proposed",
                "clawback " + id,
                "award %s: %d fen in %d instalments"
                        .formatted(paid.award(), draft.amountFen(), draft.plan().size()));
        return id;
    }

    /**
     * @param decision why, 1 to 500 characters
     * @throws Refused security-role-missing, entitlement-clawback-not-found, -own-clawback,
     *     -clawback-decided, -clawback-overtaken
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
        if (accepted && repository.isOvertaken(id)) {
            throw new Refused(EntitlementProblem.CLAWBACK_OVERTAKEN);
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
