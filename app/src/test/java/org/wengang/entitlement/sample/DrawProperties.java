package org.wengang.entitlement.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DrawProperties {

    @Property(tries = 200)
    void the_same_seed_draws_the_same_in_whatever_order_the_list_comes(
            @ForAll String seed,
            @ForAll @Size(max = 60) Set<Long> numbers,
            @ForAll @IntRange(max = 70) int size,
            @ForAll Random random) {
        var population = ids(numbers);
        var drawn = new Draw(seed).of(population, size);
        var shuffled = new ArrayList<>(population);
        Collections.shuffle(shuffled, random);
        assertThat(new Draw(seed).of(shuffled, size)).isEqualTo(drawn);
        assertThat(Draw.mark(shuffled)).isEqualTo(Draw.mark(population));
        assertThat(drawn).doesNotHaveDuplicates().isSubsetOf(population);
        assertThat(drawn).hasSize(Math.min(size, population.size()));
    }

    @Property(tries = 200)
    void a_smaller_draw_is_the_beginning_of_a_larger_one(
            @ForAll String seed,
            @ForAll @Size(min = 1, max = 40) Set<Long> numbers,
            @ForAll @IntRange(max = 40) int size) {
        var population = ids(numbers);
        var all = new Draw(seed).of(population, population.size());
        var some = new Draw(seed).of(population, size);
        assertThat(some).isEqualTo(all.subList(0, some.size()));
    }

    @Property(tries = 200)
    void nobody_inspects_what_they_had_a_part_in(
            @ForAll String seed,
            @ForAll long award,
            @ForAll @Size(min = 3, max = 9) Set<Long> numbers) {
        var all = ids(numbers);
        var involved = Set.of(all.get(0), all.get(1));
        var draw = new Draw(seed);
        assertThat(draw.inspector(id(award), all, involved))
                .isPresent()
                .get()
                .isNotIn(involved)
                .isEqualTo(draw.inspector(id(award), all.reversed(), involved).orElseThrow());
        assertThat(draw.inspector(id(award), involved, involved)).isEmpty();
    }

    @Property
    void more_confidence_or_less_margin_never_needs_fewer_and_never_more_than_there_are(
            @ForAll @IntRange(min = 1, max = 2_000_000) int population,
            @ForAll @IntRange(min = 1, max = 19) int margin) {
        var some = SampleSize.of(population, 90, margin + 1);
        assertThat(some).isBetween(1, population);
        assertThat(SampleSize.of(population, 90, margin)).isBetween(some, population);
        assertThat(SampleSize.of(population, 95, margin + 1)).isBetween(some, population);
    }

    @Example
    void the_sizes_are_those_of_the_tables() {
        assertThat(SampleSize.of(1000, 95, 5)).isEqualTo(278);
        assertThat(SampleSize.of(100_000, 95, 5)).isEqualTo(383);
        assertThat(SampleSize.of(10, 99, 1)).isEqualTo(10);
    }

    private static List<UUID> ids(Set<Long> numbers) {
        return numbers.stream().map(DrawProperties::id).toList();
    }

    private static UUID id(long number) {
        return new UUID(number, ~number);
    }
}
