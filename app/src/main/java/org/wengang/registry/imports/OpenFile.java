package org.wengang.registry.imports;

import java.io.Closeable;
import java.util.List;
import java.util.function.LongConsumer;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;

/** A file that was brought in, opened. To be closed. */
public interface OpenFile extends Closeable {

    /** What is read from; its rows once, instead of {@link #merge}. */
    SheetReader sheet();

    /** Headings that mean nothing here, as written, from left to right. */
    List<String> ignoredColumns();

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
    default void close() {
        sheet().close();
    }
}
