package org.wengang.sheet;

import java.util.List;

/**
 * One row that has at least one cell with something in it.
 *
 * @param sheet which of the sheets that are read, from 0; always 0 in a text file
 * @param number 1-based, as Excel shows it at the left edge
 * @param cells from column A; ends with the last cell that is not empty
 */
public record SheetRow(int sheet, int number, List<SheetCell> cells) {

    /** Where several sheets are read, rows of each are numbered below this; Excel has 2^20. */
    static final int NUMBERS_OF_A_SHEET = 1 << 21;

    /** As many as have numbers for all their rows, rounded down. */
    static final int MOST_SHEETS = 1_000;

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /** Of the only sheet, or the first one. */
    public SheetRow(int number, List<SheetCell> cells) {
        this(0, number, cells);
    }

    /**
     * @param column 0-based; beyond the end of the row everything is empty
     */
    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
    }

    /**
     * One number for the sheet and the row in it, ascending in the order of the file: in the first
     * sheet that of the row itself, 2^21 more in each further one.
     */
    public int inFile() {
        return sheet * NUMBERS_OF_A_SHEET + number;
    }

    /** The {@link #sheet} of a number {@link #inFile} of a file of several sheets. */
    public static int sheetOf(int inFile) {
        return inFile / NUMBERS_OF_A_SHEET;
    }

    /** The {@link #number} of a number {@link #inFile} of a file of several sheets. */
    public static int numberOf(int inFile) {
        return inFile % NUMBERS_OF_A_SHEET;
    }
}
