package org.wengang.registry.imports;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.job.Job;
import org.wengang.job.JobCancelled;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.kernel.Refused;
import org.wengang.registry.kept.KeptFileRepository;
import org.wengang.security.Audit;
import org.wengang.security.Role;

/**
 * Reads one kept file and says what it would do; once an officer has confirmed exactly that, brings
 * it into the register: everything of it in one transaction, or nothing. If the register has
 * changed since, so that something else would come of it, there is a new preview instead. The batch
 * is locked meanwhile, so a job taken up again while its twin still runs finds it done and does
 * nothing.
 */
@Component
final class FileImport implements JobWork {

    static final String KIND = "roster-import";

    private static final int SAMPLES = 5;

    private final ImportBatchRepository batches;
    private final PreviewRepository previews;
    private final Reading reading;
    private final Audit audit;
    private final FaultText faultText;
    private final TransactionTemplate transaction;

    FileImport(
            ImportBatchRepository batches,
            PreviewRepository previews,
            Reading reading,
            Audit audit,
            FaultText faultText,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.previews = previews;
        this.reading = reading;
        this.audit = audit;
        this.faultText = faultText;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What it takes to open a kept file. */
    @Component
    record Reading(Shapes shapes, KeptFileRepository files, Clock clock) {

        /**
         * @throws Refused registry-import-file-gone, or whatever the file is refused for
         */
        OpenFile open(ImportBatch batch, Meanings meanings) {
            return shapes.of(batch.schema())
                    .open(batch.schema(), batch.fileName(), files.of(batch.id()), meanings);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String resultPath(Job job) {
        return "/imports/" + job.subject();
    }

    @Override
    public Set<Role> mayCancel() {
        return Set.of(Role.CASEWORKER);
    }

    @Override
    public void run(JobRun run) {
        var batch = run.subject();
        try {
            transaction.executeWithoutResult(status -> work(batch, run));
        } catch (JobCancelled cancelled) {
            end(batch, ImportState.CANCELLED, null);
            throw cancelled;
        } catch (Refused refused) {
            end(batch, ImportState.FAILED, faultText.write(refused));
            throw refused;
        }
    }

    private void work(UUID id, JobRun run) {
        var batch = batches.lock(id).orElseThrow();
        if (!batch.state().isToBeRead()) {
            return;
        }
        try (var file = reading.open(batch, batch.meanings())) {
            var plan = file.plan(batch, done -> run.progress(done, 0)).readAs(batch.meanings());
            previews.forget(id);
            if (batch.isAtOnce() || batch.isConfirmed(plan)) {
                merge(batch, file, plan);
            } else {
                batches.previewed(batch, file, plan);
                previews.keep(batch, file.samples(SAMPLES));
                audit.record("roster-previewed", "import " + id, said(plan.counts()));
            }
        }
    }

    private void merge(ImportBatch batch, OpenFile file, OpenFile.Plan plan) {
        file.carryOut(batch);
        batches.merged(batch, file, plan, reading.clock().instant());
        audit.record("roster-imported", "import " + batch.id(), said(plan.counts()));
    }

    private static String said(ImportBatch.Counts counts) {
        return "added %d, changed %d, unchanged %d, refused %d"
                .formatted(counts.added(), counts.changed(), counts.unchanged(), counts.refused());
    }

    private void end(UUID batch, ImportState state, @Nullable String problem) {
        transaction.executeWithoutResult(status -> batches.ended(batch, state, problem));
    }
}
