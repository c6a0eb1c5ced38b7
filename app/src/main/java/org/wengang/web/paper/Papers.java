package org.wengang.web.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.web.Download;
import org.wengang.web.WebProblem;

/**
 * Makes PDFs of templates, one at a time: a long one takes seconds of a processor and a hundred
 * megabytes, whoever asks.
 */
@Component
public final class Papers {

    private static final int AT_ONCE = 1;
    private static final int MOST_WAITING = 8;
    private static final int LONGEST_WAIT_SECONDS = 30;

    /** Beyond so many characters of XHTML the tags would take more memory than the text. */
    private static final int LONGEST_TAGGED = 400_000;

    private final Semaphore presses = new Semaphore(AT_ONCE, true);

    /** What is read once, by the first one that prints. */
    private static final class Press {

        private static final PaperFont FONT = PaperFont.load();
        private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

        static {
            XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
        }
    }

    /** A document in XHTML whose styles name the font family {@code Paper} and no other. */
    @FunctionalInterface
    public interface Document {

        /**
         * @param lacking whether the font lacks some of its characters; then 〓 stands for them, and
         *     the document should say so
         */
        JteModel with(boolean lacking);
    }

    /**
     * Prints it now; the answer only sends it.
     *
     * @param fileName as the user shall see it, with its ending
     * @param document asked for when it is its turn: what it reads takes memory too
     * @throws Refused web-paper-busy if too many are waiting, or it takes too long to begin
     */
    public Download print(String fileName, Supplier<Document> document) {
        if (!mayBegin()) {
            throw new Refused(WebProblem.PAPER_BUSY);
        }
        try {
            var text = written(document.get());
            var file = Files.createTempFile("wengang-", ".pdf");
            try {
                render(text, file);
                // open, it can be read to its end; closed, or forgotten, nothing is left of it
                var content = Files.newInputStream(file);
                return new Download(
                        fileName,
                        "application/pdf",
                        out -> {
                            try (content) {
                                content.transferTo(out);
                            }
                        });
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            presses.release();
        }
    }

    private boolean mayBegin() {
        try {
            return presses.getQueueLength() < MOST_WAITING
                    && presses.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String written(Document document) {
        var text = written(document.with(false));
        var printable = Press.FONT.printable(text);
        return PaperFont.lacks(text, printable)
                ? Press.FONT.printable(written(document.with(true)))
                : printable;
    }

    private static String written(JteModel page) {
        var text = new StringOutput();
        page.render(text);
        return text.toString();
    }

    private static void render(String text, Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var pages = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            new PdfRendererBuilder()
                    .usePDDocument(pages)
                    .usePdfAConformance(PdfAConformance.PDFA_2_U)
                    .useColorProfile(Press.COLOURS)
                    .usePdfUaAccessibility(text.length() <= LONGEST_TAGGED)
                    .useFont(Press.FONT::open, PaperFont.FAMILY, 400, FontStyle.NORMAL, true)
                    .withProducer("Wengang")
                    .withHtmlContent(text, null)
                    .toStream(out)
                    .run();
        }
    }
}
