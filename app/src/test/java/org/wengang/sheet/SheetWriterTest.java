package org.wengang.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wengang.kernel.Money;
import org.wengang.sheet.SheetWriter.Format;

class SheetWriterTest {

    static final List<String> HEADINGS = List.of("姓名", "证件号码", "金额", "日期", "备注");
    static final List<List<SheetCell>> ROWS =
            List.of(
                    List.of(
                            SheetCell.of("张试一"),
                            SheetCell.of("34052419800101001X"),
                            SheetCell.of(Money.yuan("500")),
                            SheetCell.of(LocalDate.of(2021, 2, 11)),
                            SheetCell.of("=HYPERLINK(\"x\")")),
                    List.of(
                            SheetCell.of("李试二 <&>\""),
                            SheetCell.EMPTY,
                            SheetCell.of(-3),
                            SheetCell.EMPTY,
                            SheetCell.of("两\n行")),
                    List.of(SheetCell.of("王试三")));

    static byte[] written(Format format, Stream<List<SheetCell>> rows) {
        var out = new ByteArrayOutputStream();
        try (var writer = SheetWriter.open(format, out, "发放/名单", HEADINGS)) {
            rows.forEach(writer::row);
        }
        return out.toByteArray();
    }

    static SheetReader read(byte[] file) {
        return SheetReader.open(
                new ByteArrayInputStream(file), "file", HEADINGS, SheetReader.Limits.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_is_written_reads_back(Format format) {
        try (var sheet = read(written(format, ROWS.stream()))) {
            assertThat(sheet.headings()).extracting(SheetHeading::text).isEqualTo(HEADINGS);
            assertThat(sheet.rows())
                    .extracting(row -> row.cells().stream().map(SheetCell::text).toList())
                    .containsExactly(
                            List.of(
                                    "张试一",
                                    "34052419800101001X",
                                    format == Format.CSV ? "500.00" : "500",
                                    "2021-02-11",
                                    "=HYPERLINK(\"x\")"),
                            List.of("李试二 <&>\"", "", "-3", "", "两\n行"),
                            List.of("王试三"));
        }
    }

    @Test
    void rows_that_do_not_fit_go_on_in_another_sheet_under_the_same_headings() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var writer = new XlsxWriter(out, "名单", List.of("姓名"), 2)) {
            for (int i = 1; i <= 5; i++) {
                writer.row(List.of(SheetCell.of("张试" + i)));
            }
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheets = new ArrayList<String>();
            for (var sheet : workbook.getSheets().toList()) {
                var cells = sheet.read().stream().map(row -> row.getCellText(0)).toList();
                sheets.add(sheet.getName() + cells);
            }
            assertThat(sheets)
                    .containsExactly("名单[姓名, 张试1, 张试2]", "名单 2[姓名, 张试3, 张试4]", "名单 3[姓名, 张试5]");
        }
    }

    @Test
    void a_workbook_has_as_many_sheets_as_are_begun_each_under_its_own_headings() {
        var out = new ByteArrayOutputStream();
        try (var writer = SheetWriter.open(Format.XLSX, out, "一月", List.of("姓名", "证件号码"))) {
            writer.row(List.of(SheetCell.of("张试一"), SheetCell.of("x")));
            writer.sheet("二月", List.of("证件号码", "备注", "姓名"));
            writer.sheet("一月", List.of("姓名", "证件号码"));
            writer.row(List.of(SheetCell.of("李试二"), SheetCell.of("y")));
        }
        try (var sheet =
                SheetReader.open(
                        new ByteArrayInputStream(out.toByteArray()),
                        "file",
                        List.of("姓名", "证件号码"),
                        SheetReader.Limits.DEFAULT)) {
            assertThat(sheet.names()).hasSize(3).startsWith("一月", "二月").doesNotHaveDuplicates();
            assertThat(sheet.sheets().get(1).headings()).hasSize(3);
            assertThat(sheet.rows())
                    .extracting(row -> row.sheet() + " " + row.number() + row.cell(0).text())
                    .containsExactly("0 2张试一", "2 2李试二");
        }
    }

    @Test
    void a_workbook_keeps_the_types() {
        try (var sheet = read(written(Format.XLSX, ROWS.stream()))) {
            assertThat(sheet.names()).containsExactly("发放 名单");
            assertThat(sheet.rows().findFirst().orElseThrow().cells()).isEqualTo(ROWS.getFirst());
        }
    }

    @Test
    void csv_opens_in_excel_and_hides_no_formula() {
        var text = new String(written(Format.CSV, ROWS.stream()), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFF姓名,证件号码,金额,日期,备注\r\n")
                .contains("\"'=HYPERLINK(\"\"x\"\")\"\r\n")
                .contains(",-3,");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_same_rows_give_the_same_bytes(Format format) {
        var first = written(format, ROWS.stream());
        var later = written(format, ROWS.stream());
        assertThat(later).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_hundred_thousand_rows_of_sixteen_columns_pass_through(Format format) {
        int rows = 100_000;
        var wide =
                Stream.iterate(0, i -> i + 1)
                        .limit(rows)
                        .map(i ->
                                Stream.iterate(0, c -> c + 1)
                                        .limit(16)
                                        .map(c -> SheetCell.of("格" + (i + c)))
                                        .toList());
        try (var sheet = read(written(format, wide))) {
            assertThat(sheet.rows().mapToInt(row -> row.cells().size()).sum()).isEqualTo(rows * 16);
        }
    }
}
