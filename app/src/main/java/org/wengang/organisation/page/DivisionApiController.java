package org.wengang.organisation.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Gazetteer;
import org.wengang.organisation.OrganisationProblem;
import org.wengang.organisation.Place;
import org.wengang.organisation.PlaceAnswer;
import org.wengang.organisation.PlaceCode;

/** Divisions for other systems. */
@RestController
@RequestMapping("/api/v1/divisions")
final class DivisionApiController {

    private static final int MOST = 500;

    private final Gazetteer gazetteer;
    private final Clock clock;

    DivisionApiController(Gazetteer gazetteer, Clock clock) {
        this.gazetteer = gazetteer;
        this.clock = clock;
    }

    /**
     * @param meaning of what was looked up: found, found-short (a name without its level), several,
     *     not-then or unknown; null where nothing was
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record Divisions(@Nullable String meaning, List<Item> divisions, @Nullable String next) {}

    /**
     * @param code 6 digits down to the county, 9 of a town, 12 of a village
     * @param level province, prefecture, county, town or village
     * @param kind division, zone (of the statistics, not in GB/T 2260) or filler
     * @param first null where it began before the table of changes
     * @param last null while in use
     */
    record Item(
            String code,
            String name,
            String path,
            String level,
            String kind,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /**
     * What {@code q} means on a day, or what {@code typed} may become, or else what lies right in
     * {@code in}; by code, save what was typed.
     *
     * @param on yyyy-mm-dd; today if left out
     * @param in a code; the whole country if left out
     * @param after a code: only those behind it
     * @param limit 1 to 500
     * @throws Refused organisation-no-such-place, organisation-not-a-day, organisation-limit
     */
    @GetMapping
    Divisions list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(OrganisationProblem.LIMIT, MOST);
        }
        if (!typed.isBlank()) {
            return page(null, gazetteer.suggest(typed, limit), "", limit);
        }
        if (!q.isBlank()) {
            var answer = gazetteer.find(q, day(on));
            return page(meaning(answer), places(answer), after, limit);
        }
        return page(null, gazetteer.children(in.isBlank() ? null : code(in)), after, limit);
    }

    private PlaceCode code(String in) {
        return PlaceCode.parse(in.strip())
                .filter(code -> gazetteer.byCode(code).isPresent())
                .orElseThrow(() -> new Refused(OrganisationProblem.NO_SUCH_PLACE, in));
    }

    private LocalDate day(String on) {
        return on.isBlank()
                ? LocalDate.now(clock)
                : DivisionController.read(on.strip())
                        .orElseThrow(() -> new Refused(OrganisationProblem.NOT_A_DAY, on));
    }

    private static String meaning(PlaceAnswer answer) {
        return switch (answer) {
            case PlaceAnswer.Found(_, var complete) -> complete ? "found" : "found-short";
            case PlaceAnswer.Several _ -> "several";
            case PlaceAnswer.NotThen _ -> "not-then";
            case PlaceAnswer.Unknown _ -> "unknown";
        };
    }

    static List<Place> places(PlaceAnswer answer) {
        return switch (answer) {
            case PlaceAnswer.Found(var place, _) -> List.of(place);
            case PlaceAnswer.Several(var places) -> places;
            case PlaceAnswer.NotThen(var places) -> places;
            case PlaceAnswer.Unknown _ -> List.of();
        };
    }

    private static Divisions page(
            @Nullable String meaning, List<Place> all, String after, int limit) {
        var rest = all.stream().filter(place -> place.code().value().compareTo(after) > 0).toList();
        var shown = rest.stream().limit(limit).map(DivisionApiController::item).toList();
        var next = rest.size() > limit ? shown.getLast().code() : null;
        return new Divisions(meaning, shown, next);
    }

    private static Item item(Place place) {
        return new Item(
                place.code().value(),
                place.name(),
                place.path(),
                word(place.level()),
                word(place.kind()),
                place.first(),
                place.last());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
