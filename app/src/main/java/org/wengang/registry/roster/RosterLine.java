package org.wengang.registry.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.PersonName;
import org.wengang.registry.cell.RowFault;

/** One row below the headings: taken, or refused with everything that is wrong with it. */
public sealed interface RosterLine {

    /** Of the row in the file, see {@link org.wengang.sheet.SheetRow#inFile}. */
    int number();

    /** Every cell is understood. */
    record Accepted(RosterRow row) implements RosterLine {
        @Override
        public int number() {
            return row.number();
        }
    }

    /**
     * @param name null if it is the name that is not understood; likewise the ID
     * @param faults by column, at least one
     */
    record Rejected(
            int number,
            @Nullable PersonName name,
            @Nullable IdentityDocument id,
            List<RowFault> faults)
            implements RosterLine {

        public Rejected {
            faults = List.copyOf(faults);
        }
    }
}
