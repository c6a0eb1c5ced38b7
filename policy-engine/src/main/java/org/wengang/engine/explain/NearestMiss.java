package org.wengang.engine.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.ClauseResult;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.Truth;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Facts;

/**
 * How near a refusal was, where a single clause stood in the way: which one fact, with which value,
 * would have made that clause true.
 *
 * @param clause the id of the clause
 * @param changes the nearest first; empty if no change of one fact is enough
 */
public record NearestMiss(String clause, List<Change> changes) {

    /**
     * One fact with another value.
     *
     * @param actual null if unknown
     * @param nearest the value nearest to the actual one, of those at which the policy's constants
     *     make a difference, that makes the clause true; for what has no order, one of them
     * @param distance from the actual value, in days, fen or units; null where there is no order or
     *     nothing was known
     */
    public record Change(
            Fact fact, @Nullable Object actual, Object nearest, @Nullable Long distance) {}

    public NearestMiss {
        changes = List.copyOf(changes);
    }

    /** Null unless exactly one clause is false. */
    public static @Nullable NearestMiss of(CompiledPolicy policy, Facts facts) {
        Decision decision = policy.decide(facts);
        if (decision.failed().size() != 1) {
            return null;
        }
        int index = index(decision);
        var candidates = new Candidates(policy, facts);
        var changes = new ArrayList<Change>();
        for (Fact fact : Candidates.factsRead(policy.checked().clauses().get(index))) {
            @Nullable Change change = change(policy, facts, index, fact, candidates);
            if (change != null) {
                changes.add(change);
            }
        }
        changes.sort(
                Comparator.comparing(
                        Change::distance, Comparator.nullsLast(Comparator.naturalOrder())));
        return new NearestMiss(decision.failed().getFirst(), changes);
    }

    private static int index(Decision decision) {
        List<Truth> truths = decision.clauses().stream().map(ClauseResult::truth).toList();
        return truths.indexOf(Truth.FALSE);
    }

    private static @Nullable Change change(
            CompiledPolicy policy, Facts facts, int clause, Fact fact, Candidates candidates) {
        long actual = facts.number(fact.index());
        boolean measured = fact.type().isOrdered() && actual != Facts.UNKNOWN;
        @Nullable Long nearest = null;
        for (long value : candidates.of(fact)) {
            Facts changed = candidates.with(facts, fact, value);
            boolean helps =
                    (policy.trueBits(changed) >> clause & 1) == 1
                            && policy.verdict(changed) != Verdict.NOT_ELIGIBLE;
            boolean nearer =
                    nearest == null
                            || measured && Math.abs(value - actual) < Math.abs(nearest - actual);
            if (helps && nearer) {
                nearest = value;
            }
        }
        if (nearest == null) {
            return null;
        }
        return new Change(
                fact,
                facts.get(fact.name()),
                Objects.requireNonNull(candidates.with(facts, fact, nearest).get(fact.name())),
                measured ? Math.abs(nearest - actual) : null);
    }
}
