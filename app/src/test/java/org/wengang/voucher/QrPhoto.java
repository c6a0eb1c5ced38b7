package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Our own QR code as a camera sees it. */
public final class QrPhoto {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    private QrPhoto() {}

    /** The drawing printed on paper, on a table of some colour; so many pixels a module. */
    public static byte[] of(
            String text, String format, int width, int height, int pixels, int degrees, Color table)
            throws IOException {
        var picture = canvas(width, height, table);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var code = QrCode.of(text);
        pen.translate(width / 2.0, height / 2.0);
        pen.rotate(Math.toRadians(degrees));
        var half = code.size() * pixels / 2;
        pen.translate(-half, -half);
        pen.setColor(table.equals(Color.WHITE) ? Color.WHITE : new Color(205, 205, 200));
        pen.fillRect(0, 0, code.size() * pixels, code.size() * pixels);
        pen.setColor(new Color(30, 30, 30));
        var run = RUN.matcher(code.path());
        while (run.find()) {
            pen.fillRect(
                    Integer.parseInt(run.group(1)) * pixels,
                    Integer.parseInt(run.group(2)) * pixels,
                    Integer.parseInt(run.group(3)) * pixels,
                    pixels);
        }
        pen.dispose();
        return written(format, picture);
    }

    public static BufferedImage canvas(int width, int height, Color colour) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return picture;
    }

    public static byte[] written(String format, BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).isTrue();
        return out.toByteArray();
    }
}
