package org.wengang.security.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FileSignerTest {

    private static final byte[] CONTENT = "1,张试一,500.00".getBytes(StandardCharsets.UTF_8);

    @Test
    void sm3_of_abc_is_that_of_the_standard() {
        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        FileSigner.digest(
                                                "abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void a_file_altered_by_one_byte_is_not_signed() {
        var signer = signer();
        var signature = signer.sign(CONTENT);
        assertThat(signer.isSigned(CONTENT, signature)).isTrue();
        var altered = CONTENT.clone();
        altered[altered.length - 1]++;
        assertThat(signer.isSigned(altered, signature)).isFalse();
        assertThat(signer().isSigned(CONTENT, signature)).as("another key").isFalse();
        assertThat(signer.isSigned(CONTENT, new byte[] {1, 2, 3})).isFalse();
        assertThat(signer.publicKey()).matches("04[0-9a-f]{128}");
    }

    private static FileSigner signer() {
        return new FileSigner(FileSigner.newKey(new SecureRandom()));
    }
}
