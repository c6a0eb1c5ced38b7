package org.wengang.voucher.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.entitlement.VoucherReturns;
import org.wengang.job.DailyWork;
import org.wengang.security.Audit;
import org.wengang.voucher.Lots;
import org.wengang.voucher.settlement.SettlementRepository.Lot;

/**
 * Every night: what is left of vouchers whose last day is over is void, and goes back to the pool
 * that paid it. Both happen in one transaction for each issue or campaign, so that a night broken
 * off is gone on with.
 */
@Component
class ExpireVouchers implements DailyWork {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireVouchers.class);

    private final SettlementRepository repository;
    private final VoucherReturns returns;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExpireVouchers(
            SettlementRepository repository,
            VoucherReturns returns,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.returns = returns;
        this.audit = audit;
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
        Lots.each(over, Lot::id, lot -> transaction.executeWithoutResult(_ -> expire(lot, today)));
    }

    private void expire(Lot lot, LocalDate today) {
        var policy = lot.policyVersionId();
        if (policy != null) {
            returns.lock(policy);
        }
        var expired = repository.expire(lot, today);
        if (expired.isEmpty()) {
            return;
        }
        var fenByAward = new HashMap<UUID, Long>();
        var fen = 0L;
        for (var each : expired) {
            fen = Math.addExact(fen, each.fen());
            if (each.award() != null) {
                fenByAward.put(each.award(), each.fen());
            }
        }
        returns.giveBack(fenByAward);
        audit.record(
                "vouchers-expired",
                (lot.isIssue() ? "voucher issue " : "voucher campaign ") + lot.id(),
                "%d vouchers, %d fen".formatted(expired.size(), fen));
        LOG.info("{} vouchers expired", expired.size());
    }
}
