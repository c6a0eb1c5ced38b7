package org.wengang.statistics.censuses;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** The headcounts of published censuses (I-15), for other systems; numbers alone. */
@RestController
final class CensusApiController {

    private final CensusBulletins bulletins;

    CensusApiController(CensusBulletins bulletins) {
        this.bulletins = bulletins;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record CensusPage(List<CensusItem> censuses, @Nullable UUID next) {}

    /** See {@link CensusFigures}. */
    record CensusItem(
            UUID census,
            String organisation,
            String title,
            String place,
            Instant countedAt,
            long assigned,
            long recorded,
            long refused,
            long enterprises,
            long outsiders,
            @Nullable Integer stayers,
            long undetermined) {}

    @GetMapping("/api/v1/bulletins/censuses")
    CensusPage list(
            @RequestParam(defaultValue = "") String scope,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit,
            @AuthenticationPrincipal Officer officer) {
        var slice =
                Slice.within(
                        bulletins.newest(officer, scope),
                        Cursor.from(after, limit),
                        figures -> figures.census().toString());
        return new CensusPage(
                slice.rows().stream().map(CensusApiController::item).toList(),
                slice.next(CensusFigures::census));
    }

    private static CensusItem item(CensusFigures figures) {
        return new CensusItem(
                figures.census(),
                figures.organisation().value(),
                figures.title(),
                figures.place(),
                figures.countedAt(),
                figures.assigned(),
                figures.recorded(),
                figures.refused(),
                figures.enterprises(),
                figures.outsiders(),
                figures.stayers(),
                figures.undetermined());
    }
}
