package org.wengang.registry.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.Jobs;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Imports that wait for an officer: what they would do, and what their headings mean. */
@Service
@Transactional
public class Previews {

    private final ImportBatchRepository batches;
    private final PreviewRepository repository;
    private final FileImport.Reading reading;
    private final Jobs jobs;
    private final Audit audit;

    Previews(
            ImportBatchRepository batches,
            PreviewRepository repository,
            FileImport.Reading reading,
            Jobs jobs,
            Audit audit) {
        this.batches = batches;
        this.repository = repository;
        this.reading = reading;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** What an office said that a heading means, when, and whose word it was. */
    public record Remembered(
            String schema, Meanings.Meaning meaning, Instant saidAt, String saidBy) {}

    /** The first rows that would change what is on record; none once it is merged. */
    @Transactional(readOnly = true)
    public List<OpenFile.Sample> samples(UUID id) {
        return repository.samples(id);
    }

    /**
     * Confirms what was shown; the merging is queued.
     *
     * @param fingerprint of what was shown
     * @throws Refused registry-import-not-found, registry-import-preview-changed,
     *     security-role-missing
     */
    public void confirm(Officer officer, UUID id, long fingerprint) {
        officer.require(Role.CASEWORKER);
        var batch = locked(id);
        var preview = batch.preview();
        if (batch.state() != ImportState.PREVIEWED
                || preview == null
                || preview.fingerprint() != fingerprint) {
            throw new Refused(RegistryProblem.IMPORT_PREVIEW_CHANGED);
        }
        batches.confirmed(id, officer, now());
        audit.record("roster-confirmed", "import " + id, "");
        jobs.start(FileImport.KIND, id);
    }

    /**
     * Takes nothing of a waiting file.
     *
     * @throws Refused registry-import-not-found, registry-import-preview-changed,
     *     security-role-missing
     */
    public void discard(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        if (!locked(id).state().isWaiting()) {
            throw new Refused(RegistryProblem.IMPORT_PREVIEW_CHANGED);
        }
        repository.forget(id);
        batches.ended(id, ImportState.CANCELLED, null);
        audit.record("roster-discarded", "import " + id, "");
    }

    /**
     * Says what headings of a waiting file mean, remembers it for the files the office is sent
     * later, and queues the file to be read again.
     *
     * @param meanings of headings of the file; the others keep what was said of them before
     * @throws Refused registry-import-not-found, registry-import-preview-changed,
     *     security-role-missing; whatever the file is refused for with these meanings: then nothing
     *     is remembered
     */
    public void understand(Officer officer, UUID id, Meanings meanings) {
        officer.require(Role.CASEWORKER);
        var batch = locked(id);
        if (!batch.state().isWaiting()) {
            throw new Refused(RegistryProblem.IMPORT_PREVIEW_CHANGED);
        }
        var all = meanings.over(batch.meanings());
        reading.open(batch, all).close();
        repository.forget(id);
        repository.remember(batch.organisation(), batch.schema(), meanings, officer, now());
        batches.readAnew(id, all);
        audit.record("roster-headings-said", "import " + id, meanings.all().size() + " headings");
        jobs.start(FileImport.KIND, id);
    }

    /** What the officer's office said so far, by schema and heading. */
    @Transactional(readOnly = true)
    public List<Remembered> remembered(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.remembered(officer.org());
    }

    /** What the office said of files of the schema. */
    Meanings remembered(OrgPath office, String schema) {
        return new Meanings(
                repository.remembered(office).stream()
                        .filter(said -> said.schema().equals(schema))
                        .map(Remembered::meaning)
                        .toList());
    }

    /**
     * Forgets what a heading was said to mean; files read before keep what they were read as.
     *
     * @throws Refused registry-heading-not-remembered, security-role-missing
     */
    public void revoke(Officer officer, String schema, String heading) {
        officer.require(Role.CASEWORKER);
        if (!repository.revoke(officer.org(), schema, heading)) {
            throw new Refused(RegistryProblem.HEADING_NOT_REMEMBERED);
        }
        audit.record("heading-meaning-revoked", schema, "");
    }

    /** One that is worked on is not waited for: nothing can be said of it now. */
    private ImportBatch locked(UUID id) {
        if (batches.find(id).isEmpty()) {
            throw new Refused(RegistryProblem.IMPORT_NOT_FOUND);
        }
        return batches.lockSoon(id)
                .orElseThrow(() -> new Refused(RegistryProblem.IMPORT_PREVIEW_CHANGED));
    }

    private Instant now() {
        return reading.clock().instant();
    }
}
