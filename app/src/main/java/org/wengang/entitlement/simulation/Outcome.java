package org.wengang.entitlement.simulation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.decision.Funnel;

/**
 * What a variant comes to. Amounts are in fen.
 *
 * @param budgetFen what could be spent; null for no limit
 * @param mostFen what it costs if all who are undecided turn out to be entitled to the most the
 *     policy can give, the budget aside
 * @param exhaustedOn the day of the first application the budget does not reach; null if it does
 * @param compared with the first variant; all 0 for the first itself
 * @param districts by organisation, in its order
 * @param kinds by kind of employer; null stands for those whose employer's kind is not known
 * @param overlaps people who meet this variant and hold an award of another policy
 */
public record Outcome(
        Funnel funnel,
        @Nullable Long budgetFen,
        long mostFen,
        @Nullable LocalDate exhaustedOn,
        Comparison compared,
        List<Share> districts,
        List<Share> kinds,
        List<Overlap> overlaps) {

    /** The least that a cell of people may show; fewer could be recognised. */
    public static final int SMALLEST_CELL = 5;

    public Outcome {
        districts = List.copyOf(districts);
        kinds = List.copyOf(kinds);
        overlaps = List.copyOf(overlaps);
    }

    /** What it costs, within the budget, if nobody who is undecided is entitled. */
    public long leastFen() {
        return funnel.proposedFen();
    }

    /**
     * Who gets more and who gets less than by the first variant.
     *
     * @param gainFen of all winners
     * @param lossFen of all losers, not negative
     */
    public record Comparison(long winners, long gainFen, long losers, long lossFen) {}

    /**
     * The part of one district or one kind of employer.
     *
     * @param key an organisation's path or the code of a kind; null for unknown
     */
    public record Share(@Nullable String key, long people, long eligible, long fen) {

        /** Whether its numbers may be shown. */
        public boolean isShown() {
            return eligible == 0 || eligible >= SMALLEST_CELL;
        }
    }

    /** Another policy and how many people of this variant hold an award of it. */
    public record Overlap(String policyCode, String title, String titleEnglish, long people) {

        public boolean isShown() {
            return people >= SMALLEST_CELL;
        }
    }
}
