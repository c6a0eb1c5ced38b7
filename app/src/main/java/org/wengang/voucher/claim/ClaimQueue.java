package org.wengang.voucher.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherProblem;

/**
 * Those who wait for a voucher of one campaign at this node. One writer at a time takes up to
 * {@value #BATCH} of them into one transaction, as many as have come while it was busy: alone, each
 * is answered at once; in a crowd, many share a commit.
 *
 * @param <T> who asks
 */
final class ClaimQueue<T> {

    static final int BATCH = 500;
    static final int MOST_WAITING = 5_000;

    private final BlockingQueue<Waiting<T>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean isWriting = new AtomicBoolean();
    private final Function<List<T>, Map<T, Outcome>> grant;

    /**
     * @param grant what comes of the claims of some, each once, in one transaction
     */
    ClaimQueue(Function<List<T>, Map<T, Outcome>> grant) {
        this.grant = grant;
    }

    private record Waiting<T>(T who, CompletableFuture<Outcome> told) {}

    /**
     * @return fails if the batch fails: then nobody of it got anything, and may ask again
     * @throws Refused voucher-claims-busy where too many wait
     */
    CompletableFuture<Outcome> ask(T who) {
        var one = new Waiting<>(who, new CompletableFuture<Outcome>());
        if (!waiting.offer(one)) {
            throw new Refused(VoucherProblem.CLAIMS_BUSY);
        }
        if (isWriting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("claims").start(this::write);
        }
        return one.told();
    }

    private void write() {
        do {
            try {
                var batch = new ArrayList<Waiting<T>>(BATCH);
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

    private void answer(List<Waiting<T>> batch) {
        try {
            var outcomes = grant.apply(batch.stream().map(Waiting::who).distinct().toList());
            for (var one : batch) {
                one.told().complete(outcomes.get(one.who()));
            }
        } catch (RuntimeException problem) {
            batch.forEach(one -> one.told().completeExceptionally(problem));
        }
    }
}
