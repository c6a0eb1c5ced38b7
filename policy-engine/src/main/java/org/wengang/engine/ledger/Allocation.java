package org.wengang.engine.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.ledger.Award.Claimant;
import org.wengang.engine.policy.Limits;
import org.wengang.engine.policy.Limits.OnExhausted;
import org.wengang.engine.policy.Verdict;

/**
 * What becomes of the lines of one policy's run between people. The reference for what the database
 * does set-wise: each step looks at all lines in the declared order and depends on the steps before
 * it alone.
 *
 * <ol>
 *   <li>A line that is not eligible keeps its verdict; one that is eligible to nothing (an amount
 *       of 0) is in nobody's way, nor anybody in its.
 *   <li>Who has an award of the group is EXCLUDED.
 *   <li>Who had it as often as is allowed is EXCLUDED; earlier lines of the run count.
 *   <li>Of each person's lines that are left all but the first are EXCLUDED, if there is a group.
 *   <li>Months beyond the most a person may have are OUT_OF_MONTHS ({@link MonthRun}).
 *   <li>A cap cuts the amounts of a payee off; a line of which nothing is left is CAPPED.
 *   <li>The amounts are added up; as long as the sum stays within the pool the line is ELIGIBLE,
 *       from the first one that does not fit on every line is WAITING_BUDGET or REFUSED_BUDGET,
 *       even one that would fit again.
 * </ol>
 */
public final class Allocation {

    private Allocation() {}

    /**
     * One row's decision.
     *
     * @param month what it is for; null for what is of no month
     * @param amountFen not null if the verdict is ELIGIBLE
     * @param order what the pool is spent by; lines with equal order stay in the order given
     */
    public record Line<K extends Comparable<? super K>>(
            Claimant claimant,
            @Nullable YearMonth month,
            Verdict verdict,
            @Nullable Long amountFen,
            K order) {

        public Line {
            if (verdict == Verdict.ELIGIBLE && (amountFen == null || amountFen < 0)) {
                throw new IllegalArgumentException(
                        "An eligible line needs an amount of 0 or more.");
            }
        }

        /** Of a person who is alone concerned, and of no month. */
        public Line(String person, Verdict verdict, @Nullable Long amountFen, K order) {
            this(Claimant.alone(person), null, verdict, amountFen, order);
        }
    }

    /** What becomes of a line. */
    public enum Outcome {
        ELIGIBLE,
        NOT_ELIGIBLE,
        UNDECIDED,
        EXCLUDED,
        OUT_OF_MONTHS,
        CAPPED,
        WAITING_BUDGET,
        REFUSED_BUDGET;

        /** As files write it: {@code waiting_budget}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param amountFen what it gets or waits for; 0 for every other outcome
     */
    public record Share(Outcome outcome, long amountFen) {}

    /**
     * One award per person of the group, from a pool for which the rest waits.
     *
     * @param awarded persons with an award of the policy's exclusive group from elsewhere
     * @param poolLeftFen what may still be spent; null for no limit
     * @return an outcome for each line, in the order the lines were given
     */
    public static <K extends Comparable<? super K>> List<Outcome> allocate(
            List<Line<K>> lines, Set<String> awarded, @Nullable Long poolLeftFen) {
        List<Award> awards =
                awarded.stream()
                        .map(person -> new Award(Claimant.alone(person), false, true, null, 0))
                        .toList();
        return allocate(lines, awards, Rules.oncePerPerson(poolLeftFen)).stream()
                .map(Share::outcome)
                .toList();
    }

    /**
     * @param awards what those concerned have already, of this policy and of its group
     * @return a share for each line, in the order the lines were given
     * @throws IllegalArgumentException if a line has no month and the rules ask for it
     */
    public static <K extends Comparable<? super K>> List<Share> allocate(
            List<Line<K>> lines, List<Award> awards, Rules rules) {
        var step = new Steps<>(lines, awards, rules);
        step.excludeThoseWhoHaveIt();
        step.endMonths();
        step.cutOff();
        step.spend();
        return List.copyOf(step.shares);
    }

    private static final class Steps<K extends Comparable<? super K>> {

        private final List<Line<K>> lines;
        private final List<Award> awards;
        private final Rules rules;
        private final List<Share> shares = new ArrayList<>();

        /** Those still eligible, in the declared order. */
        private final List<Integer> left = new ArrayList<>();

        Steps(List<Line<K>> lines, List<Award> awards, Rules rules) {
            this.lines = lines;
            this.awards = awards;
            this.rules = rules;
            for (int i = 0; i < lines.size(); i++) {
                @Nullable Long amount = lines.get(i).amountFen();
                switch (lines.get(i).verdict()) {
                    case ELIGIBLE -> {
                        long fen = Objects.requireNonNull(amount);
                        if (fen > 0) {
                            left.add(i);
                        }
                        shares.add(new Share(Outcome.ELIGIBLE, fen));
                    }
                    case NOT_ELIGIBLE -> shares.add(new Share(Outcome.NOT_ELIGIBLE, 0));
                    case UNDECIDED -> shares.add(new Share(Outcome.UNDECIDED, 0));
                }
            }
            left.sort(Comparator.comparing(index -> lines.get(index).order()));
        }

        private void out(int index, Outcome outcome) {
            shares.set(index, new Share(outcome, 0));
        }

        void excludeThoseWhoHaveIt() {
            var grouped = new HashSet<String>();
            var had = new HashMap<String, Integer>();
            for (Award award : awards) {
                if (!award.isRefused()) {
                    grouped.add(award.claimant().person());
                }
                if (counts(rules.times().within(), award)) {
                    had.merge(timesKey(award.claimant(), award.month()), 1, Integer::sum);
                }
            }
            if (rules.isGrouped()) {
                exclude(line -> grouped.contains(line.claimant().person()));
            }
            exclude(line ->
                    had.merge(timesKey(line.claimant(), line.month()), 1, Integer::sum)
                            > rules.times().atMost());
            if (rules.isGrouped()) {
                exclude(line -> !grouped.add(line.claimant().person()));
            }
        }

        /** Asks each line that is left once, in the declared order. */
        private void exclude(Predicate<Line<K>> again) {
            left.removeIf(index -> {
                boolean excluded = again.test(lines.get(index));
                if (excluded) {
                    out(index, Outcome.EXCLUDED);
                }
                return excluded;
            });
        }

        private String timesKey(Claimant claimant, @Nullable YearMonth month) {
            String who =
                    switch (rules.times().key()) {
                        case PERSON -> claimant.person();
                        case SUBJECT -> claimant.subject();
                    };
            return inReach(rules.times().within(), who, month);
        }

        private static String inReach(Limits.Reach reach, String who, @Nullable YearMonth month) {
            return switch (reach) {
                case POLICY, CAMPAIGN -> who;
                case PERIOD -> who + " " + needed(month);
            };
        }

        private static boolean counts(Limits.Reach reach, Award award) {
            return award.ofPolicy() && (reach != Limits.Reach.CAMPAIGN || award.ofCampaign());
        }

        private static YearMonth needed(@Nullable YearMonth month) {
            if (month == null) {
                throw new IllegalArgumentException("These rules ask for the month of every line.");
            }
            return month;
        }

        void endMonths() {
            @Nullable Long most = rules.mostMonths();
            if (most == null) {
                return;
            }
            Map<String, MonthRun> runs = new HashMap<>();
            for (Award award : awards) {
                if (award.ofPolicy() && !award.isRefused()) {
                    run(runs, award.claimant()).had(needed(award.month()));
                }
            }
            for (int index : left) {
                Line<K> line = lines.get(index);
                run(runs, line.claimant()).asks(needed(line.month()));
            }
            left.removeIf(index -> {
                Line<K> line = lines.get(index);
                YearMonth month = needed(line.month());
                boolean over = !run(runs, line.claimant()).gets(month, most, rules.consecutive());
                if (over) {
                    out(index, Outcome.OUT_OF_MONTHS);
                }
                return over;
            });
        }

        private static MonthRun run(Map<String, MonthRun> runs, Claimant claimant) {
            return runs.computeIfAbsent(claimant.person(), _ -> new MonthRun());
        }

        void cutOff() {
            @Nullable Long cap = rules.capFen();
            if (cap == null) {
                return;
            }
            var got = new HashMap<String, Long>();
            for (Award award : awards) {
                if (counts(rules.capWithin(), award) && !award.isRefused()) {
                    got.merge(
                            payee(award.claimant(), award.month()),
                            award.amountFen(),
                            Math::addExact);
                }
            }
            left.removeIf(index -> {
                Line<K> line = lines.get(index);
                String payee = payee(line.claimant(), line.month());
                long amount = shares.get(index).amountFen();
                long room = Math.max(0, cap - got.getOrDefault(payee, 0L));
                long cut = Math.min(amount, room);
                boolean nothing = cut == 0;
                if (nothing) {
                    out(index, Outcome.CAPPED);
                } else {
                    shares.set(index, new Share(Outcome.ELIGIBLE, cut));
                    got.merge(payee, cut, Math::addExact);
                }
                return nothing;
            });
        }

        private String payee(Claimant claimant, @Nullable YearMonth month) {
            return inReach(rules.capWithin(), claimant.payee(), month);
        }

        void spend() {
            @Nullable Long pool = rules.poolLeftFen();
            if (pool == null) {
                return;
            }
            long rest = pool;
            boolean exhausted = false;
            for (int index : left) {
                long amount = shares.get(index).amountFen();
                exhausted |= amount > rest;
                if (!exhausted) {
                    rest -= amount;
                } else if (rules.onExhausted() == OnExhausted.REFUSE) {
                    out(index, Outcome.REFUSED_BUDGET);
                } else {
                    shares.set(index, new Share(Outcome.WAITING_BUDGET, amount));
                }
            }
        }
    }
}
