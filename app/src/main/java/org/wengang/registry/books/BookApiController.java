package org.wengang.registry.books;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.engine.schema.Fact;
import org.wengang.registry.FactSource;
import org.wengang.registry.book.Book;
import org.wengang.registry.desk.Clearance;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/**
 * Entries of every ledger for other systems; names and the ends of numbers for those with the right
 * to them.
 */
@RestController
@RequestMapping({
    "/api/v1/employers",
    "/api/v1/listings",
    "/api/v1/employments",
    "/api/v1/stays",
    "/api/v1/migrations",
    "/api/v1/groups",
    "/api/v1/intentions",
    "/api/v1/gifts",
    "/api/v1/events",
    "/api/v1/donations"
})
final class BookApiController {

    private static final String ROOT = "/api/v1";

    private final Entries entries;

    BookApiController(Entries entries) {
        this.entries = entries;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record EntryPage(List<EntryItem> entries, @Nullable UUID next) {}

    /**
     * @param facts the known ones by name
     */
    record EntryItem(
            UUID id,
            String organisation,
            @Nullable String name,
            @Nullable String maskedId,
            @Nullable String employer,
            @Nullable String uscc,
            Map<String, String> facts) {}

    /**
     * @param worker whom it is about; null where it is about no person
     * @param facts the known ones, each with who said so
     * @param unknown names of the others
     */
    record EntryDetail(
            UUID id,
            String organisation,
            @Nullable UUID worker,
            @Nullable String name,
            @Nullable String maskedId,
            @Nullable String employer,
            @Nullable String uscc,
            Instant appliedAt,
            Instant updatedAt,
            int version,
            List<FactSource> facts,
            List<String> unknown) {}

    @GetMapping
    EntryPage list(
            HttpServletRequest request,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        var book = book(request);
        Clearance.search(officer, book.isOfWorkers() ? q : "");
        var clearance = Clearance.of(officer);
        var filter = new EntryFilter(book, of, q, null, "");
        var slice = entries.page(officer, filter, Cursor.from(after, limit));
        return new EntryPage(
                slice.rows().stream().map(line -> item(line, clearance)).toList(),
                slice.next(EntryLine::id));
    }

    @GetMapping("/{id}")
    EntryDetail show(
            @PathVariable UUID id,
            HttpServletRequest request,
            @AuthenticationPrincipal Officer officer) {
        var entry = entries.get(officer, book(request), id);
        var person = entry.person();
        var clearance = Clearance.of(officer);
        var uscc = entry.uscc();
        return new EntryDetail(
                entry.id(),
                entry.organisation().value(),
                entry.worker(),
                person == null ? null : clearance.name(person.value()),
                clearance.number(entry.maskedId()),
                entry.employer(),
                uscc == null ? null : uscc.value(),
                entry.appliedAt(),
                entry.updatedAt(),
                entry.version(),
                clearance.known(entries.histories(entry)),
                entries.unknown(entry).stream().map(Fact::name).toList());
    }

    private static Book book(HttpServletRequest request) {
        return Book.ofPath(request.getRequestURI().substring(ROOT.length()));
    }

    private static EntryItem item(EntryLine line, Clearance clearance) {
        return new EntryItem(
                line.id(),
                line.organisation().value(),
                clearance.name(line.name()),
                clearance.number(line.maskedId()),
                line.employer(),
                line.uscc(),
                line.facts());
    }
}
