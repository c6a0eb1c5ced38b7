package org.wengang.policy.authoring.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DifferenceProperties {

    @Example
    void a_changed_a_new_and_a_missing_line_are_three_places() {
        assertThat(Difference.between("a\nb\nc\nd\ne", "a\nx\nc\nnew\nd"))
                .containsExactly(
                        new Difference(2, 2, List.of("b"), List.of("x")),
                        new Difference(4, 4, List.of(), List.of("new")),
                        new Difference(5, 6, List.of("e"), List.of()));
    }

    @Property
    void putting_the_places_into_one_text_gives_the_other(
            @ForAll("texts") String mine, @ForAll("texts") String theirs) {
        var lines = new ArrayList<>(List.of(mine.split("\n", -1)));
        var places = Difference.between(mine, theirs);
        for (var place : places.reversed()) {
            var replaced = lines.subList(place.line() - 1, place.line() - 1 + place.mine().size());
            assertThat(replaced).isEqualTo(place.mine());
            replaced.clear();
            replaced.addAll(place.theirs());
        }
        assertThat(String.join("\n", lines)).isEqualTo(theirs);
        assertThat(places.isEmpty()).isEqualTo(mine.equals(theirs));
    }

    @Example
    void long_texts_that_share_nothing_are_one_place() {
        var mine = "a\n".repeat(3000);
        var theirs = "b\n".repeat(3000);
        assertThat(Difference.between(mine, theirs)).hasSize(1);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("", "a", "b", "c", "同", "同 ")
                .list()
                .ofMaxSize(8)
                .map(lines -> String.join("\n", lines));
    }
}
