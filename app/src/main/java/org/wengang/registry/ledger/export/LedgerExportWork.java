package org.wengang.registry.ledger.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.job.Job;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.registry.kept.SealedPieces;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.LedgerCell;
import org.wengang.registry.ledger.LedgerCells;
import org.wengang.registry.ledger.LedgerColumn;
import org.wengang.registry.ledger.LedgerLine;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.Role;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/**
 * Makes an export out of the ledger as it stands when the work begins. The pieces are written by
 * the transaction that reads, of one snapshot; the export is there only when the outer one, which
 * holds it and notes it in the audit trail, ends as well. Begun again after a crash, it makes it
 * anew.
 */
@Component
final class LedgerExportWork implements JobWork {

    static final String KIND = "ledger-export";

    private final LedgerExportRepository repository;
    private final Rows rows;
    private final FieldCipher cipher;
    private final Audit audit;
    private final TransactionTemplate whole;
    private final TransactionTemplate reading;
    private final Keeping keeping;

    /** How long files are kept, and by which clock. */
    @Component
    record Keeping(@Value("${wengang.export.kept:7d}") Duration kept, Clock clock) {}

    LedgerExportWork(
            LedgerExportRepository repository,
            Rows rows,
            FieldCipher cipher,
            Audit audit,
            PlatformTransactionManager transactions,
            Keeping keeping) {
        this.repository = repository;
        this.rows = rows;
        this.cipher = cipher;
        this.audit = audit;
        // Not of one snapshot: others of the office may add to its audit trail meanwhile.
        this.whole = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.keeping = keeping;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String resultPath(Job job) {
        return "/workers/exports/" + job.subject();
    }

    @Override
    public Set<Role> mayCancel() {
        return Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
    }

    @Override
    public void run(JobRun run) {
        whole.executeWithoutResult(status -> {
            var export = repository.lock(run.subject()).orElseThrow();
            if (export.made() == null) {
                make(export, run);
            }
        });
    }

    private void make(LedgerExport export, JobRun run) {
        var now = keeping.clock().instant();
        var expiresAt = now.plus(keeping.kept());
        var written = Objects.requireNonNull(reading.execute(_ -> write(export, run, expiresAt)));
        repository.finish(
                export.id(),
                new LedgerExport.Made(written.people(), written.bytes(), now, expiresAt));
        audit.record("workers-exported", "export " + export.id(), written.people() + " people");
    }

    private record Written(long people, long bytes) {}

    private Written write(LedgerExport export, JobRun run, Instant expiresAt) {
        repository.deletePieces(export.id());
        var number = new AtomicInteger();
        var pieces =
                new SealedPieces(
                        cipher,
                        sealed ->
                                repository.insertPiece(
                                        export.id(), number.getAndIncrement(), sealed, expiresAt));
        var people = rows.write(export, pieces, run);
        pieces.close();
        return new Written(people, pieces.bytes());
    }

    /** Writes the rows of an export as a file. */
    @Component
    static final class Rows {

        private final Ledger ledger;
        private final LedgerCells cells;
        private final Texts texts;

        Rows(Ledger ledger, LedgerCells cells, Texts texts) {
            this.ledger = ledger;
            this.cells = cells;
            this.texts = texts;
        }

        /** How many people it wrote. */
        long write(LedgerExport export, SealedPieces out, JobRun run) {
            var language = export.language();
            var columns = LedgerColumn.of(export.address());
            var headings = columns.stream().map(each -> texts.get(language, each.label())).toList();
            var people = new AtomicLong();
            try (var sheet =
                    SheetWriter.open(
                            export.format(),
                            out,
                            texts.get(language, "registry.workers.title"),
                            headings)) {
                ledger.forEach(
                        export.address(),
                        Scope.current().path(),
                        line -> {
                            sheet.row(row(columns, line, language));
                            run.progress(people.incrementAndGet(), 0);
                        });
            }
            return people.get();
        }

        private List<SheetCell> row(
                List<LedgerColumn> columns, LedgerLine line, Language language) {
            return columns.stream()
                    .map(column -> cell(cells.of(column, line, language), language))
                    .toList();
        }

        private SheetCell cell(LedgerCell cell, Language language) {
            return switch (cell) {
                case LedgerCell.Plain(var value) -> SheetCell.of(value);
                case LedgerCell.Masked(var value, var _) -> SheetCell.of(value);
                case LedgerCell.Number(var value) -> SheetCell.of(value);
                case LedgerCell.Day(var value) -> SheetCell.of(value);
                case LedgerCell.Moment(var value) ->
                        SheetCell.of(texts.get(language, "registry.ledger.moment", value));
                case LedgerCell.Word(var value) -> SheetCell.of(texts.get(language, value));
                case LedgerCell.Unknown() -> SheetCell.EMPTY;
            };
        }
    }
}
