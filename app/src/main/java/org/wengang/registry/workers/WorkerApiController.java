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
import org.wengang.registry.FactSource;
import org.wengang.registry.desk.Clearance;
import org.wengang.security.Officer;

/** One worker for other systems; names and the ends of numbers for those with the right to them. */
@RestController
@RequestMapping("/api/v1/workers")
final class WorkerApiController {

    private final WorkerDesk desk;

    WorkerApiController(WorkerDesk desk) {
        this.desk = desk;
    }

    /**
     * @param name without the right to names the surname alone; the numbers without it null
     * @param facts the known ones, each with who said so
     * @param unknown names of those nobody stated
     */
    record WorkerDetail(
            UUID id,
            String organisation,
            @Nullable String name,
            String idKind,
            @Nullable String maskedId,
            @Nullable String maskedMobile,
            Instant appliedAt,
            Instant updatedAt,
            List<FactSource> facts,
            List<String> unknown) {}

    @GetMapping("/{id}")
    WorkerDetail show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        var worker = desk.get(officer, id);
        var clearance = Clearance.of(officer);
        return new WorkerDetail(
                worker.id(),
                worker.organisation().value(),
                clearance.name(worker.name().value()),
                worker.idKind().code(),
                clearance.number(worker.maskedId()),
                clearance.number(worker.maskedMobile()),
                worker.appliedAt(),
                worker.updatedAt(),
                clearance.known(desk.histories(officer, id)),
                desk.unknown(officer, id));
    }
}
