package org.wengang.registry.filings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.registry.FactSource;
import org.wengang.registry.desk.Clearance;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/** Filings for other systems; names and the ends of numbers for those with the right to them. */
@RestController
@RequestMapping("/api/v1/filings")
final class FilingApiController {

    private final FilingDesk desk;

    FilingApiController(FilingDesk desk) {
        this.desk = desk;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record FilingPage(List<FilingItem> filings, @Nullable UUID next) {}

    record FilingItem(
            UUID id,
            String schema,
            String organisation,
            @Nullable String name,
            @Nullable String maskedId,
            @Nullable String employer,
            @Nullable String uscc,
            @Nullable LocalDate month,
            @Nullable String occasion) {}

    /**
     * @param facts the known ones, each with who said so
     * @param unknown names of the others
     */
    record FilingDetail(
            FilingItem filing,
            Instant appliedAt,
            Instant updatedAt,
            int version,
            List<FactSource> facts,
            List<String> unknown) {}

    @GetMapping
    FilingPage list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        Clearance.search(officer, q);
        var clearance = Clearance.of(officer);
        var slice =
                desk.page(officer, new FilingFilter(of, q, null, ""), Cursor.from(after, limit));
        return new FilingPage(
                slice.rows().stream().map(line -> item(line, clearance)).toList(),
                slice.next(FilingLine::id));
    }

    @GetMapping("/{id}")
    FilingDetail show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        var filing = desk.get(officer, id);
        var clearance = Clearance.of(officer);
        var person = filing.person();
        var uscc = filing.uscc();
        return new FilingDetail(
                new FilingItem(
                        filing.id(),
                        filing.schema().name(),
                        filing.organisation().value(),
                        person == null ? null : clearance.name(person.value()),
                        clearance.number(filing.maskedId()),
                        filing.employer(),
                        uscc == null ? null : uscc.value(),
                        filing.month(),
                        filing.occasion()),
                filing.appliedAt(),
                filing.updatedAt(),
                filing.version(),
                clearance.known(desk.histories(officer, id)),
                desk.unknown(officer, id));
    }

    private static FilingItem item(FilingLine line, Clearance clearance) {
        return new FilingItem(
                line.id(),
                line.schema(),
                line.organisation().value(),
                clearance.name(line.name()),
                clearance.number(line.maskedId()),
                line.employer(),
                line.uscc(),
                line.month(),
                line.occasion());
    }
}
