package org.wengang.registry.imports.filing;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;

/** A file of filings or of entries of a ledger, opened. */
public record FilingFile(FilingReader reader, Merging merging) implements OpenFile {

    /** Brings what is read into the register. */
    @FunctionalInterface
    public interface Merging {

        /** As {@link OpenFile#merge}. */
        ImportBatch.Counts merge(FilingReader reader, ImportBatch batch, LongConsumer progress);
    }

    @Override
    public SheetReader sheet() {
        return reader.sheet();
    }

    /** None: a heading that is not of the form is refused. */
    @Override
    public List<String> ignoredColumns() {
        return List.of();
    }

    @Override
    public boolean isOfManyDigits(SheetHeading heading) {
        return Stream.of(Named.ID, Named.USCC)
                .flatMap(column -> Stream.of(column.heading(), column.headingInEnglish()))
                .map(SheetHeading::nameOf)
                .anyMatch(heading.name()::equalsIgnoreCase);
    }

    @Override
    public ImportBatch.Counts merge(ImportBatch batch, LongConsumer progress) {
        return merging.merge(reader, batch, progress);
    }
}
