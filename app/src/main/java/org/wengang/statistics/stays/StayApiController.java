package org.wengang.statistics.stays;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** The figures of who stays on post (I-23, I-24), for other systems; numbers alone. */
@RestController
final class StayApiController {

    private final Stays stays;
    private final Windows windows;

    StayApiController(Stays stays, Windows windows) {
        this.stays = stays;
        this.windows = windows;
    }

    /**
     * @param scope the organisation asked about
     * @param below by the organisations directly below; whoever stays in two of them is counted in
     *     each
     * @param poverty one for each list of poverty alleviation
     * @param next give it as {@code after} for the following ones below; null at the end
     */
    record StayBulletin(
            String scope,
            LocalDate from,
            LocalDate to,
            PlaceItem total,
            List<PlaceItem> below,
            List<PovertyItem> poverty,
            @Nullable String next) {}

    record PlaceItem(
            String organisation,
            long employers,
            long people,
            long local,
            long outside,
            long unknown) {

        static PlaceItem of(String organisation, StayFigures figures) {
            return new PlaceItem(
                    organisation,
                    figures.employers(),
                    figures.people(),
                    figures.local(),
                    figures.outside(),
                    figures.unknown());
        }
    }

    record PovertyItem(String list, long employers, long people, long unknown) {}

    @GetMapping("/api/v1/bulletins/stays")
    StayBulletin stays(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit,
            @AuthenticationPrincipal Officer officer) {
        var window = windows.of(officer, from, to, scope);
        var answer = stays.answer(window);
        var below =
                Slice.within(
                        answer.below().entrySet().stream()
                                .map(place ->
                                        PlaceItem.of(place.getKey().value(), place.getValue()))
                                .toList(),
                        Cursor.from(after, limit),
                        PlaceItem::organisation);
        return new StayBulletin(
                window.scope().value(),
                window.from(),
                window.to(),
                PlaceItem.of(window.scope().value(), answer.total()),
                below.rows(),
                answer.poverty().stream()
                        .map(poverty ->
                                new PovertyItem(
                                        poverty.list().word(),
                                        poverty.employers(),
                                        poverty.people(),
                                        poverty.unknown()))
                        .toList(),
                below.next(PlaceItem::organisation));
    }
}
