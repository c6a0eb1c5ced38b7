package org.wengang.entitlement.decision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wengang.entitlement.determination.Verdict;

/**
 * A run in numbers: how many have which verdict, and where the policy lets go of people.
 *
 * @param people all of them that whoever looks may see
 * @param verdicts a count for each verdict, 0 included
 * @param proposedFen sum of the amounts of the eligible
 * @param waitingFen sum of the amounts of those who wait for budget
 */
public record Funnel(
        long people,
        Map<Verdict, Long> verdicts,
        long proposedFen,
        long waitingFen,
        List<Step> steps) {

    /**
     * One clause, counted over everybody.
     *
     * @param index of the clause, from 0
     * @param left how many have no false clause up to this one
     */
    public record Step(int index, long met, long notMet, long unknown, long left) {}

    public long count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** From the answers counted by verdict and masks. */
    public static Funnel of(int clauses, List<Tally> tallies) {
        var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
        long people = 0;
        long proposed = 0;
        long waiting = 0;
        for (var verdict : Verdict.values()) {
            verdicts.put(verdict, 0L);
        }
        for (var tally : tallies) {
            people += tally.count();
            verdicts.merge(tally.verdict(), tally.count(), Long::sum);
            proposed += tally.verdict() == Verdict.ELIGIBLE ? tally.sumFen() : 0;
            waiting += tally.verdict() == Verdict.WAITING_BUDGET ? tally.sumFen() : 0;
        }
        var steps = new ArrayList<Step>();
        for (var i = 0; i < clauses; i++) {
            steps.add(step(i, tallies));
        }
        return new Funnel(people, verdicts, proposed, waiting, List.copyOf(steps));
    }

    private static Step step(int index, List<Tally> tallies) {
        long met = 0;
        long notMet = 0;
        long unknown = 0;
        long left = 0;
        var upTo = (2L << index) - 1;
        for (var tally : tallies) {
            if ((tally.trueBits() >> index & 1) == 1) {
                met += tally.count();
            } else if ((tally.unknownBits() >> index & 1) == 1) {
                unknown += tally.count();
            } else {
                notMet += tally.count();
            }
            if (((tally.trueBits() | tally.unknownBits()) & upTo) == upTo) {
                left += tally.count();
            }
        }
        return new Step(index, met, notMet, unknown, left);
    }
}
