package org.wengang.registry.imports;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
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
import org.wengang.organisation.Divisions;
import org.wengang.registry.roster.RosterReader;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Role;

/**
 * Brings one kept roster into the register: everything of it in one transaction, or nothing. The
 * batch is locked meanwhile, so a job taken up again while its twin still runs finds it merged and
 * does nothing.
 */
@Component
final class RosterImport implements JobWork {

    static final String KIND = "roster-import";

    private final RosterBatchRepository batches;
    private final RosterMergeRepository register;
    private final Reading reading;
    private final Audit audit;
    private final FaultText faultText;
    private final TransactionTemplate transaction;

    RosterImport(
            RosterBatchRepository batches,
            RosterMergeRepository register,
            Reading reading,
            Audit audit,
            FaultText faultText,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.register = register;
        this.reading = reading;
        this.audit = audit;
        this.faultText = faultText;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What it takes to open a kept file. */
    @Component
    record Reading(FieldCipher cipher, Divisions divisions, Clock clock) {

        RosterReader open(String fileName, byte[] file) {
            return RosterReader.open(
                    new ByteArrayInputStream(file), fileName, divisions, LocalDate.now(clock));
        }

        byte[] unsealed(byte[] sealed) {
            return cipher.openBytes(Purpose.ROSTER_FILE, sealed);
        }

        byte[] sealed(byte[] file) {
            return cipher.seal(Purpose.ROSTER_FILE, file);
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
            transaction.executeWithoutResult(status -> merge(batch, run));
        } catch (JobCancelled cancelled) {
            end(batch, ImportState.CANCELLED, null);
            throw cancelled;
        } catch (Refused refused) {
            end(batch, ImportState.FAILED, faultText.write(refused));
            throw refused;
        }
    }

    private void merge(UUID id, JobRun run) {
        var batch = batches.lock(id).orElseThrow();
        if (batch.state() != ImportState.RECEIVED) {
            return;
        }
        try (var reader =
                reading.open(batch.fileName(), reading.unsealed(batches.sealedFile(id)))) {
            var roster = new RosterReading(reader, reading.cipher());
            var done = new long[1];
            register.stage(lines ->
                    roster.forEach(line -> {
                        lines.accept(line);
                        run.progress(++done[0], 0);
                    }));
            var counts = register.merge(batch, reading.clock()::instant);
            batches.merged(id, roster, counts, reading.clock().instant());
            audit.record(
                    "roster-imported",
                    "import " + id,
                    "added %d, changed %d, unchanged %d, refused %d"
                            .formatted(
                                    counts.added(),
                                    counts.changed(),
                                    counts.unchanged(),
                                    counts.refused()));
        }
    }

    private void end(UUID batch, ImportState state, @Nullable String problem) {
        transaction.executeWithoutResult(status -> batches.ended(batch, state, problem));
    }
}
