package org.wengang.registry;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;

/** What stands in a workbook that was downloaded. */
final class Workbook {

    private Workbook() {}

    /** The headings, then every row, as text. */
    static List<List<String>> rows(byte[] file) {
        try (var sheet =
                SheetReader.open(
                        new ByteArrayInputStream(file),
                        "workbook",
                        List.of("姓名"),
                        SheetReader.Limits.DEFAULT)) {
            var rows = new ArrayList<List<String>>();
            rows.add(sheet.headings().stream().map(SheetHeading::text).toList());
            sheet.rows()
                    .forEach(row -> rows.add(row.cells().stream().map(SheetCell::text).toList()));
            return rows;
        }
    }
}
