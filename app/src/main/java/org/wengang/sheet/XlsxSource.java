package org.wengang.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** A workbook: its sheets, cells by their stored type and the day formats of their style. */
final class XlsxSource implements SheetSource {

    /** Characters that XML can not hold, as Excel writes them: {@code _x000D_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final Pattern ERROR =
            Pattern.compile(
                    "#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)");

    private final Path file;
    private final ReadableWorkbook workbook;
    private final ExcelDates dates;
    private @Nullable Boolean hasLostTexts;

    XlsxSource(Path file, String fileName, SheetReader.Limits limits) throws IOException {
        var parts = XlsxPackage.inspect(file, fileName, limits);
        this.file = file;
        this.dates = new ExcelDates(parts.countsFrom1904());
        this.workbook =
                new ReadableWorkbook(file.toFile(), new ReadingOptions(parts.hasStyles(), true));
    }

    @Override
    public List<SheetSource.Tab> tabs() {
        return workbook.getSheets()
                .map(sheet ->
                        new SheetSource.Tab(
                                sheet.getName(),
                                sheet.getVisibility() != SheetVisibility.VISIBLE,
                                List.of(() -> rows(sheet))))
                .toList();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private Stream<SheetRow> rows(Sheet sheet) {
        try {
            var last = new int[1];
            return sheet.openStream()
                    .map(row -> new SheetRow(last[0] = number(row, last[0]), cells(row)))
                    .filter(row -> !row.cells().isEmpty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Some programs leave the numbers of rows out; the library then begins at 0. */
    private static int number(Row row, int last) {
        return Math.max(row.getRowNum(), last + 1);
    }

    private List<SheetCell> cells(Row row) {
        int used = row.getCellCount();
        while (used > 0 && cell(row, used - 1).isBlank()) {
            used--;
        }
        var cells = new SheetCell[used];
        for (int i = 0; i < used; i++) {
            cells[i] = cell(row, i);
        }
        return List.of(cells);
    }

    private SheetCell cell(Row row, int column) {
        return row.getOptionalCell(column).map(this::cell).orElse(SheetCell.EMPTY);
    }

    private SheetCell cell(Cell cell) {
        var value = valueOf(cell);
        if (cell.getType() != CellType.FORMULA || cell.getFormula() == null) {
            return value;
        }
        return new SheetCell.Formula(
                cell.getRawValue() == null ? new SheetCell.ErrorCell("") : value);
    }

    private SheetCell valueOf(Cell cell) {
        var raw = cell.getRawValue();
        if (cell.getType() == CellType.ERROR) {
            return new SheetCell.ErrorCell(raw == null ? "" : raw);
        }
        if (isWithoutText(cell) && hasLostTexts()) {
            throw new IllegalStateException("Its text is not in the table of texts");
        }
        return switch (cell.getValue()) {
            case null -> SheetCell.EMPTY;
            case Boolean bool -> new SheetCell.Bool(bool);
            case Number number -> number(cell, number.doubleValue());
            case String text when cell.getType() == CellType.FORMULA && isError(text) ->
                    new SheetCell.ErrorCell(text);
            case Object text -> SheetCell.of(unescaped(text.toString()));
        };
    }

    /** Written without any, as {@code <c t="inlineStr"/>}, or by a number that is in no table. */
    private static boolean isWithoutText(Cell cell) {
        return cell.getType() == CellType.STRING && cell.getValue() == null;
    }

    /** The library does not say which of the two it met. Asked once, and of few workbooks. */
    private boolean hasLostTexts() {
        if (hasLostTexts == null) {
            try {
                hasLostTexts = XlsxPackage.hasLostTexts(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return hasLostTexts;
    }

    private SheetCell number(Cell cell, double value) {
        var id = cell.getDataFormatId();
        var format = cell.getDataFormatString();
        if (id != null && dates.showsDay(id, format == null ? "" : format)) {
            var day = dates.day(value);
            if (day.isPresent()) {
                return new SheetCell.Date(day.get());
            }
        }
        return new SheetCell.Number(cell.getRawValue(), value);
    }

    private static boolean isError(String text) {
        return ERROR.matcher(text).matches();
    }

    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
