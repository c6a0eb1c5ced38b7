package org.wengang.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.wengang.sheet.HandMade.row;
import static org.wengang.sheet.HandMade.text;
import static org.wengang.sheet.XlsxReadingTest.HEADINGS;
import static org.wengang.sheet.XlsxReadingTest.REQUIRED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengang.kernel.Refused;
import org.wengang.sheet.SheetReader.Limits;
import org.wengang.sheet.SheetReader.Skipped.Why;

/** Workbooks with a sheet a village, or a month. */
class SeveralSheetsTest {

    @TempDir Path folder;

    @Test
    void every_visible_sheet_with_the_headings_is_read_and_the_others_are_told()
            throws IOException {
        var workbook =
                HandMade.workbook()
                        .sheet("说明", row(1, text("A1", "填表说明")))
                        .sheet("旧", "hidden", HEADINGS + row(2, text("A2", "旧")))
                        .sheet("选项", "hidden", row(1, text("A1", "国有企业")))
                        .sheet("一月", HEADINGS + row(2, text("A2", "一")))
                        .sheet("空表", "")
                        .sheet("二月", row(3, text("A3", "姓名"), text("B3", "身份证号")))
                        .sheet(
                                "三月",
                                row(1, text("A1", "三月名单"))
                                        + row(2, text("B2", "证件号码"), text("D2", "姓名"))
                                        + row(3, text("D3", "三"))
                                        + row(4, text("B4", "证件号码"), text("D4", "姓名"))
                                        + row(5, text("D5", "四")))
                        .sheet("图表", "visible", "");
        workbook.part("xl/worksheets/sheet8.xml", "<chartsheet><drawing/></chartsheet>");
        try (var sheet = SheetReader.open(workbook.in(folder), "名单.xlsx", REQUIRED)) {
            assertThat(sheet.sheets())
                    .extracting(SheetReader.Sheet::name, SheetReader.Sheet::headingRow)
                    .containsExactly(tuple("一月", 1), tuple("三月", 2));
            assertThat(sheet.skipped())
                    .extracting(
                            SheetReader.Skipped::name,
                            SheetReader.Skipped::why,
                            SheetReader.Skipped::missing)
                    .containsExactly(
                            tuple("说明", Why.OTHER, List.of()),
                            tuple("旧", Why.HIDDEN, List.of()),
                            tuple("二月", Why.HEADINGS_MISSING, List.of("证件号码")));
            assertThat(sheet.rows())
                    .extracting(row -> row.sheet() + " " + row.number() + row.cells().getLast())
                    .containsExactly("0 2Text[value=一]", "1 3Text[value=三]", "1 5Text[value=四]");
        }
    }

    @Test
    void a_row_of_a_further_sheet_has_a_number_behind_those_of_the_sheets_before() {
        var last = new SheetRow(SheetRow.MOST_SHEETS - 1, 1_048_576, List.of());
        assertThat(new SheetRow(7, List.of()).inFile()).isEqualTo(7);
        assertThat(last.inFile()).isPositive();
        assertThat(SheetRow.sheetOf(last.inFile())).isEqualTo(last.sheet());
        assertThat(SheetRow.numberOf(last.inFile())).isEqualTo(last.number());
        assertThat(new SheetRow(1, 1, List.of()).inFile())
                .isGreaterThan(new SheetRow(1_048_576, List.of()).inFile());
    }

    @Test
    void the_limit_of_rows_counts_over_all_sheets() throws IOException {
        var workbook =
                HandMade.workbook()
                        .sheet("一月", HEADINGS + row(2, text("A2", "一")))
                        .sheet("二月", HEADINGS + row(2, text("A2", "二")));
        refused(SheetProblem.TOO_MANY_ROWS, workbook, limits(3));
        assertThat(count(workbook, limits(4))).isEqualTo(2);
    }

    @Test
    void a_row_no_sheet_has_is_not_taken_for_one_of_the_next_sheet() throws IOException {
        var far = HEADINGS + row(3_000_000, text("A3000000", "远"));
        refused(
                SheetProblem.DAMAGED,
                HandMade.workbook().sheet("一月", far).sheet("二月", HEADINGS),
                Limits.DEFAULT);
        assertThat(count(HandMade.workbook().sheet("一月", far), Limits.DEFAULT)).isEqualTo(1);
    }

    @Test
    void more_sheets_than_have_numbers_are_refused() throws IOException {
        var workbook = HandMade.workbook();
        for (int i = 0; i <= SheetRow.MOST_SHEETS; i++) {
            workbook.sheet("村" + i, HEADINGS);
        }
        refused(SheetProblem.TOO_MANY_SHEETS, workbook, Limits.DEFAULT);
    }

    private static Limits limits(int rows) {
        var usual = Limits.DEFAULT;
        return new Limits(
                usual.fileBytes(),
                usual.inflatedBytes(),
                usual.sharedStringBytes(),
                rows,
                usual.columns());
    }

    private long count(HandMade workbook, Limits limits) throws IOException {
        try (var sheet = SheetReader.open(workbook.in(folder), "名单.xlsx", REQUIRED, limits)) {
            return sheet.rows().count();
        }
    }

    private void refused(SheetProblem problem, HandMade workbook, Limits limits) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> count(workbook, limits))
                .extracting(Refused::problem)
                .isEqualTo(problem);
    }
}
