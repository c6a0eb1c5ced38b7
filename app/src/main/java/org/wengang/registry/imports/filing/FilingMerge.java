package org.wengang.registry.imports.filing;

import java.time.Clock;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.ImportBatch;

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

    ImportBatch.Counts merge(
            FilingReader reader, FilingLayout layout, ImportBatch batch, LongConsumer progress) {
        staging.stage(reader, layout, progress);
        return register.merge(layout, batch, clock::instant);
    }
}
