package org.wengang.registry.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FilingSchemas;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetRow;

/** What a cell says about a fact that is either so or not, or an amount. */
class FactCellTest {

    private static final Divisions DIVISIONS = Divisions.load();

    @ParameterizedTest
    @CsvSource({
        "是, true",
        " 是　, true",
        "√, true",
        "✔, true",
        "Yes, true",
        "否, false",
        "×, false",
        "no, false"
    })
    void yes_and_no_are_written_in_many_ways(String written, boolean meant) {
        var cells = cells(SheetCell.of(written));
        assertThat(new FactCell(schema(), cells).value(fact())).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_cell_of_true_or_false_is_one(boolean value) {
        var cells = cells(new SheetCell.Bool(value));
        assertThat(new FactCell(schema(), cells).value(fact())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "是的吧", "☒", "待定"})
    void anything_else_is_not_guessed(String written) {
        var cells = cells(SheetCell.of(written));
        assertThat(new FactCell(schema(), cells).value(fact())).isNull();
        assertThat(cells.faults())
                .singleElement()
                .extracting(fault -> fault.code())
                .isEqualTo("fact-not-yes-or-no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"24001|2400100", "24,001.5|2400150", "￥24,001.00 元|2400100", "１，０００元|100000"})
    void an_amount_is_read_as_offices_write_it(String written, long fen) {
        var cells = cells(rent(), SheetCell.of(written));
        assertThat(new FactCell(employers(), cells).value(rent())).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"100元50", "1,00", "1 000", "12.345", "元", "1元元", "¥¥1", "1.2.3", ",100"})
    void what_is_not_wholly_an_amount_is_none(String written) {
        var cells = cells(rent(), SheetCell.of(written));
        assertThat(new FactCell(employers(), cells).value(rent())).isNull();
        assertThat(cells.faults())
                .singleElement()
                .extracting(fault -> fault.code())
                .isEqualTo("fact-not-an-amount");
    }

    private static FactSchema employers() {
        return FilingSchemas.onClassPath().find("employer/1").orElseThrow();
    }

    private static Fact rent() {
        return employers().facts().values().stream()
                .filter(fact -> fact.type() == Type.Simple.MONEY)
                .findFirst()
                .orElseThrow();
    }

    private static RowCells cells(SheetCell cell) {
        return cells(fact(), cell);
    }

    private static RowCells cells(Fact fact, SheetCell cell) {
        return new RowCells(
                new SheetRow(2, List.of(cell)),
                Map.of(fact.label().chinese(), 0),
                new Places(DIVISIONS, LocalDate.of(2021, 2, 5)));
    }

    private static FactSchema schema() {
        return FilingSchemas.onClassPath().all().stream()
                .filter(schema -> schema.facts().values().stream().anyMatch(FactCellTest::isBool))
                .findFirst()
                .orElseThrow();
    }

    private static Fact fact() {
        return schema().facts().values().stream()
                .filter(FactCellTest::isBool)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isBool(Fact fact) {
        return fact.type() == Type.Simple.BOOL;
    }
}
