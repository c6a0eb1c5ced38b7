package org.wengang.registry.ledger.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.Jobs;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.desk.LookingUp;
import org.wengang.registry.kept.OpenedPieces;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetWriter;
import org.wengang.web.Language;

/** Exports of the ledger; nobody sees another officer's. */
@Service
@Transactional
public class LedgerExports {

    private final LedgerExportRepository repository;
    private final Ledger ledger;
    private final LookingUp lookingUp;
    private final Jobs jobs;
    private final Trail trail;
    private final Clock clock;

    LedgerExports(
            LedgerExportRepository repository,
            Ledger ledger,
            LookingUp lookingUp,
            Jobs jobs,
            Trail trail,
            Clock clock) {
        this.repository = repository;
        this.ledger = ledger;
        this.lookingUp = lookingUp;
        this.jobs = jobs;
        this.trail = trail;
        this.clock = clock;
    }

    /** What a file passes on its way out. */
    @Component
    record Trail(FieldCipher cipher, Audit audit) {}

    /**
     * Queues an export.
     *
     * @param reason one to 500 characters
     * @return the job
     * @throws Refused registry-ledger-condition, security-role-missing; likewise the others
     */
    UUID start(
            Officer officer,
            LedgerAddress address,
            SheetWriter.Format format,
            Language language,
            String reason) {
        var people = ledger.count(officer, address);
        var export =
                new LedgerExport(
                        Ids.newId(), address, format, language, reason, clock.instant(), null);
        repository.insert(export, officer);
        trail.audit().record("export-asked", "export " + export.id(), people + " people");
        return jobs.start(LedgerExportWork.KIND, export.id());
    }

    /**
     * @throws Refused registry-export-not-found
     */
    @Transactional(readOnly = true)
    public LedgerExport get(Officer officer, UUID id) {
        lookingUp.require(officer);
        return repository.find(id).orElseThrow(() -> new Refused(RegistryProblem.EXPORT_NOT_FOUND));
    }

    /** The officer's own, newest first. */
    @Transactional(readOnly = true)
    List<LedgerExport> newest(Officer officer) {
        lookingUp.require(officer);
        return repository.newest();
    }

    /**
     * Notes that the file is taken; to be called before it is read.
     *
     * @throws Refused registry-export-not-found, registry-export-not-there
     */
    LedgerExport take(Officer officer, UUID id) {
        var export = get(officer, id);
        var made = export.made();
        if (made == null || !export.isThere(clock.instant())) {
            throw new Refused(RegistryProblem.EXPORT_NOT_THERE);
        }
        trail.audit().record("export-taken", "export " + id, made.people() + " people");
        return export;
    }

    /** Writes the file, a piece after the other. */
    @Transactional(readOnly = true)
    void write(LedgerExport export, OutputStream out) throws IOException {
        try (var file =
                OpenedPieces.stream(
                        trail.cipher(),
                        piece -> repository.piece(export.id(), piece),
                        Objects.requireNonNull(export.made()).bytes())) {
            file.transferTo(out);
        }
    }
}
