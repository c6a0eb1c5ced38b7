package org.wengang.registry.imports;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;

/**
 * An empty roster to fill in: notes and examples stand above the headings, where they are never
 * taken for people.
 */
final class RosterTemplate {

    private RosterTemplate() {}

    /**
     * @param text by message key
     */
    static void write(Function<String, String> text, OutputStream out) {
        try (var writer =
                SheetWriter.open(
                        SheetWriter.Format.XLSX,
                        out,
                        text.apply("registry.template.sheet"),
                        List.of(text.apply("registry.template.title")))) {
            writer.row(cells(List.of(text.apply("registry.template.notes"))));
            writer.row(cells(List.of(text.apply("registry.template.numbers"))));
            writer.row(cells(columns(column -> text.apply("registry.template.note." + column))));
            writer.row(
                    cells(
                            columns(column ->
                                    text.apply("registry.template.example")
                                            + text.apply("registry.template.example." + column))));
            writer.row(cells(columns(RosterColumn::heading)));
        }
    }

    private static List<String> columns(Function<RosterColumn, String> text) {
        return Arrays.stream(RosterColumn.values()).map(text).toList();
    }

    private static List<SheetCell> cells(List<String> texts) {
        return texts.stream().map(SheetCell::of).toList();
    }
}
