package org.wengang.registry.imports.page;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.RefusedRow;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetRow;
import org.wengang.sheet.SheetWriter;

/**
 * The file as it came, sheet by sheet, with a column of reasons, to be corrected and brought back.
 * Numbers of many digits are written as text, so that no spreadsheet spoils them again.
 *
 * @param reasonHeading of the column of reasons; {@link #formerReasons} are left out of the copy
 * @param formerReasons the headings it has in any language
 * @param words one sentence for all that is wrong with a row
 * @param onlyRefused whether the rows that were taken are left out
 */
record ErrorWorkbook(
        String reasonHeading,
        List<String> formerReasons,
        Function<RefusedRow, String> words,
        boolean onlyRefused) {

    private static final int DIGITS_KEPT = 15;

    /**
     * @param sheets how many of them were read when the rows were refused; 0 for the first alone
     * @param refused in the order of the file
     */
    void write(OpenFile file, int sheets, Stream<RefusedRow> refused, OutputStream out) {
        var copies =
                file.sheet().sheets().stream()
                        .limit(Math.max(1, sheets))
                        .map(sheet -> new Copy(sheet.name(), headings(sheet)))
                        .toList();
        var reasons = new Reasons(refused.iterator());
        var first = copies.getFirst();
        try (var writer =
                        SheetWriter.open(
                                SheetWriter.Format.XLSX, out, first.name(), written(first));
                var rows = file.sheet().rows()) {
            int at = 0;
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                if (row.sheet() >= copies.size()) {
                    break;
                }
                at = turnedTo(row.sheet(), at, copies, writer);
                var reason = reasons.of(row.inFile());
                if (reason != null || !onlyRefused) {
                    var cells = copied(file, copies.get(at).headings(), row);
                    cells.add(reason == null ? SheetCell.EMPTY : SheetCell.of(words.apply(reason)));
                    writer.row(cells);
                }
            }
            turnedTo(copies.size() - 1, at, copies, writer);
        }
    }

    /** A sheet of the copy: the columns that are taken over. */
    private record Copy(String name, List<SheetHeading> headings) {}

    private List<SheetHeading> headings(SheetReader.Sheet sheet) {
        return sheet.headings().stream()
                .filter(heading -> !formerReasons.contains(heading.name()))
                .toList();
    }

    private List<String> written(Copy copy) {
        return Stream.concat(
                        copy.headings().stream().map(heading -> heading.text().strip()),
                        Stream.of(reasonHeading))
                .toList();
    }

    /** Begins every sheet up to this one. */
    private int turnedTo(int sheet, int at, List<Copy> copies, SheetWriter writer) {
        for (int next = at + 1; next <= sheet; next++) {
            writer.sheet(copies.get(next).name(), written(copies.get(next)));
        }
        return sheet;
    }

    private static List<SheetCell> copied(
            OpenFile file, List<SheetHeading> headings, SheetRow row) {
        return headings.stream()
                .map(heading -> copied(file, heading, row))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static SheetCell copied(OpenFile file, SheetHeading heading, SheetRow row) {
        var cell = row.cell(heading.column());
        return file.isOfManyDigits(heading) ? SheetCell.of(digits(cell)) : cell;
    }

    /** Digits a spreadsheet has lost are question marks: they are not known to be zeros. */
    private static String digits(SheetCell cell) {
        return switch (cell) {
            case SheetCell.Formula(var result) -> digits(result);
            case SheetCell.Number _ when cell.text().length() > DIGITS_KEPT -> {
                var text = cell.text();
                yield text.substring(0, DIGITS_KEPT) + "?".repeat(text.length() - DIGITS_KEPT);
            }
            case SheetCell.Number _,
                    SheetCell.Text _,
                    SheetCell.Date _,
                    SheetCell.Bool _,
                    SheetCell.Empty _,
                    SheetCell.ErrorCell _ ->
                    cell.text();
        };
    }

    /**
     * Both the file and the refusals go by the number in the file, so they are walked side by side.
     */
    private static final class Reasons {

        private final Iterator<RefusedRow> refused;
        private @Nullable RefusedRow next;

        Reasons(Iterator<RefusedRow> refused) {
            this.refused = refused;
            step();
        }

        private void step() {
            next = refused.hasNext() ? refused.next() : null;
        }

        @Nullable RefusedRow of(int row) {
            if (next == null || next.number() != row) {
                return null;
            }
            var found = Objects.requireNonNull(next);
            step();
            return found;
        }
    }
}
