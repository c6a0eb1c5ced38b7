package org.wengang.voucher.settlement;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.entitlement.VoucherReturns;
import org.wengang.job.DailyWork;
import org.wengang.voucher.Lots;
import org.wengang.voucher.end.Endings;
import org.wengang.voucher.settlement.SettlementRepository.Lot;

/**
 * Every night: what is left of vouchers whose last day is over is void, and goes back to the pool
 * that paid it. Both happen in one transaction for each issue or campaign, so that a night broken
 * off is gone on with.
 */
@Component
class ExpireVouchers implements DailyWork {

    private final SettlementRepository repository;
    private final Endings endings;
    private final VoucherReturns pools;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExpireVouchers(
            SettlementRepository repository,
            Endings endings,
            VoucherReturns pools,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.endings = endings;
        this.pools = pools;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "expire-vouchers";
    }

    @Override
    public void run() {
        var today = LocalDate.now(clock);
        var over = transaction.execute(_ -> repository.over(today));
        Lots.each(over, Lot::id, lot -> transaction.executeWithoutResult(_ -> expire(lot)));
    }

    private void expire(Lot lot) {
        var policy = lot.policyVersionId();
        if (policy != null) {
            pools.lock(policy);
        }
        endings.expire(
                lot.id(), (lot.isIssue() ? "voucher issue " : "voucher campaign ") + lot.id());
    }
}
