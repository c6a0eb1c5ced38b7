package org.wengang.registry.imports.roster;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Mobile;
import org.wengang.registry.cell.Chunks;
import org.wengang.registry.name.NameKeys;
import org.wengang.registry.roster.RepeatedPeople;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterReader;
import org.wengang.registry.roster.RosterRow;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.sheet.SheetRow;

/** A roster read to its end, its numbers sealed, people who stand there twice refused. */
final class RosterReading {

    /** What numbers of a row become, so that nobody reads them. */
    record Sealed(
            byte[] id, byte[] idIndex, byte @Nullable [] mobile, byte @Nullable [] mobileIndex) {}

    /** What is made of a good row before it is kept. */
    record Made(Sealed sealed, NameKeys keys) {}

    /**
     * A line of the roster, ready to be kept.
     *
     * @param made null if the row is refused
     */
    record Line(RosterLine line, @Nullable Made made) {}

    private final RosterReader reader;
    private final FieldCipher cipher;
    private final RepeatedPeople people;

    RosterReading(RosterReader reader, FieldCipher cipher) {
        this.reader = reader;
        this.cipher = cipher;
        this.people = new RepeatedPeople(reader.sheet().names());
    }

    /** Once; see {@link Chunks#forEach}. */
    void forEach(Consumer<Line> consumer) {
        new Chunks<>(reader.sheet()::rows, this::lines)
                .forEach(line -> consumer.accept(checked(line)));
    }

    private Line checked(Line line) {
        return new Line(people.check(line.line()), line.made());
    }

    private List<Line> lines(List<SheetRow> rows) {
        var sealing = new Sealing(cipher);
        return rows.stream().map(reader::parse).map(sealing::line).toList();
    }

    /** Seals the numbers of one chunk. */
    private record Sealing(FieldCipher cipher, FieldCipher.Sealer ids, FieldCipher.Sealer mobiles) {

        Sealing(FieldCipher cipher) {
            this(cipher, cipher.sealer(Purpose.RESIDENT_ID), cipher.sealer(Purpose.MOBILE));
        }

        Line line(RosterLine line) {
            return switch (line) {
                case RosterLine.Accepted(var row) ->
                        new Line(line, new Made(sealed(row), NameKeys.of(row.name().value())));
                case RosterLine.Rejected _ -> new Line(line, null);
            };
        }

        private Sealed sealed(RosterRow row) {
            var id = row.id().key();
            var mobile = row.mobile();
            return new Sealed(
                    ids.seal(id),
                    cipher.blindIndex(Purpose.RESIDENT_ID, id),
                    mobile == null ? null : mobiles.seal(mobile.digits()),
                    mobile == null ? null : index(mobile));
        }

        private byte[] index(Mobile mobile) {
            return cipher.blindIndex(Purpose.MOBILE, mobile.digits());
        }
    }
}
