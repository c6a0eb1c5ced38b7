package org.wengang.entitlement.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.payment.PaymentBatch.Returned;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Payment batches: made once, each line settled once. */
@Service
class Payments {

    private final PaymentRepository repository;
    private final Payees payees;
    private final PolicyNameRepository policyNames;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Payments(
            PaymentRepository repository,
            Payees payees,
            PolicyNameRepository policyNames,
            PoolRepository pools,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.payees = payees;
        this.policyNames = policyNames;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Policies with approved awards that are in no batch yet. */
    @Transactional(readOnly = true)
    public List<Payable> payable() {
        return payees.payable(today());
    }

    /**
     * Makes a batch of every award of the policy that is approved in cash, published, past the last
     * day for objections and contested by nobody, and whose payee has an account nothing speaks
     * against.
     *
     * @param submission of the form: the same one sent twice makes one batch
     * @return the batch
     * @throws Refused security-role-missing, entitlement-nothing-to-pay, entitlement-own-approval
     */
    @Transactional
    UUID make(Officer officer, UUID policyVersionId, UUID submission) {
        officer.require(Role.FINANCE);
        pools.lock(policyVersionId);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var due = payees.lockDue(policyVersionId, today());
        var policy = policyNames.find(policyVersionId);
        if (due.isEmpty() || policy.isEmpty()) {
            throw new Refused(EntitlementProblem.NOTHING_TO_PAY);
        }
        var own = due.stream().filter(each -> each.approvedBy().equals(officer.id())).count();
        if (own > 0) {
            throw new Refused(EntitlementProblem.OWN_APPROVAL, own);
        }
        var batch =
                new PaymentBatch(
                        Ids.newId(),
                        officer.org(),
                        policyVersionId,
                        policy.get().code(),
                        policy.get().title(),
                        clock.instant(),
                        officer.id(),
                        today(),
                        due.size(),
                        totalFen(due),
                        null,
                        null,
                        Returned.NOTHING,
                        null);
        repository.insert(batch, submission);
        repository.insertLines(batch.id(), officer.id(), payees.sealed(due));
        audit.record(
                "payment-batch-made",
                "payment batch " + batch.id(),
                "%d lines, %d fen".formatted(batch.lineCount(), batch.totalFen()));
        return batch.id();
    }

    /**
     * @throws ArithmeticException if that is more than a long holds
     */
    static long totalFen(List<PayableRepository.Due> due) {
        return due.stream().mapToLong(PayableRepository.Due::amountFen).reduce(0, Math::addExact);
    }

    @Transactional(readOnly = true)
    List<PaymentBatch> page(Cursor cursor, int limit) {
        return repository.page(cursor, limit);
    }

    /** How many batches wait for somebody else than who made them. */
    @Transactional(readOnly = true)
    public long countUnreleased(UUID officer) {
        return repository.countUnreleased(officer);
    }

    /**
     * @throws Refused entitlement-batch-not-found
     */
    @Transactional(readOnly = true)
    PaymentBatch get(UUID id) {
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(EntitlementProblem.BATCH_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<PaymentLine> lines(UUID batch, Cursor cursor, int limit) {
        return repository.lines(batch, cursor, limit);
    }

    /**
     * Whether the bank can have paid the batch on that day: not before it was made, not in the
     * future.
     */
    boolean isPossible(PaymentBatch batch, LocalDate paidOn) {
        return !paidOn.isBefore(batch.madeOn()) && !paidOn.isAfter(today());
    }

    /**
     * Notes that the bank paid every line nothing is known of yet; the pool moves with it.
     *
     * @param paidOn see {@link #isPossible}
     * @throws Refused security-role-missing, entitlement-batch-not-found, -batch-not-released,
     *     -already-paid
     */
    @Transactional
    void recordPaid(Officer officer, UUID id, LocalDate paidOn) {
        officer.require(Role.FINANCE);
        pools.lock(get(id).policyVersionId());
        var batch =
                repository
                        .lock(id)
                        .orElseThrow(() -> new Refused(EntitlementProblem.BATCH_NOT_FOUND));
        if (batch.release() == null) {
            throw new Refused(EntitlementProblem.BATCH_NOT_RELEASED);
        }
        if (repository.recordPaid(id, paidOn, officer.id(), clock.instant()) == 0) {
            throw new Refused(EntitlementProblem.ALREADY_PAID);
        }
        audit.record("payment-recorded", "payment batch " + id, "paid on " + paidOn);
    }
}
