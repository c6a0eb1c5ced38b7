package org.wengang.sheet;

import java.util.List;

/**
 * One row that has at least one cell with something in it.
 *
 * @param number 1-based, as Excel shows it at the left edge
 * @param cells from column A; ends with the last cell that is not empty
 */
public record SheetRow(int number, List<SheetCell> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /**
     * @param column 0-based; beyond the end of the row everything is empty
     */
    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
    }
}
