package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class VoucherCodeProperties {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTWXYZ";

    @Provide
    Arbitrary<VoucherCode> codes() {
        return Arbitraries.create(VoucherCode::random);
    }

    @Property
    void what_is_shown_in_groups_is_read_back_however_it_is_typed(
            @ForAll("codes") VoucherCode code) {
        var typed = " " + code.grouped().toLowerCase().replace('0', 'o').replace('1', 'l') + " ";
        assertThat(VoucherCode.parse(typed)).contains(code);
        assertThat(VoucherCode.parse("https://example.org/v/" + code.value())).contains(code);
    }

    @Property
    void one_mistyped_character_is_found(
            @ForAll("codes") VoucherCode code,
            @ForAll @IntRange(max = 11) int place,
            @ForAll @IntRange(max = 30) int other) {
        var wrong = new StringBuilder(code.value());
        wrong.setCharAt(place, ALPHABET.charAt(other));
        assertThat(VoucherCode.parse(wrong.toString()).isPresent())
                .isEqualTo(wrong.toString().equals(code.value()));
    }

    @Property
    void two_exchanged_characters_are_found(
            @ForAll("codes") VoucherCode code,
            @ForAll @IntRange(max = 11) int one,
            @ForAll @IntRange(max = 11) int two) {
        var wrong = new StringBuilder(code.value());
        wrong.setCharAt(one, code.value().charAt(two));
        wrong.setCharAt(two, code.value().charAt(one));
        assertThat(VoucherCode.parse(wrong.toString()).isPresent())
                .isEqualTo(wrong.toString().equals(code.value()));
    }

    @Property
    void a_code_never_prints(@ForAll("codes") VoucherCode code) {
        assertThat(code.toString()).doesNotContain(code.value(), code.grouped());
    }
}
