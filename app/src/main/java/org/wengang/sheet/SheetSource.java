package org.wengang.sheet;

import java.io.Closeable;
import java.util.List;
import java.util.stream.Stream;

/** An opened file and the tables somebody may have meant by it. */
sealed interface SheetSource extends Closeable permits XlsxSource, CsvSource {

    /** In the order in which they should be tried. */
    List<Table> tables();

    /** Rows of one table; each opening reads the file anew. */
    interface Table {

        String name();

        /**
         * Rows with something in them, in order; to be closed. Fails with what the library throws.
         */
        Stream<SheetRow> open();
    }
}
