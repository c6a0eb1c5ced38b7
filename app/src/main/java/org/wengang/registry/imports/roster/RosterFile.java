package org.wengang.registry.imports.roster;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.LongConsumer;
import org.wengang.kernel.Mobile;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.RosterReader;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
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
    public Plan plan(ImportBatch batch, LongConsumer progress) {
        var reading = new RosterReading(reader, cipher);
        var done = new long[1];
        return register.plan(
                batch,
                lines ->
                        reading.forEach(line -> {
                            lines.accept(line);
                            progress.accept(++done[0]);
                        }));
    }

    @Override
    public List<Sample> samples(int most) {
        return register.samples(most).stream()
                .map(sample ->
                        new Sample(
                                sample.row(),
                                sample.name(),
                                sample.changes().stream().map(this::masked).toList()))
                .toList();
    }

    private Change masked(Change change) {
        return change.fact().equals("mobile")
                ? new Change(
                        change.fact(),
                        change.from() == null ? null : mobile(change.from()),
                        mobile(change.to()))
                : change;
    }

    private String mobile(String sealed) {
        var bytes = Base64.getMimeDecoder().decode(sealed);
        return new Mobile(cipher.open(Purpose.MOBILE, bytes)).masked();
    }

    @Override
    public void carryOut(ImportBatch batch) {
        register.carryOut(batch, clock.instant());
    }
}
