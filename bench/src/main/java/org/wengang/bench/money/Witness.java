package org.wengang.bench.money;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.wengang.bench.money.Door.Reply;

/** What the installation answered, written down outside it. */
final class Witness {

    private final Map<Operation, Kept> kept = new EnumMap<>(Operation.class);
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> refusedInRound = new ConcurrentHashMap<>();
    private final LongAdder askedAgain = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    Witness() {
        for (var operation : Operation.values()) {
            kept.put(
                    operation,
                    new Kept(
                            new ConcurrentHashMap<>(),
                            ConcurrentHashMap.newKeySet(),
                            new LongAdder()));
        }
    }

    /**
     * What was answered of one kind of operation.
     *
     * @param acknowledged amounts by key
     * @param unclear keys of what may have been done
     * @param inRound acknowledged since the round began
     */
    private record Kept(Map<String, Long> acknowledged, Set<String> unclear, LongAdder inRound) {}

    private Kept of(Operation operation) {
        return Objects.requireNonNull(kept.get(operation));
    }

    /** It was said to be done. The same key again with another amount is a violation. */
    void done(Operation operation, String key, long amount) {
        var before = of(operation).acknowledged().putIfAbsent(key, amount);
        if (before == null) {
            of(operation).inRound().increment();
        } else if (before != amount) {
            violated("%s %s was acknowledged with %d and %d", operation, key, before, amount);
        }
    }

    /** One more under a key that counts. */
    void counted(Operation operation, String key) {
        of(operation).acknowledged().merge(key, 1L, Long::sum);
        of(operation).inRound().increment();
    }

    /** It was refused; after a try without an answer that may mean that it was done already. */
    void refused(Operation operation, String key, Reply reply) {
        refusedInRound.computeIfAbsent(why(operation, reply), any -> new LongAdder()).increment();
        if (reply.status() == 302) {
            violated("%s was asked to sign in", operation);
        }
        if (reply.tries() > 1 && !operation.isKeyed()) {
            of(operation).unclear().add(key);
        }
    }

    /** Pages say it in words, and programs are told a code. */
    private static String why(Operation operation, Reply reply) {
        var code = reply.refusal();
        return Character.isDigit(code.charAt(0))
                ? operation.name().toLowerCase(Locale.ROOT) + " " + code
                : code;
    }

    /** A request came without an answer and is sent again. */
    void askedAgain() {
        askedAgain.increment();
    }

    /** A request of before was sent again on purpose and answered as before. */
    void repeated() {
        repeated.increment();
    }

    /** The installation failed; only while something was killed may it. */
    void fault(String what) {
        faults.add(what);
    }

    void violated(String what, Object... parts) {
        violations.add(what.formatted(parts));
    }

    Map<String, Long> acknowledged(Operation operation) {
        return of(operation).acknowledged();
    }

    Set<String> unclear(Operation operation) {
        return of(operation).unclear();
    }

    Queue<String> violations() {
        return violations;
    }

    /** What came of a round. */
    record Tally(
            Map<Operation, Long> done,
            Map<String, Long> refused,
            long askedAgain,
            long repeated,
            List<String> faults) {

        long acknowledged() {
            return done.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Counts begin anew. */
    Tally endRound() {
        var done = new EnumMap<Operation, Long>(Operation.class);
        kept.forEach((operation, answers) -> {
            var sum = answers.inRound().sumThenReset();
            if (sum > 0) {
                done.put(operation, sum);
            }
        });
        var refused = new TreeMap<String, Long>();
        refusedInRound.forEach((code, count) -> refused.put(code, count.sum()));
        refusedInRound.clear();
        var failed = List.copyOf(faults);
        faults.clear();
        return new Tally(done, refused, askedAgain.sumThenReset(), repeated.sumThenReset(), failed);
    }
}
