package org.wengang.registry.checks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.job.DailyWork;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;

/**
 * Runs every check over each office that keeps people or employers, and over those above it where
 * officers check, each behind the office's own wall. Taken up again the same night, it goes on with
 * what is left.
 */
@Component
final class DailyChecks implements DailyWork {

    private final CheckRepository repository;
    private final CheckWork work;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DailyChecks(
            CheckRepository repository,
            CheckWork work,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.work = work;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public void run() {
        var offices = transaction.execute(_ -> repository.offices());
        for (var office : offices) {
            Scope.system(office, name()).run(() -> work.run(begin(office), _ -> {}));
        }
    }

    private UUID begin(OrgPath office) {
        return transaction.execute(_ -> {
            var today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
            return repository
                    .ofSchedule(office, today)
                    .orElseGet(() -> {
                        var run = Ids.newId();
                        repository.insert(run, office, null, clock.instant());
                        return run;
                    });
        });
    }
}
