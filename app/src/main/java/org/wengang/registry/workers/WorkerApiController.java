package org.wengang.registry.workers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactSource;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/** Workers for other systems; numbers are masked. */
@RestController
@RequestMapping("/api/v1/workers")
final class WorkerApiController {

    private final WorkerDesk desk;

    WorkerApiController(WorkerDesk desk) {
        this.desk = desk;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record WorkerPage(List<WorkerItem> workers, @Nullable UUID next) {}

    record WorkerItem(
            UUID id,
            String organisation,
            String name,
            String maskedId,
            @Nullable String employerName) {}

    /**
     * @param facts the known ones, each with who said so
     * @param unknown names of those nobody stated
     */
    record WorkerDetail(
            UUID id,
            String organisation,
            String name,
            String maskedId,
            @Nullable String maskedMobile,
            Instant appliedAt,
            Instant updatedAt,
            List<FactSource> facts,
            List<String> unknown) {}

    @GetMapping
    WorkerPage list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable UUID after) {
        var slice = desk.page(officer, new WorkerFilter(q, null, ""), Cursor.of(after, null));
        return new WorkerPage(
                slice.rows().stream().map(WorkerApiController::item).toList(),
                slice.pager().next() == null ? null : slice.rows().getLast().id());
    }

    @GetMapping("/{id}")
    WorkerDetail show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        var worker = desk.get(officer, id);
        return new WorkerDetail(
                worker.id(),
                worker.organisation().value(),
                worker.name().value(),
                worker.maskedId(),
                worker.maskedMobile(),
                worker.appliedAt(),
                worker.updatedAt(),
                desk.histories(officer, id).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::current)
                        .toList(),
                desk.unknown(officer, id));
    }

    private static WorkerItem item(WorkerLine line) {
        return new WorkerItem(
                line.id(),
                line.organisation().value(),
                line.name(),
                line.maskedId(),
                line.employerName());
    }
}
