package org.wengang.registry.entering;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.cell.RowFault;
import org.wengang.registry.filing.FilingLine;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.FaultText;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.filing.FilingStaging;
import org.wengang.security.Officer;

/** Brings rows into a ledger, in the caller's transaction. */
@Component
public final class EntryRegister {

    private final FilingStaging staging;
    private final EntryMergeRepository entries;
    private final EntryRefusalRepository refusals;
    private final FaultText faultText;
    private final Clock clock;

    EntryRegister(
            FilingStaging staging,
            EntryMergeRepository entries,
            EntryRefusalRepository refusals,
            FaultText faultText,
            Clock clock) {
        this.staging = staging;
        this.entries = entries;
        this.refusals = refusals;
        this.faultText = faultText;
        this.clock = clock;
    }

    /**
     * A whole file: the good rows become entries, the others are noted with their reasons.
     *
     * @param progress told the number of rows read so far
     */
    public ImportBatch.Counts merge(
            FilingReader reader, EntryTable table, ImportBatch batch, LongConsumer progress) {
        staging.stage(reader, table.layout(), progress);
        var said = Said.byFile(batch.organisation(), batch.receivedAt(), batch.id());
        var merged = entries.merge(table, said, clock::instant);
        return new ImportBatch.Counts(
                merged.added(), merged.changed(), merged.unchanged(), refusals.note(said));
    }

    /**
     * One row an officer typed; an entry that is there already is refused.
     *
     * @return what is wrong with it, by column; empty if it was added
     */
    List<RowFault> add(FilingLine.Accepted row, EntryTable table, Officer officer, String reason) {
        staging.stage(row, table.layout());
        entries.merge(table, Said.byOfficer(officer, clock.instant(), reason), clock::instant);
        return refusals.faults().map(faultText::faults).orElse(List.of());
    }
}
