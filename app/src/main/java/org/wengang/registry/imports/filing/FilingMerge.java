package org.wengang.registry.imports.filing;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.registry.cell.Chunks;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingLine;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.filing.FilingRow;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.sheet.SheetRow;

/**
 * Reads filings to the end of their file, seals their numbers and brings them into the register.
 */
@Component
final class FilingMerge {

    private final FilingMergeRepository register;
    private final FieldCipher cipher;
    private final Clock clock;

    FilingMerge(FilingMergeRepository register, FieldCipher cipher, Clock clock) {
        this.register = register;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * What numbers of a row become, so that nobody reads them.
     *
     * @param id null where no person is named; likewise its index, and the organisation's
     */
    record Sealed(
            byte @Nullable [] id, byte @Nullable [] idIndex, byte @Nullable [] organisationIndex) {

        static final Sealed NOTHING = new Sealed(null, null, null);
    }

    /** A line of the file, ready to be kept. */
    record Line(FilingLine line, Sealed sealed) {}

    OpenFile.Plan plan(
            FilingReader reader, FilingLayout layout, ImportBatch batch, LongConsumer progress) {
        var chunks = new Chunks<>(reader.sheet()::rows, rows -> lines(reader, rows));
        var done = new long[1];
        register.stage(
                layout,
                lines ->
                        chunks.forEach(line -> {
                            lines.accept(line);
                            progress.accept(++done[0]);
                        }));
        return register.plan(layout, batch);
    }

    List<OpenFile.Sample> samples(FilingLayout layout, int most) {
        return register.samples(layout, most);
    }

    void carryOut(FilingLayout layout, ImportBatch batch) {
        register.carryOut(layout, batch, clock.instant());
    }

    private List<Line> lines(FilingReader reader, List<SheetRow> rows) {
        var ids = cipher.sealer(Purpose.RESIDENT_ID);
        return rows.stream().map(reader::parse).map(line -> sealed(line, ids)).toList();
    }

    private Line sealed(FilingLine line, FieldCipher.Sealer ids) {
        return switch (line) {
            case FilingLine.Accepted(var row) -> new Line(line, sealed(row, ids));
            case FilingLine.Rejected _ -> new Line(line, Sealed.NOTHING);
        };
    }

    private Sealed sealed(FilingRow row, FieldCipher.Sealer ids) {
        var id = row.id();
        var uscc = row.uscc();
        return new Sealed(
                id == null ? null : ids.seal(id.value()),
                id == null ? null : cipher.blindIndex(Purpose.RESIDENT_ID, id.value()),
                uscc == null ? null : cipher.blindIndex(Purpose.USCC, uscc.value()));
    }
}
