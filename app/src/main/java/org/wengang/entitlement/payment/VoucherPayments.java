package org.wengang.entitlement.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.VoucherAwards;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Lets vouchers through the gate that cash goes through. */
@Service
class VoucherPayments implements VoucherAwards {

    private final VoucherAwardRepository repository;
    private final PaymentRepository payments;
    private final PoolRepository pools;
    private final Clock clock;

    VoucherPayments(
            VoucherAwardRepository repository,
            PaymentRepository payments,
            PoolRepository pools,
            Clock clock) {
        this.repository = repository;
        this.payments = payments;
        this.pools = pools;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Standing> standing() {
        return repository.standing(LocalDate.now(clock));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID policyVersionId) {
        pools.lock(policyVersionId);
        payments.lockNotices(policyVersionId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<HandedOut> handOut(Officer officer, UUID policyVersionId) {
        officer.require(Role.FINANCE);
        var today = LocalDate.now(clock);
        var due = repository.due(policyVersionId, today);
        if (due.isEmpty()) {
            throw new Refused(EntitlementProblem.NOTHING_TO_PAY);
        }
        var own = due.stream().filter(each -> each.approvedBy().equals(officer.id())).count();
        if (own > 0) {
            throw new Refused(EntitlementProblem.OWN_APPROVAL, own);
        }
        repository.handOut(due, officer.id(), today);
        return due.stream().map(VoucherAwardRepository.Due::award).toList();
    }
}
