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
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Payment batches: made once, recorded as paid once. */
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
                        today(),
                        due.size(),
                        totalFen(due),
                        null);
        repository.insert(batch, officer.id(), submission);
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
     * The whole batch with identity numbers; the reading is written to the audit trail.
     *
     * @param format as the audit trail shall name it
     * @throws Refused security-role-missing, entitlement-batch-not-found
     */
    @Transactional
    PaymentFile file(Officer officer, UUID id, String format) {
        officer.require(Role.FINANCE);
        var batch = get(id);
        var lines = payees.opened(repository.sealedLines(id));
        audit.record(
                "payment-file-downloaded",
                "payment batch " + id,
                "%d lines as %s".formatted(lines.size(), format));
        return new PaymentFile(batch, lines);
    }

    /**
     * Whether the bank can have paid the batch on that day: not before it was made, not in the
     * future.
     */
    boolean isPossible(PaymentBatch batch, LocalDate paidOn) {
        return !paidOn.isBefore(batch.madeOn()) && !paidOn.isAfter(today());
    }

    /**
     * Notes that the bank paid the batch; the pool moves with it.
     *
     * @param paidOn see {@link #isPossible}
     * @throws Refused security-role-missing, entitlement-batch-not-found, entitlement-already-paid
     */
    @Transactional
    void recordPaid(Officer officer, UUID id, LocalDate paidOn) {
        officer.require(Role.FINANCE);
        var batch = get(id);
        pools.lock(batch.policyVersionId());
        if (!repository.recordPaid(id, paidOn, officer.id(), clock.instant())) {
            throw new Refused(EntitlementProblem.ALREADY_PAID);
        }
        audit.record("payment-recorded", "payment batch " + id, "paid on " + paidOn);
    }
}
