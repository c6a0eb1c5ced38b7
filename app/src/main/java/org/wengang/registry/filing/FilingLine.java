package org.wengang.registry.filing;

import java.util.List;
import org.wengang.registry.cell.RowFault;

/** One row below the headings: taken, or refused with everything that is wrong with it. */
public sealed interface FilingLine {

    /** Every cell is understood. */
    record Accepted(FilingRow row) implements FilingLine {}

    /**
     * @param number of the row in the file, see {@link org.wengang.sheet.SheetRow#inFile}
     * @param faults by column, at least one
     */
    record Rejected(int number, List<RowFault> faults) implements FilingLine {

        public Rejected {
            faults = List.copyOf(faults);
        }
    }
}
