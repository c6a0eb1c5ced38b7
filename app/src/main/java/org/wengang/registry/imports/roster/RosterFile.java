package org.wengang.registry.imports.roster;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.RosterReader;
import org.wengang.security.FieldCipher;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;

/** A roster, opened. */
record RosterFile(
        RosterReader reader, RosterMergeRepository register, FieldCipher cipher, Clock clock)
        implements OpenFile {

    @Override
    public SheetReader sheet() {
        return reader.sheet();
    }

    @Override
    public List<String> ignoredColumns() {
        return reader.ignoredColumns();
    }

    @Override
    public boolean isOfManyDigits(SheetHeading heading) {
        return RosterColumn.ofHeading(heading.name())
                .filter(column -> column.isNumberOfManyDigits() || column == RosterColumn.MOBILE)
                .isPresent();
    }

    @Override
    public ImportBatch.Counts merge(ImportBatch batch, LongConsumer progress) {
        var reading = new RosterReading(reader, cipher);
        var done = new long[1];
        register.stage(lines ->
                reading.forEach(line -> {
                    lines.accept(line);
                    progress.accept(++done[0]);
                }));
        return register.merge(batch, clock::instant);
    }
}
