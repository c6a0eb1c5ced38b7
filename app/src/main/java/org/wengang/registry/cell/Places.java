package org.wengang.registry.cell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Division;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.PlaceLookup;

/** Places as a file writes them; it writes the same few again and again. */
public final class Places {

    private static final int MOST_REMEMBERED = 10_000;

    private final Divisions divisions;
    private final Map<String, Place> known = new ConcurrentHashMap<>();

    public Places(Divisions divisions) {
        this.divisions = divisions;
    }

    public sealed interface Place {}

    /**
     * @param code in use today
     */
    public record Found(DivisionCode code) implements Place {}

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
            case PlaceLookup.Found(var division) -> new Found(division.current());
            case PlaceLookup.Unclear(var candidates) ->
                    new Unclear(
                            candidates.stream()
                                    .map(Places::named)
                                    .collect(Collectors.joining("、")));
            case PlaceLookup.Unknown() -> new Unknown();
        };
    }

    private static String named(Division division) {
        return division.path() + "（" + division.code() + "）";
    }
}
