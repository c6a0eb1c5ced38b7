package org.wengang.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.wengang.security.FieldCipher.Purpose;

class FieldCipherTest {

    private final FieldCipher cipher =
            new FieldCipher(new Keys(new byte[16], new byte[32], new byte[32], new byte[32]));

    @Test
    void what_was_sealed_opens_again() {
        var sealed = cipher.seal(Purpose.RESIDENT_ID, "11010519491231002X");
        assertThat(cipher.open(Purpose.RESIDENT_ID, sealed)).isEqualTo("11010519491231002X");
    }

    @Test
    void empty_and_rare_texts_open_again() {
        for (var text : new String[] {"", "𠮷", "阿依古丽·买买提", "x".repeat(10_000)}) {
            assertThat(cipher.open(Purpose.CONTACT, cipher.seal(Purpose.CONTACT, text)))
                    .isEqualTo(text);
        }
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(cipher.seal(Purpose.MOBILE, "13800000000"))
                .isNotEqualTo(cipher.seal(Purpose.MOBILE, "13800000000"));
    }

    @Test
    void a_value_sealed_for_one_purpose_does_not_open_for_another() {
        var sealed = cipher.seal(Purpose.RESIDENT_ID, "11010519491231002X");
        assertThatIllegalStateException().isThrownBy(() -> cipher.open(Purpose.MOBILE, sealed));
    }

    @Test
    void one_changed_bit_anywhere_is_noticed() {
        var sealed = cipher.seal(Purpose.RESIDENT_ID, "11010519491231002X");
        for (var i = 0; i < sealed.length; i++) {
            var altered = sealed.clone();
            altered[i] ^= 1;
            assertThatIllegalStateException()
                    .isThrownBy(() -> cipher.open(Purpose.RESIDENT_ID, altered));
        }
    }

    @Test
    void another_key_does_not_open_it() {
        var other = new byte[16];
        other[0] = 1;
        var stranger = new FieldCipher(new Keys(other, new byte[32], new byte[32], new byte[32]));
        var sealed = cipher.seal(Purpose.RESIDENT_ID, "11010519491231002X");
        assertThatIllegalStateException()
                .isThrownBy(() -> stranger.open(Purpose.RESIDENT_ID, sealed));
    }

    @Test
    void the_blind_index_is_equal_for_equal_texts_only() {
        var index = cipher.blindIndex(Purpose.RESIDENT_ID, "11010519491231002X");
        assertThat(index)
                .hasSize(32)
                .isEqualTo(cipher.blindIndex(Purpose.RESIDENT_ID, "11010519491231002X"));
        assertThat(index)
                .isNotEqualTo(cipher.blindIndex(Purpose.RESIDENT_ID, "440524188001010014"));
        assertThat(index).isNotEqualTo(cipher.blindIndex(Purpose.MOBILE, "11010519491231002X"));
    }

    @Test
    void the_digest_beneath_is_sm3() {
        // GB/T 32905, example 1
        var digest = new org.bouncycastle.crypto.digests.SM3Digest();
        var out = new byte[32];
        digest.update(new byte[] {'a', 'b', 'c'}, 0, 3);
        digest.doFinal(out, 0);
        assertThat(HexFormat.of().formatHex(out))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }
}
