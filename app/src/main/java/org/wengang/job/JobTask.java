package org.wengang.job;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.web.BugTrace;

/**
 * Runs one job: marks it running, does the work within the scope of whoever started it, and records
 * how it ended. A process that dies leaves the job running; db-scheduler notices the missing
 * heartbeat and calls again.
 */
@Component
final class JobTask {

    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);
    private static final String NAME = "job";

    private final JobRepository repository;
    private final JobWorks works;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    JobTask(
            JobRepository repository,
            JobWorks works,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.works = works;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    static TaskInstance<Void> instance(UUID jobId) {
        return new TaskInstance<>(NAME, jobId.toString());
    }

    OneTimeTask<Void> task() {
        return Tasks.oneTime(NAME)
                .onDeadExecutionRevive()
                .execute((instance, context) -> execute(UUID.fromString(instance.getId())));
    }

    private void execute(UUID id) {
        var found =
                Scope.system(OrgPath.ROOT, "job")
                        .call(() -> ownTransaction.execute(status -> repository.find(id)));
        if (found == null || found.isEmpty()) {
            LOG.error("Job {} is scheduled but not stored; dropped", id);
            return;
        }
        var job = found.get();
        Scope.within(job.organisation(), job.startedBy())
                .call(() -> {
                    runWithin(job);
                    return true;
                });
    }

    private void runWithin(Job job) {
        var begun = ownTransaction.execute(status -> repository.begin(job.id(), clock.instant()));
        if (!Boolean.TRUE.equals(begun)) {
            return;
        }
        try {
            works.of(job).run(new Run(job));
            end(job, JobState.DONE, null);
        } catch (JobCancelled e) {
            end(job, JobState.CANCELLED, null);
        } catch (Refused e) {
            end(job, JobState.FAILED, e.problem().code());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // an error too: what was too much for the memory once would be tried again for ever
            var reference = Ids.newId().toString().substring(24);
            LOG.error(
                    "Job {} of kind {} failed, reference {}{}",
                    job.id(),
                    job.kind(),
                    reference,
                    BugTrace.of(e));
            end(job, JobState.FAILED, "error-" + reference);
        }
    }

    private void end(Job job, JobState state, @Nullable String problem) {
        ownTransaction.executeWithoutResult(
                status -> repository.end(job.id(), state, problem, clock.instant()));
    }

    /** Writes progress at most four times a second, always in a transaction of its own. */
    private final class Run implements JobRun {

        private static final long INTERVAL_NANOS = 250_000_000;

        private final Job job;
        private long lastWritten = System.nanoTime() - INTERVAL_NANOS;

        Run(Job job) {
            this.job = job;
        }

        @Override
        public UUID jobId() {
            return job.id();
        }

        @Override
        public UUID subject() {
            return job.subject();
        }

        @Override
        public void progress(long done, long total) {
            var now = System.nanoTime();
            if (now - lastWritten < INTERVAL_NANOS) {
                return;
            }
            lastWritten = now;
            var cancelAsked =
                    ownTransaction.execute(status ->
                            repository.progress(job.id(), done, total > 0 ? total : null));
            if (Boolean.TRUE.equals(cancelAsked)) {
                throw new JobCancelled();
            }
        }
    }
}
