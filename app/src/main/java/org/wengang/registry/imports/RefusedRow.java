package org.wengang.registry.imports;

import java.util.List;
import org.wengang.registry.roster.RosterFault;

/** A row that was not taken, and why. */
public record RefusedRow(int number, List<RosterFault> faults) {

    public RefusedRow {
        faults = List.copyOf(faults);
    }
}
