package org.wengang.registry.cell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Division;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.PlaceAnswer;
import org.wengang.organisation.PlaceCode;
import org.wengang.organisation.PlaceLookup;

/** Places as a file writes them; it writes the same few again and again. */
public final class Places {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_TOLD = 5;
    private static final int MOST_CUT = 6;

    /** Where an address may end and still name a town or village. */
    private static final Pattern LOCALITY_END = Pattern.compile("[镇乡道处村区会场查木]");

    private final Divisions divisions;
    private final LocalDate today;
    private final Map<String, Place> known = new ConcurrentHashMap<>();

    /**
     * @param today the day on which towns and villages must be called so
     */
    public Places(Divisions divisions, LocalDate today) {
        this.divisions = divisions;
        this.today = today;
    }

    public sealed interface Place {}

    /**
     * @param code of the county or of something wider, in use today
     * @param locality the town or village in it; null where none was written, or none is known
     */
    public record Found(DivisionCode code, @Nullable PlaceCode locality) implements Place {}

    /**
     * @param candidates their full names and codes, as a sentence lists them
     */
    public record Unclear(String candidates) implements Place {}

    public record Unknown() implements Place {}

    public Place find(String text) {
        var remembered = known.get(text);
        if (remembered != null) {
            return remembered;
        }
        var place = look(text);
        if (known.size() < MOST_REMEMBERED) {
            known.put(text, place);
        }
        return place;
    }

    private Place look(String text) {
        return switch (divisions.byPath(text)) {
            case PlaceLookup.Found(var division) ->
                    new Found(division.current(), locality(text, division));
            case PlaceLookup.Unclear(var candidates) ->
                    below(text)
                            .orElseGet(() ->
                                    new Unclear(
                                            candidates.stream()
                                                    .map(Places::named)
                                                    .collect(Collectors.joining("、"))));
            case PlaceLookup.Unknown() -> below(text).orElseGet(Unknown::new);
        };
    }

    /**
     * What an address names below the county: the longest part of it that is a place, so that a
     * street and a number behind it do no harm. Null where it names nothing, or something else.
     */
    private @Nullable PlaceCode locality(String text, Division division) {
        var written = text.strip();
        if (written.endsWith(division.name()) || written.matches("\\d{1,6}")) {
            return null;
        }
        int cut = 0;
        for (int end = written.length(); end > 4 && cut < MOST_CUT; end--) {
            boolean isEnd =
                    end == written.length()
                            || LOCALITY_END.matcher(written.substring(end - 1, end)).matches();
            if (!isEnd) {
                continue;
            }
            cut++;
            if (divisions.gazetteer().find(written.substring(0, end), today)
                    instanceof PlaceAnswer.Found(var place, _)) {
                var isBelow =
                        place.code().value().length() > 6
                                && place.code().division().equals(division.current());
                return isBelow ? place.code() : null;
            }
        }
        return null;
    }

    /**
     * The county of a town or village, by its code or by its names from above down; the name of a
     * town alone is unclear, also where only one is called so. Empty where it is no such thing.
     */
    private Optional<Place> below(String text) {
        return switch (divisions.gazetteer().find(text, today)) {
            case PlaceAnswer.Found(var place, _) when place.code().value().length() == 6 ->
                    Optional.empty();
            case PlaceAnswer.Found(var place, var complete) ->
                    complete && !place.name().equals(text.strip())
                            ? Optional.of(new Found(place.code().division(), place.code()))
                            : Optional.of(unclear(List.of(place)));
            case PlaceAnswer.Several(var places) ->
                    places.getFirst().code().value().length() == 6
                            ? Optional.empty()
                            : Optional.of(unclear(places));
            case PlaceAnswer.NotThen _ -> Optional.empty();
            case PlaceAnswer.Unknown() -> belowFormer(text.strip());
        };
    }

    /** A code of a town or village that begins with the one of a county that was renamed. */
    private Optional<Place> belowFormer(String code) {
        return code.matches("[1-9]\\d{8}(\\d{3})?")
                ? divisions
                        .byCode(new DivisionCode(code.substring(0, 6)))
                        .flatMap(Division::successor)
                        .map(successor -> new Found(successor, null))
                : Optional.empty();
    }

    private static Unclear unclear(List<org.wengang.organisation.Place> places) {
        return new Unclear(
                places.stream()
                        .limit(MOST_TOLD)
                        .map(place -> place.path() + "（" + place.code() + "）")
                        .collect(Collectors.joining("、")));
    }

    private static String named(Division division) {
        return division.path() + "（" + division.code() + "）";
    }
}
