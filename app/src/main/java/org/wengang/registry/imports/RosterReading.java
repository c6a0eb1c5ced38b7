package org.wengang.registry.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Mobile;
import org.wengang.registry.roster.RepeatedPeople;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterReader;
import org.wengang.registry.roster.RosterRow;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.sheet.SheetRow;

/**
 * A roster read to its end: one thread unpacks, several understand and seal, the caller's takes the
 * lines in the order of the file. Only a few hundred rows a thread are in memory at once.
 */
final class RosterReading {

    private static final int CHUNK = 256;

    /** What numbers of a row become, so that nobody reads them; null if the row is refused. */
    record Sealed(
            byte[] id, byte[] idIndex, byte @Nullable [] mobile, byte @Nullable [] mobileIndex) {}

    /** A line of the roster, ready to be kept. */
    record Line(RosterLine line, @Nullable Sealed sealed) {}

    private final RosterReader reader;
    private final FieldCipher cipher;
    private final RepeatedPeople people = new RepeatedPeople();

    RosterReading(RosterReader reader, FieldCipher cipher) {
        this.reader = reader;
        this.cipher = cipher;
    }

    int headingRow() {
        return reader.headingRow();
    }

    List<String> ignoredColumns() {
        return reader.ignoredColumns();
    }

    List<String> ignoredSheets() {
        return reader.ignoredSheets();
    }

    /**
     * Once. What the consumer throws ends the reading and is thrown on.
     *
     * @throws org.wengang.kernel.Refused half-way when the file turns out damaged or too large
     */
    void forEach(Consumer<Line> consumer) {
        var chunks = new ArrayBlockingQueue<Future<List<Line>>>(16);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                threads.submit(() -> read(threads, chunks));
                take(chunks, consumer);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** An empty chunk is the end; a failed one tells why the reading broke off. */
    private Void read(ExecutorService threads, BlockingQueue<Future<List<Line>>> chunks)
            throws InterruptedException {
        try (var rows = reader.rows()) {
            var chunk = new ArrayList<SheetRow>(CHUNK);
            for (var each = rows.iterator(); each.hasNext(); ) {
                chunk.add(each.next());
                if (chunk.size() == CHUNK) {
                    var full = List.copyOf(chunk);
                    chunks.put(threads.submit(() -> lines(full)));
                    chunk.clear();
                }
            }
            chunks.put(threads.submit(() -> lines(chunk)));
            chunks.put(CompletableFuture.completedFuture(List.of()));
        } catch (RuntimeException failed) {
            chunks.put(CompletableFuture.failedFuture(failed));
        }
        return null;
    }

    private void take(BlockingQueue<Future<List<Line>>> chunks, Consumer<Line> consumer) {
        try {
            var last = 0;
            do {
                var chunk = chunks.take().get();
                last = chunk.size();
                for (var line : chunk) {
                    consumer.accept(checked(line));
                }
            } while (last > 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The reading was interrupted.", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }

    private Line checked(Line line) {
        return new Line(people.check(line.line()), line.sealed());
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
                case RosterLine.Accepted(var row) -> new Line(line, sealed(row));
                case RosterLine.Rejected _ -> new Line(line, null);
            };
        }

        private Sealed sealed(RosterRow row) {
            var id = row.id().value();
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
