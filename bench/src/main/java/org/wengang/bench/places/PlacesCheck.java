package org.wengang.bench.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.Gazetteer;
import org.wengang.organisation.Place;
import org.wengang.organisation.PlaceAnswer;

/**
 * Looks every place there is up by its full path and prints those that do not mean themselves; the
 * tests do so with a few thousand. {@code PlacesCheck}; some minutes.
 */
public final class PlacesCheck {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int MOST_SHOWN = 20;

    private PlacesCheck() {}

    public static void main(String[] arguments) {
        var gazetteer = Divisions.load().gazetteer();
        var all = new ArrayList<Place>();
        gazetteer.children(null).forEach(province -> collect(gazetteer, province, all));
        var wrong =
                all.parallelStream()
                        .filter(place -> place.kind() != Place.Kind.FILLER)
                        .flatMap(place -> wrong(place, gazetteer.find(place.path(), TODAY)))
                        .toList();
        System.out.printf("%d places, %d that do not mean themselves%n", all.size(), wrong.size());
        wrong.stream().limit(MOST_SHOWN).forEach(System.out::println);
    }

    private static void collect(Gazetteer gazetteer, Place place, ArrayList<Place> all) {
        all.add(place);
        gazetteer.children(place.code()).forEach(child -> collect(gazetteer, child, all));
    }

    private static Stream<String> wrong(Place place, PlaceAnswer answer) {
        return answer instanceof PlaceAnswer.Found(var found, _) && found.equals(place)
                ? Stream.empty()
                : Stream.of(place.path() + " " + place.code() + ": " + answer);
    }
}
