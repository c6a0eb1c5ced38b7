package org.wengang.registry.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.Job;
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
    private final Previews previews;
    private final Headings headings;
    private final FileImport.Reading reading;
    private final Jobs jobs;
    private final Audit audit;

    Imports(
            ImportBatchRepository repository,
            Previews previews,
            Headings headings,
            FileImport.Reading reading,
            Jobs jobs,
            Audit audit) {
        this.repository = repository;
        this.previews = previews;
        this.headings = headings;
        this.reading = reading;
        this.jobs = jobs;
        this.audit = audit;
    }

    /**
     * Keeps a file, sealed, and queues its reading; what it would do waits for an officer to
     * confirm it ({@link Previews}). Where some of its headings are known, or look it, and others
     * are missing, the file waits for an officer to say what they mean; any other file without the
     * headings of its kind is refused at once.
     *
     * @param schema what its rows are, as in {@code worker/1}
     * @param fileName as the officer's computer calls it, with or without folders
     * @param file as often as it is opened, the same
     * @return the import
     * @throws Refused a {@link org.wengang.sheet.SheetProblem}, registry-schema-unknown,
     *     registry-headings-unknown, registry-filing-as-roster, security-role-missing
     */
    public UUID receive(Officer officer, String schema, String fileName, Resource file) {
        officer.require(Role.CASEWORKER);
        var name = plain(fileName);
        var remembered = previews.remembered(officer.org(), schema);
        var understood = headings.of(schema, name, file, remembered);
        var id = keep(officer, schema, name, file, understood, false);
        if (understood.state() == ImportState.RECEIVED) {
            jobs.start(FileImport.KIND, id);
        }
        return id;
    }

    /**
     * Like {@link #receive}, but its good rows are merged without waiting for anybody, and a file
     * whose headings are not all known is refused.
     *
     * @throws Refused as {@link #receive}
     */
    public UUID receiveAtOnce(Officer officer, String schema, String fileName, Resource file) {
        officer.require(Role.CASEWORKER);
        var name = plain(fileName);
        var remembered = previews.remembered(officer.org(), schema);
        var meanings = headings.whole(schema, name, file, remembered);
        var understood = new Headings.Understood(meanings, List.of(), null);
        var id = keep(officer, schema, name, file, understood, true);
        jobs.start(FileImport.KIND, id);
        return id;
    }

    private UUID keep(
            Officer officer,
            String schema,
            String name,
            Resource file,
            Headings.Understood understood,
            boolean isAtOnce) {
        var id = Ids.newId();
        try (var in = file.getInputStream()) {
            repository.insert(
                    new ImportBatchRepository.Received(
                            id, schema, name, file.contentLength(), isAtOnce, understood),
                    officer,
                    reading.clock().instant());
            var bytes = reading.files().keep(id, officer.org(), in);
            audit.record("roster-received", "import " + id, bytes + " bytes");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
    public List<ImportBatch> page(Cursor cursor, int limit) {
        return repository.page(cursor, limit);
    }

    /** How many wait for an officer. */
    @Transactional(readOnly = true)
    public long waiting() {
        return repository.waiting();
    }

    /** In the order of the file, those below a row. */
    @Transactional(readOnly = true)
    public List<RefusedRow> refusedRows(UUID id, int afterRow, int most) {
        return repository.refusedRows(id, afterRow, most);
    }

    /** The last import that was merged; null where there is none yet. */
    @Transactional(readOnly = true)
    public @Nullable ImportBatch newestMerged() {
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
        if (!get(id).state().isAtWork()) {
            throw new Refused(RegistryProblem.IMPORT_ALREADY_ENDED);
        }
        jobs.about(id).ifPresent(job -> jobs.cancel(job.id()));
        audit.record("roster-cancelled", "import " + id, "");
    }

    /**
     * Queues an import again whose job broke down, or its undoing; one that is still at work is
     * refused as ended.
     *
     * @throws Refused registry-import-not-found, registry-import-already-ended,
     *     security-role-missing
     */
    public void repeat(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        var job = jobs.about(id);
        var isUnfinished = job.filter(newest -> !newest.state().isFinal()).isPresent();
        if (!get(id).state().isAtWork() || isUnfinished) {
            throw new Refused(RegistryProblem.IMPORT_ALREADY_ENDED);
        }
        jobs.start(job.map(Job::kind).orElse(FileImport.KIND), id);
    }

    /**
     * Opens the kept file of an import that was read for a copy with numbers in clear, and notes
     * who did.
     *
     * @throws Refused registry-import-not-found, registry-import-not-ready,
     *     registry-import-file-gone, security-role-missing
     */
    public OpenFile copy(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        var batch = get(id);
        if (!batch.state().isCounted()) {
            throw new Refused(RegistryProblem.IMPORT_NOT_READY);
        }
        audit.record("roster-copied", "import " + id, "");
        return reading.open(batch, batch.meanings());
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
