package org.wengang.registry.entering;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.cell.RowFault;
import org.wengang.registry.filing.FilingLine;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.FaultText;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.StagedRepository;
import org.wengang.registry.imports.filing.FilingFile;
import org.wengang.registry.imports.filing.FilingStaging;
import org.wengang.security.Officer;

/** Brings rows into a ledger, in the caller's transaction. */
@Component
public final class EntryRegister {

    private final FilingStaging staging;
    private final StagedRepository staged;
    private final EntryMergeRepository entries;
    private final EntryRefusalRepository refusals;
    private final FaultText faultText;
    private final Clock clock;

    EntryRegister(
            FilingStaging staging,
            StagedRepository staged,
            EntryMergeRepository entries,
            EntryRefusalRepository refusals,
            FaultText faultText,
            Clock clock) {
        this.staging = staging;
        this.staged = staged;
        this.entries = entries;
        this.refusals = refusals;
        this.faultText = faultText;
        this.clock = clock;
    }

    /** For a whole file: the good rows become entries, the others are noted with their reasons. */
    public FilingFile.Merging of(EntryTable table) {
        return new FilingFile.Merging() {
            @Override
            public OpenFile.Plan plan(
                    FilingReader reader, ImportBatch batch, LongConsumer progress) {
                staging.stage(reader, table.layout(), progress);
                entries.plan(table, said(batch));
                staged.keepRefusals(batch);
                return staged.plan();
            }

            @Override
            public List<OpenFile.Sample> samples(int most) {
                return EntryRegister.this.samples(table, most);
            }

            @Override
            public void carryOut(ImportBatch batch) {
                staged.keepFormer(
                        batch, EntryMergeRepository.known(table), "to_jsonb(e)", "to_jsonb(w)");
                entries.carryOut(table, said(batch), clock.instant());
            }
        };
    }

    private static Said said(ImportBatch batch) {
        return Said.byFile(batch.organisation(), batch.receivedAt(), batch.id());
    }

    private List<OpenFile.Sample> samples(EntryTable table, int most) {
        var facts = new LinkedHashMap<String, String>();
        if (table.namesOrganisation()) {
            facts.put("organisation_name", "w.organisation_name, s.organisation_name");
            facts.put("uscc", "w.uscc, s.uscc");
        }
        table.layout()
                .stored()
                .forEach(fact -> facts.put(fact.name(), "w.%1$s, s.%1$s".formatted(fact.column())));
        return staged.samples(
                EntryMergeRepository.known(table),
                "coalesce(s.name, s.organisation_name)",
                facts,
                most);
    }

    /**
     * One row an officer typed; an entry that is there already is refused.
     *
     * @return what is wrong with it, by column; empty if it was added
     */
    List<RowFault> add(FilingLine.Accepted row, EntryTable table, Officer officer, String reason) {
        var said = Said.byOfficer(officer, clock.instant(), reason);
        staging.stage(row, table.layout());
        entries.plan(table, said);
        entries.carryOut(table, said, clock.instant());
        return refusals.faults().map(faultText::faults).orElse(List.of());
    }
}
