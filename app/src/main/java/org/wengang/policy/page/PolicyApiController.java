package org.wengang.policy.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.policy.Policies;
import org.wengang.policy.PolicyVersion;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Policies for other systems. */
@RestController
@RequestMapping("/api/v1/policies")
final class PolicyApiController {

    /**
     * What {@code GET /api/v1/policies} answers.
     *
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record Listing(List<Entry> policies, @Nullable UUID next) {}

    /**
     * @param organisation path of the office that answers for it, e.g. {@code cn/13/1301/130110/}
     * @param status {@code draft}, {@code simulated}, {@code approved}, {@code issued}, {@code
     *     superseded} or {@code closed}
     * @param issuedAt null until issued
     * @param holdsFrom the first day it decides; null until issued, and where it decides from the
     *     first day of its values
     * @param holdsTo the last day it decides, inclusive; null while no end is known
     */
    record Entry(
            UUID id,
            String code,
            int version,
            String title,
            String titleEn,
            String organisation,
            String status,
            @Nullable Instant issuedAt,
            @Nullable LocalDate holdsFrom,
            @Nullable LocalDate holdsTo) {}

    private final Policies policies;

    PolicyApiController(Policies policies) {
        this.policies = policies;
    }

    @GetMapping
    Listing list(
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        var slice =
                Slice.within(
                        policies.list(),
                        Cursor.from(after, limit),
                        version -> version.id().toString());
        return new Listing(
                slice.rows().stream().map(PolicyApiController::entry).toList(),
                slice.next(PolicyVersion::id));
    }

    private static Entry entry(PolicyVersion policy) {
        return new Entry(
                policy.id(),
                policy.code(),
                policy.version(),
                policy.title().chinese(),
                policy.title().english(),
                policy.organisation().value(),
                policy.status().stored(),
                policy.issuedAt(),
                policy.holdsFrom(),
                policy.holdsTo());
    }
}
