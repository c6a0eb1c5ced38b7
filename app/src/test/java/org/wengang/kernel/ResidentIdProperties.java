package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ResidentIdProperties {

    static final LocalDate TODAY = LocalDate.of(2021, 2, 10);

    @Property
    void any_single_mistyped_digit_is_found(
            @ForAll("numbers") String number,
            @ForAll @IntRange(max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        var digit = (char) ('0' + (number.charAt(at) - '0' + shift) % 10);
        var mistyped = number.substring(0, at) + digit + number.substring(at + 1);
        assertThat(ResidentId.parse(mistyped, TODAY).toOptional()).isEmpty();
    }

    @Property
    void two_neighbours_swapped_are_found(
            @ForAll("numbers") String number, @ForAll @IntRange(max = 15) int at) {
        var swapped =
                number.substring(0, at)
                        + number.charAt(at + 1)
                        + number.charAt(at)
                        + number.substring(at + 2);
        assertThat(ResidentId.parse(swapped, TODAY).toOptional().isPresent())
                .isEqualTo(swapped.equals(number));
    }

    @Property
    void no_text_makes_it_fail(@ForAll String text) {
        assertThat(ResidentId.parse(text, TODAY)).isNotNull();
    }

    @Provide
    Arbitrary<String> numbers() {
        var regions = Arbitraries.of("110105", "130110", "412801", "622901");
        var births = Arbitraries.longs().between(-25_000, 18_000).map(LocalDate::ofEpochDay);
        var sequences = Arbitraries.integers().between(0, 999);
        return Combinators.combine(regions, births, sequences)
                .as((region, birth, sequence) ->
                        region + birth.toString().replace("-", "") + "%03d".formatted(sequence))
                .map(first17 -> first17 + ResidentId.checkCharacter(first17));
    }
}
