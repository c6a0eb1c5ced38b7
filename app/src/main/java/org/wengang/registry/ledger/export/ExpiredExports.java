package org.wengang.registry.ledger.export;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.DailyWork;

/** Takes away the files of exports that are past their time, whoever they were made for. */
@Component
class ExpiredExports implements DailyWork {

    private final LedgerExportRepository repository;
    private final Clock clock;

    ExpiredExports(LedgerExportRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expired-exports";
    }

    @Override
    @Transactional
    public void run() {
        repository.deleteExpired(clock.instant());
    }
}
