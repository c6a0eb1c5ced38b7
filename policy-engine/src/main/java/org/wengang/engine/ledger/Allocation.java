package org.wengang.engine.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.policy.Verdict;

/**
 * What becomes of the lines of one policy's run between people: exclusive group and budget. The
 * reference for what the database does set-wise.
 *
 * <p>In the declared order: a line that is not eligible keeps its verdict. A person who already has
 * an award of the group, or an earlier eligible line in this run, is EXCLUDED. Of the rest the
 * amounts are added up; as long as the sum stays within the pool the line is ELIGIBLE, from the
 * first one that does not fit on every line is WAITING_BUDGET, even one that would fit again.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * One person's decision.
     *
     * @param person whoever may have only one award
     * @param amountFen not null if the verdict is ELIGIBLE
     * @param order what the pool is spent by; lines with equal order stay in the order given
     */
    public record Line<K extends Comparable<? super K>>(
            String person, Verdict verdict, @Nullable Long amountFen, K order) {

        public Line {
            if (verdict == Verdict.ELIGIBLE && (amountFen == null || amountFen < 0)) {
                throw new IllegalArgumentException(
                        "An eligible line needs an amount of 0 or more.");
            }
        }
    }

    /** What becomes of a line. */
    public enum Outcome {
        ELIGIBLE,
        NOT_ELIGIBLE,
        UNDECIDED,
        EXCLUDED,
        WAITING_BUDGET;

        /** As files write it: {@code waiting_budget}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param awarded persons with an award of the policy's exclusive group from elsewhere
     * @param poolLeftFen what may still be spent; null for no limit
     * @return an outcome for each line, in the order the lines were given
     */
    public static <K extends Comparable<? super K>> List<Outcome> allocate(
            List<Line<K>> lines, Set<String> awarded, @Nullable Long poolLeftFen) {
        var outcomes = new ArrayList<Outcome>();
        lines.forEach(line -> outcomes.add(plain(line.verdict())));
        var taken = new HashSet<>(awarded);
        boolean exhausted = false;
        long left = poolLeftFen == null ? Long.MAX_VALUE : poolLeftFen;
        for (int index : inOrder(lines)) {
            Line<K> line = lines.get(index);
            @Nullable Long amount = line.amountFen();
            if (line.verdict() != Verdict.ELIGIBLE || amount == null) {
                continue;
            }
            if (!taken.add(line.person())) {
                outcomes.set(index, Outcome.EXCLUDED);
                continue;
            }
            exhausted |= amount > left;
            if (exhausted) {
                outcomes.set(index, Outcome.WAITING_BUDGET);
            } else if (poolLeftFen != null) {
                left -= amount;
            }
        }
        return List.copyOf(outcomes);
    }

    private static <K extends Comparable<? super K>> int[] inOrder(List<Line<K>> lines) {
        return IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparing(index -> lines.get(index).order()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Outcome plain(Verdict verdict) {
        return switch (verdict) {
            case ELIGIBLE -> Outcome.ELIGIBLE;
            case NOT_ELIGIBLE -> Outcome.NOT_ELIGIBLE;
            case UNDECIDED -> Outcome.UNDECIDED;
        };
    }
}
