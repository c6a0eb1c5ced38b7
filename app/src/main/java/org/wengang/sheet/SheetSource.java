package org.wengang.sheet;

import java.io.Closeable;
import java.util.List;
import java.util.stream.Stream;

/** An opened file and the sheets in it. */
sealed interface SheetSource extends Closeable permits XlsxSource, CsvSource {

    /** In the order of their tabs. */
    List<Tab> tabs();

    /**
     * @param name of a text file, the name of the file
     * @param readings what somebody may have meant by it, in the order in which they should be
     *     tried
     */
    record Tab(String name, boolean isHidden, List<Table> readings) {}

    /** Rows of one sheet; each opening reads the file anew. */
    @FunctionalInterface
    interface Table {

        /**
         * Rows with something in them, in order; to be closed. Fails with what the library throws.
         */
        Stream<SheetRow> open();
    }
}
