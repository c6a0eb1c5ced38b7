package org.wengang.registry.imports.filing;

import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.registry.cell.Chunks;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingLine;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.filing.FilingRow;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.sheet.SheetRow;

/**
 * Rows of a form, their numbers sealed, in the temporary table {@code staged} that vanishes with
 * the caller's transaction.
 */
@Component
public final class FilingStaging {

    private final FilingStagingRepository repository;
    private final FieldCipher cipher;

    FilingStaging(FilingStagingRepository repository, FieldCipher cipher) {
        this.repository = repository;
        this.cipher = cipher;
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

    /**
     * A whole file, read to its end.
     *
     * @param progress told the number of rows read so far
     */
    public void stage(FilingReader reader, FilingLayout layout, LongConsumer progress) {
        var chunks = new Chunks<>(reader.sheet()::rows, rows -> lines(reader, rows));
        var done = new long[1];
        repository.stage(
                layout,
                lines ->
                        chunks.forEach(line -> {
                            lines.accept(line);
                            progress.accept(++done[0]);
                        }));
    }

    /** One row somebody typed. */
    public void stage(FilingLine line, FilingLayout layout) {
        var sealed = sealed(line, cipher.sealer(Purpose.RESIDENT_ID));
        repository.stage(layout, lines -> lines.accept(sealed));
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
                id == null ? null : ids.seal(id.key()),
                id == null ? null : cipher.blindIndex(Purpose.RESIDENT_ID, id.key()),
                uscc == null ? null : cipher.blindIndex(Purpose.USCC, uscc.value()));
    }
}
