package org.wengang.voucher.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.kernel.Refused;
import org.wengang.voucher.QrPhoto;
import org.wengang.voucher.VoucherProblem;

class PhotoOfCodeTest {

    private static final String TEXT = "https://voucher.example.org/v/K7QM2XPA9TRH";

    @ParameterizedTest
    @CsvSource({
        "png, 400, 400, 8, 0",
        "png, 400, 400, 8, 90",
        "jpg, 800, 600, 9, 17",
        // as a phone takes it: twelve million pixels, the code a small part of it
        "jpg, 4000, 3000, 20, 200",
        "jpg, 4000, 3000, 60, 45"
    })
    void our_own_code_is_read_whatever_way_it_is_held(
            String format, int width, int height, int pixels, int degrees) throws IOException {
        assertThat(
                        PhotoOfCode.text(
                                QrPhoto.of(
                                        TEXT, format, width, height, pixels, degrees, Color.WHITE)))
                .isEqualTo(TEXT);
    }

    @Test
    void it_is_read_on_a_grey_background() throws IOException {
        var grey = new Color(120, 120, 115);
        assertThat(PhotoOfCode.text(QrPhoto.of(TEXT, "jpg", 1600, 1200, 14, 5, grey)))
                .isEqualTo(TEXT);
    }

    @Test
    void what_is_no_picture_or_shows_no_code_is_told() throws IOException {
        refused(new byte[0], VoucherProblem.PHOTO_MISSING);
        refused("不是图片".getBytes(StandardCharsets.UTF_8), VoucherProblem.NO_PICTURE);
        var cut = QrPhoto.of(TEXT, "png", 400, 400, 8, 0, Color.WHITE);
        refused(Arrays.copyOf(cut, 60), VoucherProblem.NO_PICTURE);
        refused(
                QrPhoto.written("png", QrPhoto.canvas(300, 300, Color.LIGHT_GRAY)),
                VoucherProblem.NO_CODE_SEEN);
        refused(new byte[PhotoOfCode.LARGEST_BYTES + 1], VoucherProblem.PHOTO_TOO_LARGE);
        var huge =
                QrPhoto.written(
                        "png", new BufferedImage(20_001, 5_000, BufferedImage.TYPE_BYTE_BINARY));
        refused(huge, VoucherProblem.PHOTO_TOO_LARGE);
    }

    private static void refused(byte[] photo, VoucherProblem problem) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> PhotoOfCode.text(photo))
                .matches(refused -> refused.problem() == problem, problem.code());
    }
}
