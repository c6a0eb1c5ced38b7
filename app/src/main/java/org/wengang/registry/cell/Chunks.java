package org.wengang.registry.cell;

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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.wengang.sheet.SheetRow;

/**
 * A file read to its end: one thread unpacks, several understand and seal, the caller's takes the
 * lines in the order of the file. Only a few hundred rows a thread are in memory at once.
 *
 * @param rows of the file, once
 * @param understand what some rows in a row become, one line each; on any thread
 */
public record Chunks<L>(
        Supplier<Stream<SheetRow>> rows, Function<List<SheetRow>, List<L>> understand) {

    private static final int CHUNK = 256;

    /**
     * Once. What the consumer throws ends the reading and is thrown on.
     *
     * @throws org.wengang.kernel.Refused half-way when the file turns out damaged or too large
     */
    public void forEach(Consumer<L> consumer) {
        var chunks = new ArrayBlockingQueue<Future<List<L>>>(16);
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
    private Void read(ExecutorService threads, BlockingQueue<Future<List<L>>> chunks)
            throws InterruptedException {
        try (var unread = rows.get()) {
            var chunk = new ArrayList<SheetRow>(CHUNK);
            for (var each = unread.iterator(); each.hasNext(); ) {
                chunk.add(each.next());
                if (chunk.size() == CHUNK) {
                    var full = List.copyOf(chunk);
                    chunks.put(threads.submit(() -> understand.apply(full)));
                    chunk.clear();
                }
            }
            if (!chunk.isEmpty()) {
                chunks.put(threads.submit(() -> understand.apply(chunk)));
            }
            chunks.put(CompletableFuture.completedFuture(List.of()));
        } catch (RuntimeException failed) {
            chunks.put(CompletableFuture.failedFuture(failed));
        }
        return null;
    }

    private void take(BlockingQueue<Future<List<L>>> chunks, Consumer<L> consumer) {
        try {
            for (var chunk = chunks.take().get(); !chunk.isEmpty(); chunk = chunks.take().get()) {
                chunk.forEach(consumer);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The reading was interrupted.", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }
}
