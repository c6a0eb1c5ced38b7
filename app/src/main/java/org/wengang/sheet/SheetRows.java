package org.wengang.sheet;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Refused;

/**
 * The rows of one sheet, or of several one after another, with the limits kept over all of them and
 * every failure of a library turned into a refusal. One sheet is open at a time.
 */
final class SheetRows implements Iterator<SheetRow>, Closeable {

    /** What a cell of Excel holds at most; more is a quote never closed, or meant to do harm. */
    private static final int LONGEST_TEXT = 32_767;

    /**
     * @param name for messages
     * @param after rows up to this number are left out
     */
    record Part(String name, int after, SheetSource.Table table) {}

    private final List<Part> parts;
    private final SheetReader.Limits limits;
    private int sheet;
    private Stream<SheetRow> stream = Stream.empty();
    private final String fileName;
    private @Nullable Iterator<SheetRow> rows;
    private @Nullable SheetRow next;
    private int lastNumber;
    private int count;

    /**
     * @param fileName as the user knows it, for messages about the whole
     * @param parts at least one; a row's sheet is the index of its part
     */
    SheetRows(String fileName, List<Part> parts, SheetReader.Limits limits) {
        this.fileName = fileName;
        this.parts = List.copyOf(parts);
        this.limits = limits;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = fetch();
        }
        return next != null;
    }

    @Override
    public SheetRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    /** The row {@link #next} will give; null at the end. */
    @Nullable SheetRow peek() {
        return hasNext() ? next : null;
    }

    @Override
    public void close() {
        stream.close();
    }

    private @Nullable SheetRow fetch() {
        while (sheet < parts.size()) {
            var row = read();
            if (row == null) {
                stream.close();
                rows = null;
                lastNumber = 0;
                sheet++;
            } else {
                check(row);
                lastNumber = row.number();
                if (row.number() > parts.get(sheet).after()) {
                    return new SheetRow(sheet, row.number(), row.cells());
                }
            }
        }
        return null;
    }

    private void check(SheetRow row) {
        var name = parts.get(sheet).name();
        if (row.cells().size() > limits.columns()) {
            throw new Refused(SheetProblem.TOO_MANY_COLUMNS, name, row.number(), limits.columns());
        }
        if (row.cells().stream().anyMatch(SheetRows::isTooLong) || isBeyondAnySheet(row)) {
            throw new Refused(SheetProblem.DAMAGED, name, lastNumber);
        }
        if (++count > limits.rows()) {
            throw new Refused(SheetProblem.TOO_MANY_ROWS, fileName, limits.rows());
        }
    }

    /** Its number would be taken for one of the next sheet. */
    private boolean isBeyondAnySheet(SheetRow row) {
        return parts.size() > 1 && row.number() >= SheetRow.NUMBERS_OF_A_SHEET;
    }

    private static boolean isTooLong(SheetCell cell) {
        return switch (cell) {
            case SheetCell.Text(var text) -> text.length() > LONGEST_TEXT;
            case SheetCell.Formula(var result) -> isTooLong(result);
            case SheetCell.Number _,
                    SheetCell.Date _,
                    SheetCell.Bool _,
                    SheetCell.Empty _,
                    SheetCell.ErrorCell _ ->
                    false;
        };
    }

    /**
     * Whatever the reading libraries throw half-way (and they throw many things), the file is
     * damaged.
     */
    private @Nullable SheetRow read() {
        try {
            if (rows == null) {
                stream = parts.get(sheet).table().open();
                rows = stream.iterator();
            }
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException damaged) {
            throw new Refused(SheetProblem.DAMAGED, parts.get(sheet).name(), lastNumber);
        }
    }
}
