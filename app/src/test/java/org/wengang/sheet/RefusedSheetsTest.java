package org.wengang.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.kernel.Refused;

class RefusedSheetsTest {

    static final List<String> REQUIRED = List.of("姓名", "证件号码");
    static final SheetReader.Limits SMALL = new SheetReader.Limits(1 << 20, 4 << 20, 1 << 20, 5, 8);
    static final byte[] OLE2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    @TempDir Path folder;

    Refused refusal(byte[] file) {
        return refusal(new ByteArrayInputStream(file));
    }

    Refused refusal(InputStream in) {
        return catchThrowableOfType(
                Refused.class,
                () -> {
                    try (var sheet = SheetReader.open(in, "名单.xlsx", REQUIRED, SMALL)) {
                        sheet.rows().forEach(row -> {});
                    }
                });
    }

    Refused refusal(HandMade workbook) throws IOException {
        return refusal(Files.readAllBytes(workbook.in(folder)));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(new byte[70_000]);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_cell_in_a_column_no_spreadsheet_has() throws IOException {
        for (var address : List.of("r=\"ZZZZZZ2\"", "r = 'AAAA2'", "x=\"r\" r=\"ABCDEFG1\"")) {
            var row = "<row r=\"2\"><c %s t=\"inlineStr\"><is><t>x</t></is></c></row>";
            var refused = refusal(HandMade.workbook().sheet("名单", row.formatted(address)));
            assertThat(refused.problem()).as(address).isEqualTo(SheetProblem.DAMAGED);
        }
    }

    @Test
    void a_text_that_is_not_in_the_table_though_others_have_no_text_at_all() throws IOException {
        var cells =
                "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"/><c r=\"B2\" t=\"s\"><v>%d</v></c></row>";
        var workbook =
                HandMade.workbook()
                        .sharedStrings("<si><t>x</t></si>")
                        .sheet("名单", XlsxReadingTest.HEADINGS + cells.formatted(1));
        assertThat(refusal(workbook).problem()).isEqualTo(SheetProblem.DAMAGED);
    }

    @Test
    void a_cell_longer_than_a_spreadsheet_holds_such_as_after_a_quote_never_closed() {
        var refused = refusal(utf8("姓名,证件号码\n张试一,\"1" + "x,y\n".repeat(10_000)));
        assertThat(refused.problem()).isEqualTo(SheetProblem.DAMAGED);
        assertThat(refused.arguments()).containsExactly("名单.xlsx", 1);
    }

    @Test
    void nothing_at_all() {
        var refused = refusal(new byte[0]);
        assertThat(refused.problem()).isEqualTo(SheetProblem.EMPTY);
        assertThat(refused.arguments()).containsExactly("名单.xlsx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7\n...", "{\\rtf1", "GIF89a", "\u0000\u0001\u0002"})
    void something_else(String content) {
        assertThat(refusal(utf8(content)).problem()).isEqualTo(SheetProblem.NOT_A_SHEET);
    }

    @Test
    void a_packed_file_that_is_no_workbook() throws IOException {
        assertThat(refusal(zip("word/document.xml", utf8("<x/>"))).problem())
                .isEqualTo(SheetProblem.NOT_A_SHEET);
        assertThat(refusal(zip("xl/workbook.bin", utf8("x"))).problem())
                .isEqualTo(SheetProblem.OTHER_FORMAT);
        assertThat(
                        refusal(
                                        zip(
                                                "mimetype",
                                                utf8(
                                                        "application/vnd.oasis.opendocument.spreadsheet")))
                                .problem())
                .isEqualTo(SheetProblem.OTHER_FORMAT);
    }

    @Test
    void the_old_format_and_a_password_are_told_apart() {
        assertThat(refusal(join(OLE2, "Workbook".getBytes(StandardCharsets.UTF_16LE))).problem())
                .isEqualTo(SheetProblem.OLD_FORMAT);
        assertThat(
                        refusal(join(OLE2, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE)))
                                .problem())
                .isEqualTo(SheetProblem.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><table><tr><td>姓名</td></tr></table></html>",
                "\uFEFF\n <TABLE border=1>",
                "<?xml version=\"1.0\"?><Workbook/>"
            })
    void a_web_page_saved_as_a_spreadsheet(String content) {
        assertThat(refusal(utf8(content)).problem()).isEqualTo(SheetProblem.WEB_PAGE);
    }

    @Test
    void text_of_no_encoding() {
        var bytes = "姓名,证件号码\n张,1\n".getBytes(Charset.forName("GB18030"));
        bytes[bytes.length - 4] = (byte) 0xFF;
        assertThat(refusal(bytes).problem()).isEqualTo(SheetProblem.UNKNOWN_ENCODING);
    }

    @Test
    void headings_that_are_not_there_are_named() {
        var refused = refusal(utf8("名字,证件号码\n姓名,\n"));
        assertThat(refused.problem()).isEqualTo(SheetProblem.NO_HEADINGS);
        assertThat(refused.arguments()).containsExactly("名单.xlsx", "姓名");
    }

    @Test
    void a_required_heading_twice() {
        assertThat(refusal(utf8("姓名,证件号码,姓 名\n")).problem()).isEqualTo(SheetProblem.HEADING_TWICE);
    }

    @Test
    void a_quote_that_never_ends_or_half_a_file() throws IOException {
        var workbook =
                HandMade.workbook()
                        .sheet(
                                "名单",
                                XlsxReadingTest.HEADINGS
                                        + HandMade.row(2, HandMade.text("A2", "张试一"))
                                        + "<row r=\"3\"><c r=\"A3\"");
        var refused = refusal(workbook);
        assertThat(refused.problem()).isEqualTo(SheetProblem.DAMAGED);
        assertThat(refused.arguments()).containsExactly("名单.xlsx", 2);
        var bytes = Files.readAllBytes(folder.resolve("handmade.xlsx"));
        assertThat(refusal(Arrays.copyOf(bytes, bytes.length / 2)).problem())
                .isEqualTo(SheetProblem.DAMAGED);
    }

    @Test
    void too_many_bytes_rows_or_columns() {
        assertThat(refusal(new ByteArrayInputStream(new byte[(1 << 20) + 1])).problem())
                .isEqualTo(SheetProblem.TOO_LARGE);
        assertThat(refusal(utf8("姓名,证件号码\n" + "x,1\n".repeat(5))).problem())
                .isEqualTo(SheetProblem.TOO_MANY_ROWS);
        assertThat(refusal(utf8("姓名,证件号码\n1,2,3,4,5,6,7,8,9\n")).arguments())
                .containsExactly("名单.xlsx", 2, 8);
    }

    @Test
    void what_unpacks_to_more_than_any_roster() throws IOException {
        var bomb =
                HandMade.workbook()
                        .part("xl/media/image1.bin", new byte[5 << 20])
                        .sheet("名单", XlsxReadingTest.HEADINGS);
        assertThat(refusal(bomb).problem()).isEqualTo(SheetProblem.INFLATES);
        var texts =
                HandMade.workbook()
                        .sharedStrings("<si><t>" + "x".repeat(2 << 20) + "</t></si>")
                        .sheet("名单", XlsxReadingTest.HEADINGS);
        assertThat(refusal(texts).problem()).isEqualTo(SheetProblem.INFLATES);
    }

    @Test
    void entities_are_not_expanded() throws IOException {
        var laughs =
                HandMade.workbook()
                        .sheet("名单", XlsxReadingTest.HEADINGS)
                        .part(
                                "xl/worksheets/sheet1.xml",
                                "<!DOCTYPE x [<!ENTITY a \"x\"><!ENTITY f SYSTEM"
                                        + " \"file:///etc/hostname\">]><worksheet><sheetData>"
                                        + XlsxReadingTest.HEADINGS
                                        + "<row r=\"2\"><c r=\"A2\""
                                        + " t=\"inlineStr\"><is><t>&f;&a;</t></is></c></row>"
                                        + "</sheetData></worksheet>");
        assertThat(refusal(laughs).problem()).isEqualTo(SheetProblem.DAMAGED);
    }

    @Test
    void every_refusal_leaves_no_copy_of_the_upload_behind() throws IOException {
        var before = uploads();
        refusal(utf8("名字\n"));
        refusal(new byte[0]);
        refusal(new ByteArrayInputStream(new byte[(1 << 20) + 1]));
        refusal(utf8("姓名,证件号码\n" + "x,1\n".repeat(5)));
        assertThat(uploads()).isEqualTo(before);
    }

    static List<Path> uploads() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".upload")).sorted().toList();
        }
    }

    @Test
    void a_file_of_many_columns_without_headings_is_refused_not_searched_for_ever() {
        var wide = IntStream.range(0, 9).mapToObj(Integer::toString).toList();
        assertThat(refusal(utf8(String.join(",", wide) + "\n")).problem())
                .isEqualTo(SheetProblem.TOO_MANY_COLUMNS);
    }
}
