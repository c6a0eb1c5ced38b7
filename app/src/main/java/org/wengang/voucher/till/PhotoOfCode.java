package org.wengang.voucher.till;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherProblem;

/** A photo of a QR code, as a phone takes it: JPEG, PNG, GIF or BMP, turned however it was held. */
final class PhotoOfCode {

    static final int LARGEST_BYTES = 15 * 1024 * 1024;
    private static final long MOST_PIXELS = 100_000_000;

    /** Longer sides to try: a code that fills the picture, and one that is small in it. */
    private static final List<Integer> SIDES = List.of(900, 2000);

    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    private PhotoOfCode() {}

    /**
     * What the code in it says.
     *
     * @throws Refused voucher-photo-missing, -photo-too-large, -no-picture, -no-code-seen
     */
    static String text(byte[] photo) {
        if (photo.length == 0) {
            throw new Refused(VoucherProblem.PHOTO_MISSING);
        }
        if (photo.length > LARGEST_BYTES) {
            throw new Refused(VoucherProblem.PHOTO_TOO_LARGE);
        }
        return SIDES.stream()
                .map(side -> picture(photo, side))
                .flatMap(picture ->
                        BINARIZERS.stream().flatMap(each -> decoded(picture, each).stream()))
                .findFirst()
                .orElseThrow(() -> new Refused(VoucherProblem.NO_CODE_SEEN));
    }

    /**
     * Every so many pixels of it alone, so that a large picture takes no more room than a small
     * one.
     */
    private static BufferedImage picture(byte[] photo, int side) {
        try (var bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
            var readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                throw new Refused(VoucherProblem.NO_PICTURE);
            }
            var reader = readers.next();
            try {
                reader.setInput(bytes, true, true);
                return reduced(reader, side);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refused refused) {
                throw refused;
            }
            throw new Refused(VoucherProblem.NO_PICTURE);
        }
    }

    private static BufferedImage reduced(ImageReader reader, int side) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new Refused(VoucherProblem.PHOTO_TOO_LARGE);
        }
        var step = Math.max(1, Math.ceilDiv(Math.max(width, height), side));
        var wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, wanted);
    }

    private static Optional<String> decoded(
            BufferedImage picture, Function<LuminanceSource, Binarizer> binarizer) {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var light =
                new RGBLuminanceSource(
                        width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        try {
            var found =
                    new QRCodeReader()
                            .decode(
                                    new BinaryBitmap(binarizer.apply(light)),
                                    Map.of(DecodeHintType.TRY_HARDER, true));
            return Optional.of(found.getText());
        } catch (ReaderException nothingSeen) {
            return Optional.empty();
        }
    }
}
