package org.wengang.registry.workers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactSource;
import org.wengang.security.Officer;

/** One worker for other systems; numbers are masked. */
@RestController
@RequestMapping("/api/v1/workers")
final class WorkerApiController {

    private final WorkerDesk desk;

    WorkerApiController(WorkerDesk desk) {
        this.desk = desk;
    }

    /**
     * @param facts the known ones, each with who said so
     * @param unknown names of those nobody stated
     */
    record WorkerDetail(
            UUID id,
            String organisation,
            String name,
            String idKind,
            String maskedId,
            @Nullable String maskedMobile,
            Instant appliedAt,
            Instant updatedAt,
            List<FactSource> facts,
            List<String> unknown) {}

    @GetMapping("/{id}")
    WorkerDetail show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        var worker = desk.get(officer, id);
        return new WorkerDetail(
                worker.id(),
                worker.organisation().value(),
                worker.name().value(),
                worker.idKind().code(),
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
}
