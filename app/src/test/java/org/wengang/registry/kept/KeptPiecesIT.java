package org.wengang.registry.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wengang.database.WengangTest;
import org.wengang.security.FieldCipher;

/** What was sealed in pieces comes back whole, or not at all. */
@WengangTest
class KeptPiecesIT {

    private static final int BYTES = 5 << 19;

    @Autowired FieldCipher cipher;

    @Test
    void a_file_of_several_pieces_comes_back_byte_for_byte() throws IOException {
        var file = file();
        assertThat(opened(sealed(file))).isEqualTo(file);
    }

    @Test
    void a_piece_that_is_missing_is_no_shorter_file() throws IOException {
        var pieces = sealed(file());
        assertThat(pieces).hasSize(3);
        assertThatIllegalStateException()
                .isThrownBy(() -> opened(pieces.subList(0, 2)))
                .withMessageContaining("had " + BYTES);
    }

    @Test
    void none_of_the_pieces_says_what_stands_in_it() throws IOException {
        var pieces = sealed("张试一".repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertThat(new String(pieces.getFirst(), StandardCharsets.UTF_8)).doesNotContain("张试一");
    }

    private static byte[] file() {
        var file = new byte[BYTES];
        new Random(7).nextBytes(file);
        return file;
    }

    private List<byte[]> sealed(byte[] file) throws IOException {
        var pieces = new ArrayList<byte[]>();
        try (var out = new SealedPieces(cipher, pieces::add)) {
            out.write(file);
        }
        return pieces;
    }

    private byte[] opened(List<byte[]> pieces) throws IOException {
        try (var in =
                OpenedPieces.stream(
                        cipher,
                        number ->
                                number < pieces.size()
                                        ? Optional.of(pieces.get(number))
                                        : Optional.empty(),
                        BYTES)) {
            return in.readAllBytes();
        }
    }
}
