package org.wengang.registry.cell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.sheet.SheetRow;
import org.wengang.web.Message;

/**
 * Where a row stands in a file.
 *
 * @param inFile one number for the sheet and the row, as {@link SheetRow#inFile}; in a file of one
 *     sheet that of the row
 * @param sheet name of the sheet; null where only one was read
 * @param row 1-based, as the spreadsheet shows it
 */
public record FileRow(int inFile, @Nullable String sheet, int row) {

    /**
     * @param sheets names of those that were read, in order; may be empty where it was one
     */
    public static FileRow of(int inFile, List<String> sheets) {
        return sheets.size() <= 1
                ? new FileRow(inFile, null, inFile)
                : new FileRow(
                        inFile, sheets.get(SheetRow.sheetOf(inFile)), SheetRow.numberOf(inFile));
    }

    /** For people: 第 3 行, or 工作表“二月”第 3 行. */
    public Message said() {
        return said(sheet, row);
    }

    /**
     * @param sheet null where the file has one
     */
    public static Message said(@Nullable String sheet, int row) {
        return sheet == null
                ? Message.of("registry.row", row)
                : Message.of("registry.row.of-sheet", sheet, row);
    }

    /** As spreadsheets write it: {@code 3}, or {@code 二月!3}. */
    @Override
    public String toString() {
        return sheet == null ? Integer.toString(row) : sheet + "!" + row;
    }
}
