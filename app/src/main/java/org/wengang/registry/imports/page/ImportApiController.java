package org.wengang.registry.imports.page;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.cell.RowFault;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.Meanings.Meaning;
import org.wengang.registry.imports.Previews;
import org.wengang.registry.imports.RefusedRow;
import org.wengang.registry.imports.Shapes;
import org.wengang.registry.imports.undo.Undoing;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Imports for other systems: a file in, what it would do, and the word to record it. */
@RestController
@RequestMapping("/api/v1/imports")
final class ImportApiController {

    private final Imports imports;
    private final Previews previews;
    private final Undoing undoing;

    ImportApiController(Imports imports, Previews previews, Undoing undoing) {
        this.imports = imports;
        this.previews = previews;
        this.undoing = undoing;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record ImportPage(List<ImportItem> imports, @Nullable UUID next) {}

    /**
     * @param state received, headings, previewed, confirmed, merged, undoing, undone, failed or
     *     cancelled
     * @param meanings what those of its headings mean that are not of the form; without a column
     *     where one is not read
     * @param sheets names of those that were read; empty before
     * @param counts what recording would do while it waits, what it did when merged; null before
     * @param fingerprint give it to the confirmation; null before the file was read
     * @param problem code of why the whole file was not taken, or waits for headings; null for none
     */
    record ImportItem(
            UUID id,
            String organisation,
            String schema,
            String fileName,
            Instant receivedAt,
            String state,
            List<Meaning> meanings,
            List<String> ignoredColumns,
            List<String> sheets,
            List<Skipped> skippedSheets,
            ImportBatch.@Nullable Counts counts,
            @Nullable String fingerprint,
            @Nullable String problem) {}

    /**
     * A sheet that was not read.
     *
     * @param why further, hidden, headings_missing, other_form or other
     * @param missing the headings it lacks
     */
    record Skipped(String name, String why, List<String> missing) {}

    /**
     * @param number of the row in the file, as for {@code after}
     * @param sheet null where one sheet was read
     * @param row in that sheet, as the spreadsheet shows it
     */
    record Refusal(int number, @Nullable String sheet, int row, List<RowFault> faults) {}

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record Refusals(List<Refusal> refusals, @Nullable Integer next) {}

    @GetMapping
    ImportPage list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var cursor = Cursor.from(after, limit);
        var slice =
                Slice.of(
                        imports.page(cursor, limit + 1),
                        limit,
                        cursor,
                        batch -> batch.id().toString(),
                        query -> query);
        return new ImportPage(
                slice.rows().stream().map(ImportApiController::item).toList(),
                slice.next(ImportBatch::id));
    }

    @GetMapping("/{id}")
    ImportItem show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return item(imports.get(id));
    }

    /**
     * Refused rows in the order of the file.
     *
     * @param after rows up to the one of this number are left out
     */
    @GetMapping("/{id}/refusals")
    Refusals refusals(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit,
            @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var batch = imports.get(id);
        var cursor = Cursor.from(after, limit);
        var slice =
                Slice.of(
                        imports.refusedRows(id, after, limit + 1),
                        limit,
                        cursor,
                        row -> Integer.toString(row.number()),
                        query -> query);
        return new Refusals(
                slice.rows().stream().map(row -> refusal(batch, row)).toList(),
                slice.next(RefusedRow::number));
    }

    private static Refusal refusal(ImportBatch batch, RefusedRow refused) {
        var at = batch.at(refused.number());
        return new Refusal(refused.number(), at.sheet(), at.row(), refused.faults());
    }

    /**
     * @param of schema of the rows
     * @param atOnce whether the good rows are recorded without waiting for a confirmation
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportItem receive(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = Shapes.ROSTER) String of,
            @RequestParam(defaultValue = "false") boolean atOnce,
            @RequestParam MultipartFile file)
            throws IOException {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var id =
                atOnce
                        ? imports.receiveAtOnce(officer, of, name, file.getResource())
                        : imports.receive(officer, of, name, file.getResource());
        return item(imports.get(id));
    }

    /**
     * @param fingerprint of what was seen
     */
    @PostMapping("/{id}/confirmation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportItem confirm(
            @PathVariable UUID id,
            @RequestParam long fingerprint,
            @AuthenticationPrincipal Officer officer) {
        previews.confirm(officer, id, fingerprint);
        return item(imports.get(id));
    }

    /**
     * Queues the undoing.
     *
     * @throws Refused registry-import-relied-on where it must stand
     */
    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportItem undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer) {
        var obstacles = undoing.ask(officer, id, reason);
        if (!obstacles.isEmpty()) {
            throw new Refused(RegistryProblem.IMPORT_RELIED_ON, obstacles.getFirst());
        }
        return item(imports.get(id));
    }

    @PostMapping("/{id}/discard")
    ImportItem discard(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        previews.discard(officer, id);
        return item(imports.get(id));
    }

    private static ImportItem item(ImportBatch batch) {
        var preview = batch.preview();
        var problem = batch.problem();
        return new ImportItem(
                batch.id(),
                batch.organisation().value(),
                batch.schema(),
                batch.fileName(),
                batch.receivedAt(),
                batch.state().stored(),
                batch.meanings().all(),
                batch.ignoredColumns(),
                batch.sheets(),
                batch.skippedSheets().stream()
                        .map(sheet ->
                                new Skipped(sheet.name(), sheet.why().stored(), sheet.missing()))
                        .toList(),
                batch.counts(),
                preview == null ? null : Long.toString(preview.fingerprint()),
                problem == null ? null : problem.key().substring("problem.".length()));
    }
}
