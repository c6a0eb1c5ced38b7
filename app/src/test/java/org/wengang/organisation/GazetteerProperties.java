package org.wengang.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GazetteerProperties {

    @Provide
    Arbitrary<Place> places() {
        return Arbitraries.integers()
                .between(0, GazetteerTest.GAZETTEER.size() - 1)
                .map(GazetteerTest.GAZETTEER::present)
                .filter(place -> place.kind() != Place.Kind.FILLER);
    }

    /** Counties are few among so many villages. */
    @Provide
    Arbitrary<Place> wide() {
        var provinces = GazetteerTest.GAZETTEER.children(null);
        return Arbitraries.of(
                provinces.stream()
                        .flatMap(one -> GazetteerTest.GAZETTEER.children(one.code()).stream())
                        .flatMap(one -> GazetteerTest.GAZETTEER.children(one.code()).stream())
                        .filter(place -> place.kind() != Place.Kind.FILLER)
                        .toList());
    }

    @Property(tries = 2000)
    void every_full_path_of_a_county_means_the_county_itself(@ForAll("wide") Place place) {
        assertThat(GazetteerTest.meaning(place.path())).isEqualTo(place.code().value());
    }

    @Property(tries = 3000)
    void every_full_path_means_the_place_itself(@ForAll("places") Place place) {
        assertThat(GazetteerTest.meaning(place.path())).isEqualTo(place.code().value());
    }

    @Property(tries = 500)
    void every_code_means_the_place_itself(@ForAll("places") Place place) {
        assertThat(GazetteerTest.meaning(place.code().value())).isEqualTo(place.code().value());
    }

    @Property(tries = 500)
    void blanks_and_full_width_marks_change_nothing(
            @ForAll("places") Place place, @ForAll @IntRange(min = 1, max = 8) int at) {
        int cut = Math.min(at, place.path().length() - 1);
        var spaced = place.path().substring(0, cut) + "　" + place.path().substring(cut) + " ";
        assertThat(GazetteerTest.meaning(spaced)).isEqualTo(place.code().value());
    }

    @Property(tries = 500)
    void the_name_alone_means_the_place_or_places_of_that_name(@ForAll("places") Place place) {
        assertThat(GazetteerTest.meaning(place.name()))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).contains(place.code().value()),
                        answer -> assertThat(answer).isNotEqualTo("unknown"));
    }
}
