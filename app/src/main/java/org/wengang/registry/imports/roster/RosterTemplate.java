package org.wengang.registry.imports.roster;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.wengang.registry.imports.Shape;
import org.wengang.registry.roster.DocumentKind;
import org.wengang.registry.roster.EmployerKind;
import org.wengang.registry.roster.HukouNature;
import org.wengang.registry.roster.Listed;
import org.wengang.registry.roster.PersonSex;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.WorkerCategory;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;

/**
 * An empty roster to fill in: lists to choose from, long numbers kept whole; notes and examples
 * stand above the headings, where they are never taken for people.
 */
record RosterTemplate(Shape.Text text) {

    void write(OutputStream out) {
        try (var writer =
                SheetWriter.open(
                        SheetWriter.Format.XLSX,
                        out,
                        text.of("registry.template.sheet"),
                        List.of(text.of("registry.template.title")))) {
            writer.row(cells(List.of(notes())));
            writer.row(cells(List.of(text.of("registry.template.numbers"))));
            writer.row(cells(columns(this::note)));
            writer.row(
                    cells(
                            columns(column ->
                                    text.of("registry.template.example", example(column)))));
            writer.row(cells(columns(RosterColumn::heading)));
            for (var column : RosterColumn.values()) {
                var list = Listed.of(column);
                if (!list.isEmpty()) {
                    writer.offer(column.ordinal(), list.stream().map(Listed::word).toList());
                }
                if (column.isNumberOfManyDigits() || column == RosterColumn.MOBILE) {
                    writer.keepAsTyped(column.ordinal());
                }
            }
        }
    }

    private String notes() {
        return text.of(
                "registry.template.notes", RosterColumn.NAME.heading(), RosterColumn.ID.heading());
    }

    private String note(RosterColumn column) {
        return text.of(
                "registry.template.note." + column,
                Listed.words(Listed.of(column).toArray(Listed[]::new)));
    }

    /** An invented person; the numbers are the published examples of their standards. */
    private static String example(RosterColumn column) {
        return switch (column) {
            case NAME -> "张试一";
            case ID -> "11010519491231002X";
            case ID_KIND -> DocumentKind.RESIDENT_ID.word();
            case BIRTH -> "1949-12-31";
            case SEX -> PersonSex.FEMALE.word();
            case MOBILE -> "13800000000";
            case HUKOU -> "河北省保定市定州市";
            case HOME, RESIDENCE -> "130682";
            case HUKOU_NATURE -> HukouNature.RURAL.word();
            case EMPLOYER_NAME -> "试验机械厂";
            case USCC -> "91350100M000100Y43";
            case EMPLOYER_KIND -> EmployerKind.PRIVATE.word();
            case WORKER_CATEGORY -> WorkerCategory.EMPLOYEE.word();
            case STAY_PLACE -> "河北省石家庄市鹿泉区";
            case STAY_FROM -> "2021-02-01";
            case STAY_TO -> "2021-02-20";
            case ON_DUTY_DAYS -> "7";
            case REMARK -> "—";
        };
    }

    private static List<String> columns(Function<RosterColumn, String> text) {
        return Arrays.stream(RosterColumn.values()).map(text).toList();
    }

    private static List<SheetCell> cells(List<String> texts) {
        return texts.stream().map(SheetCell::of).toList();
    }
}
