package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final int PIXELS = 4;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @Test
    void a_scanner_reads_what_was_drawn() throws Exception {
        var text = "https://voucher.example.org/v/K7QM2XPA9TRH";
        var read =
                new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new Drawn(text))));
        assertThat(read.getText()).isEqualTo(text);
    }

    /** The path as a scanner's camera sees it. */
    private static final class Drawn extends LuminanceSource {

        private final byte[] light;

        Drawn(String text) {
            this(QrCode.of(text));
        }

        private Drawn(QrCode code) {
            super(code.size() * PIXELS, code.size() * PIXELS);
            light = new byte[getWidth() * getHeight()];
            Arrays.fill(light, (byte) 255);
            var run = RUN.matcher(code.path());
            while (run.find()) {
                var x = Integer.parseInt(run.group(1)) * PIXELS;
                var y = Integer.parseInt(run.group(2)) * PIXELS;
                var length = Integer.parseInt(run.group(3)) * PIXELS;
                for (var row = y; row < y + PIXELS; row++) {
                    Arrays.fill(
                            light, row * getWidth() + x, row * getWidth() + x + length, (byte) 0);
                }
            }
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            return Arrays.copyOfRange(light, y * getWidth(), (y + 1) * getWidth());
        }

        @Override
        public byte[] getMatrix() {
            return light;
        }
    }
}
