package org.wengang.registry.checks;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.job.Job;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.security.Role;

/**
 * Runs every check, each in a transaction of its own: one that fails is noted as failed and stops
 * no other; started again after a crash, the run goes on with those that are left.
 */
@Component
final class CheckWork implements JobWork {

    static final String KIND = "checks";

    private static final Logger LOG = LoggerFactory.getLogger(CheckWork.class);
    private static final int MOST_SECONDS = 120;

    private final List<Check> catalogue = CheckFiles.onClassPath();
    private final CheckRepository repository;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CheckWork(CheckRepository repository, Clock clock, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String resultPath(Job job) {
        return "/checks";
    }

    @Override
    public Set<Role> mayCancel() {
        return Set.of(Role.CASEWORKER, Role.REVIEWER);
    }

    @Override
    public void run(JobRun run) {
        var all = catalogue.size();
        run(run.subject(), done -> run.progress(done, all));
    }

    /**
     * Every check the run has no outcome of, in the present scope.
     *
     * @param progress told how many are done
     */
    void run(UUID run, IntConsumer progress) {
        var done = transaction.execute(_ -> repository.done(run));
        for (int i = 0; i < catalogue.size(); i++) {
            progress.accept(i);
            if (!done.contains(catalogue.get(i).code())) {
                check(run, catalogue.get(i));
            }
        }
        transaction.executeWithoutResult(_ -> repository.finish(run, clock.instant()));
    }

    private void check(UUID run, Check check) {
        var began = System.nanoTime();
        var outcome = outcome(check, began);
        transaction.executeWithoutResult(_ -> repository.keep(run, outcome));
    }

    private Outcome outcome(Check check, long began) {
        try {
            var found =
                    transaction.<Long>execute(_ -> {
                        repository.limitTime(MOST_SECONDS);
                        return repository.count(check);
                    });
            return new Outcome(check.code(), clock.instant(), since(began), found, null);
        } catch (RuntimeException failed) {
            var state = CheckRepository.failure(failed);
            LOG.warn("Check {} could not be run: {}", check.code(), state);
            return new Outcome(check.code(), clock.instant(), since(began), null, state);
        }
    }

    private static long since(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
