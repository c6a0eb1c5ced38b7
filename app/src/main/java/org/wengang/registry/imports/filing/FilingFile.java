package org.wengang.registry.imports.filing;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;

/** A file of filings, opened. */
record FilingFile(FilingReader reader, FilingLayout layout, FilingMerge merge) implements OpenFile {

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
        return merge.merge(reader, layout, batch, progress);
    }
}
