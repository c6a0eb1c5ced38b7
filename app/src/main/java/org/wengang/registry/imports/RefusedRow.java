package org.wengang.registry.imports;

import java.util.List;
import org.wengang.registry.cell.RowFault;

/**
 * A row that was not taken, and why.
 *
 * @param number of the row in the file, see {@link ImportBatch#at}
 */
public record RefusedRow(int number, List<RowFault> faults) {

    public RefusedRow {
        faults = List.copyOf(faults);
    }
}
