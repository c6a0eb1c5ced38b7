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
    record CensusBulletin(List<CensusItem> censuses, @Nullable String next) {}

    /** As {@link CensusFigures}. */
    record CensusItem(
            UUID id,
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
    CensusBulletin list(
            @RequestParam(defaultValue = "") String scope,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit,
            @AuthenticationPrincipal Officer officer) {
        var slice =
                Slice.within(
                        bulletins.newest(officer, scope),
                        Cursor.from(after, limit),
                        census -> census.census().toString());
        return new CensusBulletin(
                slice.rows().stream().map(CensusApiController::item).toList(),
                slice.next(census -> census.census().toString()));
    }

    private static CensusItem item(CensusFigures census) {
        return new CensusItem(
                census.census(),
                census.organisation().value(),
                census.title(),
                census.place(),
                census.countedAt(),
                census.assigned(),
                census.recorded(),
                census.refused(),
                census.enterprises(),
                census.outsiders(),
                census.stayers(),
                census.undetermined());
    }
}
