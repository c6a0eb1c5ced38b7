package org.wengang.registry.duplicate.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.registry.duplicate.Reason;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Likely duplicates for other systems: ids of workers, no names and no numbers. */
@RestController
@RequestMapping("/api/v1/duplicates")
final class DuplicateApiController {

    private final Cases cases;

    DuplicateApiController(Cases cases) {
        this.cases = cases;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record CasePage(List<CaseItem> cases, @Nullable UUID next) {}

    /**
     * @param score in percent, 1 to 99
     * @param workers their ids
     */
    record CaseItem(
            UUID id,
            String organisation,
            Instant foundAt,
            String state,
            int score,
            List<String> reasons,
            List<UUID> workers) {}

    @GetMapping
    CasePage list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        var cursor = Cursor.from(after, limit);
        var slice =
                Slice.of(
                        cases.page(officer, CaseState.of(state).orElse(null), cursor, limit + 1),
                        limit,
                        cursor,
                        found -> found.id().toString(),
                        query -> query);
        return new CasePage(
                slice.rows().stream().map(DuplicateApiController::item).toList(),
                slice.next(DuplicateCase::id));
    }

    private static CaseItem item(DuplicateCase found) {
        return new CaseItem(
                found.id(),
                found.organisation().value(),
                found.foundAt(),
                found.state().stored(),
                found.score(),
                found.reasons().stream().map(Reason::code).toList(),
                found.people().stream().map(DuplicateCase.Person::worker).toList());
    }
}
