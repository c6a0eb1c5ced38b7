package org.wengang.registry.imports;

import java.io.Closeable;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetRow;

/** A file that was brought in, opened. To be closed. */
public interface OpenFile extends Closeable {

    /** Name of the sheet; of a text file the name of the file. */
    String sheetName();

    /** 1-based number of the row of headings. */
    int headingRow();

    /** Every heading from left to right, the ignored ones among them. */
    List<SheetHeading> headings();

    /** Headings that mean nothing here, as written, from left to right. */
    List<String> ignoredColumns();

    /** Further visible sheets that look alike and are not read. */
    List<String> ignoredSheets();

    /** The rows as they stand in the file, once, instead of {@link #merge}. */
    Stream<SheetRow> rows();

    /** Whether numbers of many digits stand there, which spreadsheets spoil. */
    boolean isOfManyDigits(SheetHeading heading);

    /**
     * Reads the file to its end and merges the good rows into the register, in the caller's
     * transaction. Once.
     *
     * @param progress told the number of rows read so far
     * @throws org.wengang.kernel.Refused half-way when the file turns out damaged or too large
     */
    ImportBatch.Counts merge(ImportBatch batch, LongConsumer progress);

    @Override
    void close();
}
