package org.wengang.registry.imports.filing;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.wengang.engine.schema.Type;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;

/** A file of filings or of entries of a ledger, opened. */
public record FilingFile(
        FilingReader reader, FilingLayout layout, Merging merging, Set<String> notRead)
        implements OpenFile {

    /** Brings what is read into the register; the methods are those of {@link OpenFile}. */
    public interface Merging {

        Plan plan(FilingReader reader, ImportBatch batch, LongConsumer progress);

        List<Sample> samples(int most);

        void carryOut(ImportBatch batch);
    }

    @Override
    public SheetReader sheet() {
        return reader.sheet();
    }

    /** Those the office said are not to be read; any other that is not of the form is refused. */
    @Override
    public List<String> ignoredColumns() {
        return reader.sheet().headings().stream()
                .filter(heading -> notRead.contains(heading.name()))
                .map(heading -> heading.text().strip())
                .distinct()
                .toList();
    }

    @Override
    public boolean isOfManyDigits(SheetHeading heading) {
        return Stream.of(Named.ID, Named.USCC)
                .flatMap(column -> Stream.of(column.heading(), column.headingInEnglish()))
                .map(SheetHeading::nameOf)
                .anyMatch(heading.name()::equalsIgnoreCase);
    }

    @Override
    public Plan plan(ImportBatch batch, LongConsumer progress) {
        return merging.plan(reader, batch, progress);
    }

    @Override
    public List<Sample> samples(int most) {
        return merging.samples(most).stream()
                .map(sample ->
                        new Sample(
                                sample.row(),
                                sample.name(),
                                sample.changes().stream().map(this::worded).toList()))
                .toList();
    }

    /** Money as it is written, not in fen. */
    private Change worded(Change change) {
        var fact = layout.schema().facts().get(change.fact());
        return fact == null || fact.type() != Type.Simple.MONEY
                ? change
                : new Change(
                        change.fact(),
                        change.from() == null
                                ? null
                                : fact.type().text(Long.valueOf(change.from())),
                        fact.type().text(Long.valueOf(change.to())));
    }

    @Override
    public void carryOut(ImportBatch batch) {
        merging.carryOut(batch);
    }
}
