package org.wengang.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wengang.kernel.DivisionCode;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;

/**
 * Writes a roster of invented people: {@code Rosters ROWS DIVISION SEED FILE [faults]}. With {@code
 * faults}, ten rows at the end have one each of the faults clerks make, for a demonstration.
 */
public final class Rosters {

    private Rosters() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 4) {
            System.err.println("usage: Rosters ROWS DIVISION SEED FILE(.xlsx|.csv) [faults]");
            System.exit(2);
        }
        write(
                Integer.parseInt(arguments[0]),
                new DivisionCode(arguments[1]),
                Long.parseLong(arguments[2]),
                Path.of(arguments[3]),
                arguments.length > 4);
    }

    public static void write(int rows, DivisionCode division, long seed, Path file, boolean faults)
            throws IOException {
        var people = new InventedPeople(seed, division, rows);
        var format = file.toString().endsWith(".csv") ? Format.CSV : Format.XLSX;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var sheet = SheetWriter.open(format, out, "花名册", InventedPeople.HEADINGS)) {
            for (var i = 0; i < rows; i++) {
                sheet.row(people.next());
            }
            if (faults) {
                for (var row : faulty(people)) {
                    sheet.row(row);
                }
            }
        }
    }

    /** The faults of a real roster, one a row. */
    private static List<List<SheetCell>> faulty(InventedPeople people) {
        var twice = people.next();
        var number = ((SheetCell.Text) people.next().get(1)).value();
        return List.of(
                twice,
                with(twice, 15, new SheetCell.Text("同一人再报一次")),
                with(people.next(), 1, new SheetCell.Text(number.substring(0, 17))),
                with(people.next(), 1, new SheetCell.Text(wrongCheck(number))),
                with(
                        people.next(),
                        1,
                        new SheetCell.Number("1.30110199001019E+17", 1.30110199001019E+17)),
                with(people.next(), 3, new SheetCell.Text("鹿泉")),
                with(people.next(), 9, new SheetCell.Text("民营")),
                with(people.next(), 12, new SheetCell.Text("2021-02-30")),
                with(people.next(), 13, new SheetCell.Text("2020-12-31")),
                with(people.next(), 14, new SheetCell.Text("三天")),
                with(people.next(), 2, new SheetCell.Text("1380013")));
    }

    private static String wrongCheck(String number) {
        return number.substring(0, 17) + (number.charAt(17) == '1' ? '2' : '1');
    }

    private static List<SheetCell> with(List<SheetCell> row, int column, SheetCell cell) {
        var changed = new ArrayList<>(row);
        changed.set(column, cell);
        return changed;
    }
}
