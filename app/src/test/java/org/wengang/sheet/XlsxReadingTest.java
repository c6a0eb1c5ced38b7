package org.wengang.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.sheet.HandMade.number;
import static org.wengang.sheet.HandMade.row;
import static org.wengang.sheet.HandMade.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as Excel, WPS and other programs leave them. */
class XlsxReadingTest {

    static final String HEADINGS = row(1, text("A1", "姓名"), text("B1", "证件号码"));
    static final List<String> REQUIRED = List.of("姓名", "证件号码");

    @TempDir Path folder;

    List<SheetRow> rows(HandMade workbook) throws IOException {
        try (var sheet = SheetReader.open(workbook.in(folder), "名单.xlsx", REQUIRED)) {
            return sheet.rows().toList();
        }
    }

    SheetCell onlyCell(HandMade workbook) throws IOException {
        return rows(workbook).getFirst().cell(0);
    }

    @Test
    void shared_strings_are_texts_without_their_pronunciation() throws IOException {
        var rows =
                rows(
                        HandMade.workbook()
                                .sharedStrings(
                                        "<si><t>姓名</t></si><si><t>证件号码</t></si>"
                                                + "<si><r><t>张</t></r><r><t>试一</t></r>"
                                                + "<rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si>")
                                .sheet(
                                        "名单",
                                        row(
                                                        1,
                                                        "<c r=\"A1\" t=\"s\"><v>0</v></c>",
                                                        "<c r=\"B1\" t=\"s\"><v>1</v></c>")
                                                + row(2, "<c r=\"A2\" t=\"s\"><v>2</v></c>")));
        assertThat(rows).containsExactly(new SheetRow(2, List.of(new SheetCell.Text("张试一"))));
    }

    @Test
    void titles_above_and_marks_around_headings_are_no_obstacle() throws IOException {
        var workbook =
                HandMade.workbook()
                        .sheet(
                                "名单",
                                row(1, text("A1", "外来务工人员花名册"))
                                        + row(2)
                                        + row(3, text("A3", "单位：鹿泉区"), text("C3", "2021年2月"))
                                        + row(
                                                5,
                                                text("B5", "* 姓  名&#10;（必填）"),
                                                text("C5", "证件号码："),
                                                text("E5", "备注"))
                                        + row(9, text("B9", "张试一"), text("E9", "　")));
        try (var sheet = SheetReader.open(workbook.in(folder), "名单.xlsx", REQUIRED)) {
            assertThat(sheet.names()).containsExactly("名单");
            assertThat(sheet.sheets().getFirst().headingRow()).isEqualTo(5);
            assertThat(sheet.headings())
                    .containsExactly(
                            new SheetHeading(1, "* 姓  名\n（必填）", "姓名"),
                            new SheetHeading(2, "证件号码：", "证件号码"),
                            new SheetHeading(4, "备注", "备注"));
            assertThat(sheet.rows())
                    .containsExactly(
                            new SheetRow(9, List.of(SheetCell.EMPTY, new SheetCell.Text("张试一"))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "14, 44238, 2021-02-11",
        "22, 44238.75, 2021-02-11",
        "31, 44238, 2021-02-11",
        "57, 44238, 2021-02-11",
        "yyyy-mm-dd, 44238, 2021-02-11",
        "yyyy/m/d;@, 44238, 2021-02-11",
        "'yyyy\"年\"m\"月\"d\"日\"', 44238, 2021-02-11",
        "'[$-804]aaaa, m\"月\"', 44238, 2021-02-11",
        "'[$-F800]dddd\\, mmmm dd\\, yyyy', 44238, 2021-02-11",
        "14, 1, 1900-01-01",
        "14, 61, 1900-03-01"
    })
    void a_number_shown_as_a_day_is_a_day(String format, String raw, LocalDate day)
            throws IOException {
        var workbook =
                HandMade.workbook()
                        .styles("0", format)
                        .sheet("名单", HEADINGS + row(2, number("A2", 1, raw)));
        assertThat(onlyCell(workbook)).isEqualTo(new SheetCell.Date(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "2",
                "20",
                "49",
                "h:mm",
                "[h]:mm:ss",
                "0.00_);[Red]\\-0.00",
                "#,##0\"d\"",
                "General"
            })
    void any_other_number_stays_a_number(String format) throws IOException {
        var workbook =
                HandMade.workbook()
                        .styles("0", format)
                        .sheet("名单", HEADINGS + row(2, number("A2", 1, "44238")));
        assertThat(onlyCell(workbook)).isEqualTo(new SheetCell.Number("44238", 44238));
    }

    @ParameterizedTest
    @CsvSource({
        "date1904=\"1\", 2021-02-11",
        "date1904=\"true\", 2021-02-11",
        "date1904=\"0\", 2017-02-10"
    })
    void days_may_be_counted_from_1904(String property, LocalDate day) throws IOException {
        var workbook =
                HandMade.workbook()
                        .property(property)
                        .styles("14")
                        .sheet("名单", HEADINGS + row(2, number("A2", 0, "42776")));
        assertThat(onlyCell(workbook)).isEqualTo(new SheetCell.Date(day));
    }

    @Test
    void an_id_stored_as_a_number_is_recognised_with_its_raw_text() throws IOException {
        var rows =
                rows(
                        HandMade.workbook()
                                .styles("0", "1")
                                .sheet(
                                        "名单",
                                        HEADINGS
                                                + row(2, number("A2", 1, "1.3011019900101E+17"))
                                                + row(3, number("A3", 1, "130110199001010000"))
                                                + row(4, number("A4", 1, "13812345678"))));
        assertThat(rows)
                .extracting(row -> (SheetCell.Number) row.cell(0))
                .extracting(SheetCell.Number::raw)
                .containsExactly("1.3011019900101E+17", "130110199001010000", "13812345678");
        assertThat(rows.getFirst().cell(0).text()).isEqualTo("130110199001010000");
        assertThat(rows.getLast().cell(0).text()).isEqualTo("13812345678");
    }

    @Test
    void formulas_give_their_last_result_and_say_that_they_are_computed() throws IOException {
        var cells =
                rows(HandMade.workbook()
                                .styles("0", "14")
                                .sheet(
                                        "名单",
                                        HEADINGS
                                                + row(
                                                        2,
                                                        "<c r=\"A2\""
                                                            + " t=\"str\"><f>B2</f><v>张试一</v></c>",
                                                        "<c r=\"B2\"><f>1+1</f><v>2</v></c>",
                                                        "<c r=\"C2\""
                                                            + " s=\"1\"><f>TODAY()</f><v>44238</v></c>",
                                                        "<c r=\"D2\""
                                                            + " t=\"e\"><f>NA()</f><v>#N/A</v></c>",
                                                        "<c r=\"E2\"><f>X1</f></c>",
                                                        "<c r=\"F2\" t=\"e\"><v>#REF!</v></c>",
                                                        "<c r=\"G2\" t=\"b\"><v>1</v></c>")))
                        .getFirst()
                        .cells();
        assertThat(cells)
                .containsExactly(
                        new SheetCell.Formula(new SheetCell.Text("张试一")),
                        new SheetCell.Formula(new SheetCell.Number("2", 2)),
                        new SheetCell.Formula(new SheetCell.Date(LocalDate.of(2021, 2, 11))),
                        new SheetCell.Formula(new SheetCell.ErrorCell("#N/A")),
                        new SheetCell.Formula(new SheetCell.ErrorCell("")),
                        new SheetCell.ErrorCell("#REF!"),
                        new SheetCell.Bool(true));
    }

    @Test
    void blanks_are_kept_in_the_cell_and_gone_in_what_is_read() throws IOException {
        var cell =
                onlyCell(
                        HandMade.workbook()
                                .sheet("名单", HEADINGS + row(2, text("A2", " １３８　 _x000D_&#10;"))));
        assertThat(cell).isEqualTo(new SheetCell.Text(" １３８　 \r\n"));
        assertThat(cell.text()).isEqualTo("１３８");
    }

    @Test
    void styled_but_empty_rows_and_columns_do_not_count() throws IOException {
        var rows =
                rows(
                        HandMade.workbook()
                                .styles("0")
                                .sheet(
                                        "名单",
                                        HEADINGS
                                                + row(
                                                        2,
                                                        "<c r=\"A2\" s=\"0\"/>",
                                                        "<c r=\"XFD2\" s=\"0\"/>")
                                                + row(
                                                        7,
                                                        text("B7", "x"),
                                                        "<c r=\"XFD7\" s=\"0\"/>")));
        assertThat(rows)
                .containsExactly(
                        new SheetRow(7, List.of(SheetCell.EMPTY, new SheetCell.Text("x"))));
    }

    @Test
    void a_heading_is_read_without_what_no_database_stores() {
        assertThat(SheetHeading.of(3, "备_x_\0\uD800注\n(选填)"))
                .isEqualTo(new SheetHeading(3, "备_x_注\n(选填)", "备_x_注"));
    }

    @Test
    void cells_without_addresses_stand_in_the_order_written() throws IOException {
        var workbook =
                HandMade.workbook()
                        .sheet(
                                "名单",
                                "<row><c t=\"inlineStr\"><is><t>姓名</t></is></c><c"
                                    + " t=\"inlineStr\"><is><t>证件号码</t></is></c></row><row><c/><c"
                                    + " t=\"inlineStr\"><is><t>x</t></is></c></row>");
        assertThat(rows(workbook))
                .containsExactly(
                        new SheetRow(2, List.of(SheetCell.EMPTY, new SheetCell.Text("x"))));
    }
}
