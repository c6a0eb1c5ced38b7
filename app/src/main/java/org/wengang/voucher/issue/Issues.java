package org.wengang.voucher.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.VoucherAwards;
import org.wengang.entitlement.VoucherAwards.HandedOut;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.policy.Policies;
import org.wengang.policy.PolicyVersion;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.issue.IssueForm.Terms;
import org.wengang.web.component.Cursor;

/** Vouchers, one of each award that is due, made once. */
@Service
public class Issues {

    private final IssueRepository repository;
    private final VoucherCodes codes;
    private final VoucherAwards awards;
    private final Policies policies;
    private final Audit audit;
    private final Clock clock;

    Issues(
            IssueRepository repository,
            VoucherCodes codes,
            VoucherAwards awards,
            Policies policies,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.codes = codes;
        this.awards = awards;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Policies with approved vouchers that nobody issued yet. */
    @Transactional(readOnly = true)
    public List<VoucherAwards.Standing> standing() {
        return awards.standing();
    }

    /**
     * @throws Refused policy-not-found, policy-not-issued
     */
    @Transactional(readOnly = true)
    PolicyVersion policy(UUID policyVersionId) {
        return policies.issued(policyVersionId);
    }

    /**
     * The last day the policy states, inclusive; null where it leaves it to the office.
     *
     * @throws Refused policy-not-found, policy-not-issued
     */
    @Transactional(readOnly = true)
    @Nullable LocalDate statedLastDay(UUID policyVersionId) {
        var policy = policies.compiled(policyVersionId, today());
        var name = policy.file().benefit().validUntil();
        return name == null ? null : (LocalDate) policy.values().get(name);
    }

    /**
     * Makes a voucher of every award of the policy that is approved as one, published, past the
     * last day for objections and contested by nobody.
     *
     * @param submission of the form: the same one sent twice makes one issue
     * @return the issue
     * @throws Refused security-role-missing, entitlement-nothing-to-pay, entitlement-own-approval,
     *     policy-not-found
     */
    @Transactional
    UUID issue(Officer officer, UUID policyVersionId, Terms terms, UUID submission) {
        officer.require(Role.FINANCE);
        awards.lock(policyVersionId);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var policy = policies.issued(policyVersionId);
        var handedOut = awards.handOut(officer, policyVersionId);
        var issue =
                new Issue(
                        Ids.newId(),
                        officer.org(),
                        policyVersionId,
                        policy.code(),
                        policy.title(),
                        terms.firstDay(),
                        terms.lastDay(),
                        terms.partial(),
                        clock.instant(),
                        handedOut.size(),
                        totalFen(handedOut));
        repository.insert(issue, officer.id(), submission);
        repository.insertVouchers(issue, handedOut, codes.newOnes(handedOut.size()));
        audit.record(
                "vouchers-issued",
                "voucher issue " + issue.id(),
                "%d vouchers, %d fen, %s to %s"
                        .formatted(
                                issue.voucherCount(),
                                issue.totalFen(),
                                issue.firstDay(),
                                issue.lastDay()));
        return issue.id();
    }

    /**
     * @throws ArithmeticException if that is more than a long holds
     */
    static long totalFen(List<HandedOut> awards) {
        return awards.stream().mapToLong(HandedOut::amountFen).reduce(0, Math::addExact);
    }

    @Transactional(readOnly = true)
    List<Issue> page(Cursor cursor, int limit) {
        return repository.page(cursor, limit);
    }

    /**
     * @throws Refused voucher-issue-not-found
     */
    @Transactional(readOnly = true)
    Issue get(UUID id) {
        return repository.find(id).orElseThrow(() -> new Refused(VoucherProblem.ISSUE_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<VoucherLine> lines(UUID issue, Cursor cursor, int limit) {
        return repository.lines(issue, cursor, limit);
    }

    /**
     * Vouchers with their codes; the reading is written to the audit trail.
     *
     * @param what for, as the audit trail shall name it
     * @throws Refused security-role-missing, voucher-issue-not-found
     */
    @Transactional
    List<Slip> slips(Officer officer, UUID issue, Cursor cursor, int limit, String what) {
        officer.require(Role.FINANCE);
        get(issue);
        var slips = new ArrayList<Slip>();
        for (var sealed : repository.sealed(issue, cursor, limit)) {
            slips.add(new Slip(sealed.line(), codes.opened(sealed.code())));
        }
        audit.record(
                "voucher-codes-read",
                "voucher issue " + issue,
                "%d codes as %s".formatted(slips.size(), what));
        return slips;
    }
}
