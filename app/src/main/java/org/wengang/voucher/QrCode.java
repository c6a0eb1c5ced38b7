package org.wengang.voucher;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as a drawing: the same text gives the same drawing.
 *
 * @param size modules on a side, the quiet zone of four on each side included
 * @param path dark modules as the path of an SVG picture, one unit a module
 */
public record QrCode(int size, String path) {

    private static final int QUIET = 4;

    /**
     * Error correction M: a tenth may be smudged.
     *
     * @param text at most some hundred characters
     */
    public static QrCode of(String text) {
        try {
            var modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (var y = 0; y < modules.getHeight(); y++) {
                for (var x = 0; x < modules.getWidth(); x++) {
                    var from = x;
                    while (x < modules.getWidth() && modules.get(x, y) == 1) {
                        x++;
                    }
                    if (x > from) {
                        path.append(
                                "M%d %dh%dv1h-%dz"
                                        .formatted(from + QUIET, y + QUIET, x - from, x - from));
                    }
                }
            }
            return new QrCode(modules.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(
                    "a text of %d characters fits no QR code".formatted(text.length()), tooLong);
        }
    }
}
