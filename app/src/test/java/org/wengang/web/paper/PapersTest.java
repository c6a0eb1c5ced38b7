package org.wengang.web.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gg.jte.TemplateOutput;
import gg.jte.models.runtime.JteModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A document of many pages, and what a font can show. */
class PapersTest {

    @Test
    void a_long_table_repeats_its_head_and_every_page_has_its_number() throws IOException {
        try (var pdf = Loader.loadPDF(printed(300))) {
            var pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (var page = 1; page <= pages; page++) {
                assertThat(text(pdf, page)).contains("姓名", page + " / " + pages);
            }
            assertThat(text(pdf, pages)).contains("300");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getOutputIntents()).hasSize(1);
        }
    }

    @Test
    void a_document_that_cannot_be_read_leaves_the_press_free() throws IOException {
        var papers = new Papers();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> papers.print("x.pdf", () -> _ -> written("<p>")));
        var file = new ByteArrayOutputStream();
        papers.print(
                        "x.pdf",
                        () ->
                                _ ->
                                        written(
                                                "<html><body style='font-family:"
                                                        + " Paper'>好</body></html>"))
                .body()
                .writeTo(file);
        try (var pdf = Loader.loadPDF(file.toByteArray())) {
            assertThat(text(pdf, 1)).contains("好");
        }
    }

    @Test
    void radicals_are_printed_as_the_characters_they_stand_for_and_what_lacks_is_a_sign() {
        var font = PaperFont.load();
        assertThat(font.printable("⾷品 䶮㛃 A\n“·”¥")).isEqualTo("食品 䶮㛃 A\n“·”¥");
        assertThat(font.printable("𠮷\u0001")).isEqualTo("〓〓");
        assertThat(PaperFont.lacks("𠮷", font.printable("𠮷"))).isTrue();
        assertThat(PaperFont.lacks("〓⾷", font.printable("〓⾷"))).isFalse();
    }

    private static byte[] printed(int rows) throws IOException {
        var file = new ByteArrayOutputStream();
        var table =
                IntStream.rangeClosed(1, rows)
                        .mapToObj("<tr><td>%d</td><td>张**</td></tr>"::formatted)
                        .collect(Collectors.joining());
        var text =
                """
                <html lang="zh"><head><title>公示</title><style>
                @page { size: A4; @bottom-center { font: 9pt Paper; content: counter(page) " / " counter(pages) } }
                * { font-family: Paper } table { -fs-table-paginate: paginate }
                </style></head><body><table><thead><tr><th>序号</th><th>姓名</th></tr></thead>
                <tbody>%s</tbody></table></body></html>\
                """
                        .formatted(table);
        new Papers().print("x.pdf", () -> _ -> written(text)).body().writeTo(file);
        return file.toByteArray();
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static JteModel written(String text) {
        return new JteModel() {

            @Override
            public void render(TemplateOutput output) {
                output.writeContent(text);
            }

            @Override
            public void writeTo(TemplateOutput output) {
                render(output);
            }
        };
    }
}
