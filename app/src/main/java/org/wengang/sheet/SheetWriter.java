package org.wengang.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a sheet, or several, row by row; the same rows give the same bytes. The stream is complete
 * only after {@link #close()}, which leaves it open.
 */
public abstract sealed class SheetWriter implements Closeable {

    /** What a list can be downloaded as. */
    public enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        /** UTF-8 with a byte order mark and CRLF, as Excel and WPS open it by double click. */
        CSV("text/csv; charset=utf-8", ".csv");

        private final String mediaType;
        private final String suffix;

        Format(String mediaType, String suffix) {
            this.mediaType = mediaType;
            this.suffix = suffix;
        }

        public String mediaType() {
            return mediaType;
        }

        /** With its dot. */
        public String suffix() {
            return suffix;
        }
    }

    /**
     * @param sheetName shown on the tab of a workbook; signs a tab can not show are left out
     * @param headings written as the first row
     */
    public static SheetWriter open(
            Format format, OutputStream out, String sheetName, List<String> headings) {
        try {
            return switch (format) {
                case XLSX -> new Xlsx(new XlsxWriter(out, sheetName, headings));
                case CSV -> new Csv(out, headings);
            };
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * @param cells from the first column; may be fewer or more than the headings
     */
    public abstract void row(List<SheetCell> cells);

    /**
     * Begins another sheet; what follows goes there. A workbook only: a text file has one sheet.
     *
     * @param sheetName as for the first; a name that is taken gets a number behind it
     * @param headings written as its first row
     */
    public abstract void sheet(String sheetName, List<String> headings);

    /**
     * Lets a workbook offer these words in a column from the next row down, and take no others. A
     * text file can not. For forms: to be called within the first 500 rows.
     *
     * @param column 0-based
     */
    public abstract void offer(int column, List<String> words);

    /**
     * Lets a workbook keep what will be typed into a column as it is typed: long numbers lose no
     * digits. A text file needs nothing for it. To be called within the first 500 rows.
     *
     * @param column 0-based
     */
    public abstract void keepAsTyped(int column);

    @Override
    public abstract void close();

    private static final class Xlsx extends SheetWriter {

        private final XlsxWriter writer;

        Xlsx(XlsxWriter writer) {
            this.writer = writer;
        }

        @Override
        public void row(List<SheetCell> cells) {
            try {
                writer.row(cells);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public void sheet(String sheetName, List<String> headings) {
            try {
                writer.sheet(sheetName, headings);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public void offer(int column, List<String> words) {
            writer.offer(column, words);
        }

        @Override
        public void keepAsTyped(int column) {
            writer.keepAsTyped(column);
        }

        @Override
        public void close() {
            try {
                writer.close();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private static final class Csv extends SheetWriter {

        private final Writer text;
        private final CsvWriter csv;

        Csv(OutputStream out, List<String> headings) throws IOException {
            text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write('\uFEFF');
            csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
            row(headings.stream().map(SheetCell::of).toList());
        }

        @Override
        public void row(List<SheetCell> cells) {
            csv.writeRecord(cells.stream().map(Csv::text).toList());
        }

        @Override
        public void sheet(String sheetName, List<String> headings) {
            throw new IllegalStateException("A text file has one sheet.");
        }

        @Override
        public void offer(int column, List<String> words) {}

        @Override
        public void keepAsTyped(int column) {}

        /** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
        private static String text(SheetCell cell) {
            return switch (cell) {
                case SheetCell.Text(var value) when "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ->
                        "'" + value;
                case SheetCell.Text(var value) -> value;
                case SheetCell.Number(var raw, var _) -> new BigDecimal(raw).toPlainString();
                case SheetCell.Formula(var result) -> text(result);
                case SheetCell.Date _, SheetCell.Bool _, SheetCell.Empty _, SheetCell.ErrorCell _ ->
                        cell.text();
            };
        }

        @Override
        public void close() {
            try {
                csv.flush();
                text.flush();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
