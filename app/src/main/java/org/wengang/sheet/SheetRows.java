package org.wengang.sheet;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Refused;

/**
 * The rows of one table, with the limits kept and every failure of a library turned into a refusal.
 */
final class SheetRows implements Iterator<SheetRow>, Closeable {

    /** What a cell of Excel holds at most; more is a quote never closed, or meant to do harm. */
    private static final int LONGEST_TEXT = 32_767;

    private final String fileName;
    private final SheetReader.Limits limits;
    private final Stream<SheetRow> stream;
    private final Iterator<SheetRow> rows;
    private @Nullable SheetRow next;
    private int lastNumber;
    private int count;

    SheetRows(SheetSource.Table table, String fileName, SheetReader.Limits limits) {
        this.fileName = fileName;
        this.limits = limits;
        this.stream = table.open();
        this.rows = stream.iterator();
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
        var row = read();
        if (row == null) {
            return null;
        }
        if (row.cells().size() > limits.columns()) {
            throw new Refused(
                    SheetProblem.TOO_MANY_COLUMNS, fileName, row.number(), limits.columns());
        }
        if (row.cells().stream().anyMatch(SheetRows::isTooLong)) {
            throw new Refused(SheetProblem.DAMAGED, fileName, lastNumber);
        }
        if (++count > limits.rows()) {
            throw new Refused(SheetProblem.TOO_MANY_ROWS, fileName, limits.rows());
        }
        lastNumber = row.number();
        return row;
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
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException damaged) {
            throw new Refused(SheetProblem.DAMAGED, fileName, lastNumber);
        }
    }
}
