package org.wengang.registry.imports;

import java.io.Closeable;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;

/**
 * A file that was brought in, opened: to be copied from its {@link #sheet}, or planned and then, in
 * the same transaction, carried out. To be closed.
 */
public interface OpenFile extends Closeable {

    /** What is read from; its rows once, instead of {@link #plan}. */
    SheetReader sheet();

    /** Headings that mean nothing here, as written, sheet by sheet from left to right. */
    List<String> ignoredColumns();

    /** Whether numbers of many digits stand there, which spreadsheets spoil. */
    boolean isOfManyDigits(SheetHeading heading);

    /**
     * Reads the file to its end and says what merging it would do, in the caller's transaction, of
     * which nothing stays but what {@link #carryOut} writes. Once. Other merges of the same
     * organisation wait from here until the transaction ends.
     *
     * @param progress told the number of rows read so far
     * @throws org.wengang.kernel.Refused half-way when the file turns out damaged or too large
     */
    Plan plan(ImportBatch batch, LongConsumer progress);

    /** The first rows that would change what is on record, in the order of the file. */
    List<Sample> samples(int most);

    /** Merges the good rows into the register as planned. */
    void carryOut(ImportBatch batch);

    @Override
    default void close() {
        sheet().close();
    }

    /**
     * What merging a file would do.
     *
     * @param fingerprint of which rows are new, which change what and which are refused: the same
     *     file, read the same way, against the same register has the same
     */
    record Plan(ImportBatch.Counts counts, long fingerprint) {

        /** Also of what the headings were said to mean. */
        Plan readAs(Meanings meanings) {
            return new Plan(counts, fingerprint ^ meanings.fingerprint());
        }
    }

    /**
     * A row that would change what is on record.
     *
     * @param row number of the row in the file, see {@link ImportBatch#at}
     * @param name of whom it is about
     */
    record Sample(int row, String name, List<Change> changes) {

        public Sample {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param fact by name
     * @param from as the engine's types read it, masked where it is a number; null where it was not
     *     known
     */
    record Change(String fact, @Nullable String from, String to) {}
}
