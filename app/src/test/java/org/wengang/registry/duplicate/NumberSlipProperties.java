package org.wengang.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/** What is a slip of the pen, and what is not. */
class NumberSlipProperties {

    @Property
    void one_digit_that_is_another_is_a_slip(
            @ForAll @NumericChars @StringLength(17) String number,
            @ForAll @IntRange(max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        var digit = (char) ('0' + (number.charAt(at) - '0' + by) % 10);
        assertThat(NumberSlip.between(number, with(number, at, digit)))
                .contains(Reason.NUMBER_DIGIT);
    }

    @Property
    void two_neighbours_that_are_swapped_are_a_slip_unless_they_are_equal(
            @ForAll @NumericChars @StringLength(17) String number,
            @ForAll @IntRange(max = 15) int at) {
        var swapped = with(with(number, at, number.charAt(at + 1)), at + 1, number.charAt(at));
        var slip = NumberSlip.between(number, swapped);
        if (swapped.equals(number)) {
            assertThat(slip).isEmpty();
        } else {
            assertThat(slip).contains(Reason.NUMBER_SWAP);
        }
    }

    @Property
    void whatever_differs_in_more_is_none(
            @ForAll @NumericChars @StringLength(17) String one,
            @ForAll @NumericChars @StringLength(17) String other) {
        var different = 0;
        for (var at = 0; at < 17; at++) {
            different += one.charAt(at) == other.charAt(at) ? 0 : 1;
        }
        assertThat(NumberSlip.between(one, other)).isEqualTo(NumberSlip.between(other, one));
        if (different > 2 || different == 0) {
            assertThat(NumberSlip.between(one, other)).isEmpty();
        }
    }

    private static String with(String number, int at, char digit) {
        return number.substring(0, at) + digit + number.substring(at + 1);
    }
}
