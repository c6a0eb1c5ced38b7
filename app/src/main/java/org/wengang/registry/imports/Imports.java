package org.wengang.registry.imports;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.Jobs;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Files brought in by officers: rosters and filings. */
@Service
@Transactional
public class Imports {

    private static final int LONGEST_NAME = 255;

    private final ImportBatchRepository repository;
    private final FileImport.Reading reading;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Imports(
            ImportBatchRepository repository,
            FileImport.Reading reading,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.reading = reading;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a file, sealed, and queues its import. A file without the headings of its kind is
     * refused at once.
     *
     * @param schema what its rows are, as in {@code worker/1}
     * @param fileName as the officer's computer calls it, with or without folders
     * @return the import
     * @throws Refused a {@link org.wengang.sheet.SheetProblem}, registry-schema-unknown,
     *     registry-headings-unknown, security-role-missing
     */
    public UUID receive(Officer officer, String schema, String fileName, byte[] file) {
        officer.require(Role.CASEWORKER);
        var name = plain(fileName);
        reading.open(schema, name, file).close();
        var id = Ids.newId();
        repository.insert(
                new ImportBatchRepository.Received(
                        id, schema, name, file.length, reading.sealed(file)),
                officer,
                clock.instant());
        audit.record("roster-received", "import " + id, file.length + " bytes");
        jobs.start(FileImport.KIND, id);
        return id;
    }

    /**
     * @throws Refused registry-import-not-found
     */
    @Transactional(readOnly = true)
    public ImportBatch get(UUID id) {
        return repository.find(id).orElseThrow(() -> new Refused(RegistryProblem.IMPORT_NOT_FOUND));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<ImportBatch> page(Cursor cursor, int limit) {
        return repository.page(cursor, limit);
    }

    /** In the order of the file, those below a row. */
    @Transactional(readOnly = true)
    List<RefusedRow> refusedRows(UUID id, int afterRow, int most) {
        return repository.refusedRows(id, afterRow, most);
    }

    /** The last import that was merged; null where there is none yet. */
    @Transactional(readOnly = true)
    @Nullable ImportBatch newestMerged() {
        return repository.newestMerged().orElse(null);
    }

    /**
     * Asks a running import to stop; what it did so far is undone.
     *
     * @throws Refused registry-import-not-found, registry-import-already-ended,
     *     security-role-missing
     */
    public void cancel(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        if (get(id).state() != ImportState.RECEIVED) {
            throw new Refused(RegistryProblem.IMPORT_ALREADY_ENDED);
        }
        jobs.about(id).ifPresent(job -> jobs.cancel(job.id()));
        audit.record("roster-cancelled", "import " + id, "");
    }

    /**
     * Queues an import again whose job broke down; one that is still at work is refused as ended.
     *
     * @throws Refused registry-import-not-found, registry-import-already-ended,
     *     security-role-missing
     */
    public void repeat(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        var isUnfinished = jobs.about(id).filter(job -> !job.state().isFinal()).isPresent();
        if (get(id).state() != ImportState.RECEIVED || isUnfinished) {
            throw new Refused(RegistryProblem.IMPORT_ALREADY_ENDED);
        }
        jobs.start(FileImport.KIND, id);
    }

    /**
     * Opens the kept file of a merged import for a copy with numbers in clear, and notes who did.
     *
     * @throws Refused registry-import-not-found, registry-import-not-ready,
     *     registry-import-file-gone, security-role-missing
     */
    OpenFile copy(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        var batch = get(id);
        if (batch.state() != ImportState.MERGED) {
            throw new Refused(RegistryProblem.IMPORT_NOT_READY);
        }
        audit.record("roster-copied", "import " + id, "");
        return reading.open(
                batch.schema(), batch.fileName(), reading.unsealed(repository.sealedFile(id)));
    }

    private static String plain(String fileName) {
        var name =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        var shown = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").strip();
        return shown.length() <= LONGEST_NAME
                ? (shown.isEmpty() ? "?" : shown)
                : shown.substring(shown.length() - LONGEST_NAME);
    }
}
