package org.wengang.registry.imports.filing;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;

/** Reads filings to the end of their file and brings them into the register. */
@Component
final class FilingMerge {

    private final FilingStaging staging;
    private final FilingMergeRepository register;
    private final Clock clock;

    FilingMerge(FilingStaging staging, FilingMergeRepository register, Clock clock) {
        this.staging = staging;
        this.register = register;
        this.clock = clock;
    }

    FilingFile.Merging of(FilingLayout layout) {
        return new FilingFile.Merging() {
            @Override
            public OpenFile.Plan plan(
                    FilingReader reader, ImportBatch batch, LongConsumer progress) {
                staging.stage(reader, layout, progress);
                return register.plan(layout, batch);
            }

            @Override
            public List<OpenFile.Sample> samples(int most) {
                return register.samples(layout, most);
            }

            @Override
            public void carryOut(ImportBatch batch) {
                register.carryOut(layout, batch, clock.instant());
            }
        };
    }
}
