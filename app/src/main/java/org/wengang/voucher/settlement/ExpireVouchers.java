package org.wengang.voucher.settlement;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.job.DailyWork;
import org.wengang.security.Audit;

/** Every night: what is left of vouchers whose last day is over is void. */
@Component
class ExpireVouchers implements DailyWork {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireVouchers.class);

    private final SettlementRepository repository;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExpireVouchers(
            SettlementRepository repository,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
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
        transaction.executeWithoutResult(_ -> {
            var expired = repository.expire(LocalDate.now(clock));
            if (expired.vouchers() > 0) {
                audit.record(
                        "vouchers-expired",
                        "vouchers",
                        "%d vouchers, %d fen".formatted(expired.vouchers(), expired.fen()));
                LOG.info("{} vouchers expired", expired.vouchers());
            }
        });
    }
}
