package org.wengang.voucher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Those who wait for the same at this node, be it a voucher of one campaign or the till of a shop.
 * One writer at a time takes up to {@value #BATCH} of them into one transaction, as many as have
 * come while it was busy: alone, each is answered at once; in a crowd, many share a commit.
 *
 * @param <T> who asks; whoever asks twice in a batch is answered once
 * @param <R> what comes of it
 */
public final class BatchQueue<T, R> {

    static final int BATCH = 500;
    static final int MOST_WAITING = 5_000;

    private final BlockingQueue<Waiting<T, R>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean isWriting = new AtomicBoolean();
    private final String name;
    private final Function<List<T>, Map<T, R>> work;

    /**
     * @param name of its thread
     * @param work what comes of some, each of them once, in one transaction; nobody may be missing
     */
    public BatchQueue(String name, Function<List<T>, Map<T, R>> work) {
        this.name = name;
        this.work = work;
    }

    private record Waiting<T, R>(T who, CompletableFuture<R> told) {}

    /**
     * @return fails if the batch fails: then nothing was done for anybody of it, and each may ask
     *     again; empty where too many wait already
     */
    public Optional<CompletableFuture<R>> ask(T who) {
        var one = new Waiting<>(who, new CompletableFuture<R>());
        if (!waiting.offer(one)) {
            return Optional.empty();
        }
        if (isWriting.compareAndSet(false, true)) {
            begin();
        }
        return Optional.of(one.told());
    }

    private void begin() {
        try {
            Thread.ofVirtual().name(name).start(this::write);
        } catch (Throwable impossible) {
            isWriting.set(false);
            throw impossible;
        }
    }

    private void write() {
        do {
            try {
                var batch = new ArrayList<Waiting<T, R>>(BATCH);
                while (waiting.drainTo(batch, BATCH) > 0) {
                    answer(batch);
                    batch.clear();
                }
            } finally {
                isWriting.set(false);
            }
            // whoever came between the last look and the line above found a writer still there
        } while (!waiting.isEmpty() && isWriting.compareAndSet(false, true));
    }

    private void answer(List<Waiting<T, R>> batch) {
        try {
            var outcomes = work.apply(batch.stream().map(Waiting::who).distinct().toList());
            for (var one : batch) {
                one.told().complete(outcomes.get(one.who()));
            }
        } catch (Throwable problem) {
            // whatever it is, those who wait are told
            batch.forEach(one -> one.told().completeExceptionally(problem));
        }
    }
}
