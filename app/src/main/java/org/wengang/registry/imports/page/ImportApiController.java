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

    private static final int ON_A_PAGE = 50;
    private static final int MOST_REFUSALS = 1_000;

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
            List<String> ignoredSheets,
            ImportBatch.@Nullable Counts counts,
            @Nullable String fingerprint,
            @Nullable String problem) {}

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record Refusals(List<RefusedRow> refusals, @Nullable Integer next) {}

    @GetMapping
    ImportPage list(@AuthenticationPrincipal Officer officer, @RequestParam @Nullable UUID after) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var cursor = Cursor.of(after, null);
        var slice =
                Slice.of(
                        imports.page(cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        batch -> batch.id().toString(),
                        query -> query);
        return new ImportPage(
                slice.rows().stream().map(ImportApiController::item).toList(),
                slice.pager().next() == null ? null : slice.rows().getLast().id());
    }

    @GetMapping("/{id}")
    ImportItem show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return item(imports.get(id));
    }

    /**
     * Up to a thousand refused rows in the order of the file.
     *
     * @param after row numbers up to this one are left out
     */
    @GetMapping("/{id}/refusals")
    Refusals refusals(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var rows = imports.refusedRows(imports.get(id).id(), after, MOST_REFUSALS);
        return new Refusals(rows, rows.size() < MOST_REFUSALS ? null : rows.getLast().number());
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
                batch.ignoredSheets(),
                batch.counts(),
                preview == null ? null : Long.toString(preview.fingerprint()),
                problem == null ? null : problem.key().substring("problem.".length()));
    }
}
