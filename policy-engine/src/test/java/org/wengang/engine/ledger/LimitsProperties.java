package org.wengang.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.ledger.Allocation.Line;
import org.wengang.engine.ledger.Allocation.Outcome;
import org.wengang.engine.ledger.Allocation.Share;
import org.wengang.engine.ledger.Award.Claimant;
import org.wengang.engine.policy.Limits;
import org.wengang.engine.policy.Limits.Key;
import org.wengang.engine.policy.Limits.OnExhausted;
import org.wengang.engine.policy.Limits.Reach;
import org.wengang.engine.policy.Verdict;

/** Whatever the lines, the awards and the rules are. */
class LimitsProperties {

    private static final YearMonth JANUARY = YearMonth.of(2021, 1);

    @Provide
    Arbitrary<Rules> rules() {
        var times =
                Combinators.combine(
                                Arbitraries.of(Key.class),
                                Arbitraries.integers().between(1, 3),
                                Arbitraries.of(Reach.class))
                        .as(Limits.Times::new);
        return Combinators.combine(
                        times,
                        Arbitraries.of(true, false),
                        Arbitraries.of(Reach.class),
                        Arbitraries.longs().between(0, 120).injectNull(0.3),
                        Arbitraries.longs().between(1, 4).injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 300).injectNull(0.2),
                        Arbitraries.of(OnExhausted.class))
                .as(Rules::new);
    }

    /** A worker is one person, paid through one of two firms. */
    @Provide
    Arbitrary<Claimant> claimants() {
        return Arbitraries.of("a", "b", "c", "d")
                .map(person ->
                        new Claimant(
                                person,
                                "ab".contains(person) ? "X" : "Y",
                                "ab".contains(person) ? "X" : "Y"));
    }

    /** Every line has an order of its own. */
    @Provide
    Arbitrary<List<Line<Integer>>> lines() {
        var verdicts =
                Arbitraries.of(
                        Verdict.ELIGIBLE, Verdict.ELIGIBLE, Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE);
        var months = Arbitraries.integers().between(0, 5).map(JANUARY::plusMonths);
        return Combinators.combine(
                        claimants(),
                        months,
                        verdicts,
                        Arbitraries.longs().between(1, 50),
                        Arbitraries.integers().between(0, 999))
                .as(Line<Integer>::new)
                .list()
                .uniqueElements(Line::order)
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<Award>> awards() {
        var months = Arbitraries.integers().between(0, 5).map(JANUARY::plusMonths);
        return Combinators.combine(
                        claimants(),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, false),
                        months,
                        Arbitraries.longs().between(1, 50))
                .as(Award::new)
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "20210212")
    void the_pool_and_every_cap_hold(
            @ForAll("lines") List<Line<Integer>> lines,
            @ForAll("awards") List<Award> awards,
            @ForAll("rules") Rules rules) {
        List<Share> shares = Allocation.allocate(lines, awards, rules);
        long spent =
                shares.stream()
                        .filter(each -> each.outcome() == Outcome.ELIGIBLE)
                        .mapToLong(Share::amountFen)
                        .sum();
        if (rules.poolLeftFen() != null) {
            assertThat(spent).isLessThanOrEqualTo(rules.poolLeftFen());
        }
        @Nullable Long cap = rules.capFen();
        if (cap != null) {
            var got = new HashMap<String, Long>();
            for (int i = 0; i < lines.size(); i++) {
                String key =
                        lines.get(i).claimant().payee()
                                + (rules.capWithin() == Reach.PERIOD ? lines.get(i).month() : "");
                got.merge(key, shares.get(i).amountFen(), Math::addExact);
            }
            assertThat(got.values()).allMatch(sum -> sum <= cap);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "20210213")
    void nobody_gets_it_more_often_or_in_more_months_than_allowed(
            @ForAll("lines") List<Line<Integer>> lines,
            @ForAll("awards") List<Award> awards,
            @ForAll("rules") Rules rules) {
        List<Share> shares = Allocation.allocate(lines, awards, rules);
        Map<String, Integer> times = new HashMap<>();
        Map<String, Set<YearMonth>> months = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (shares.get(i).outcome() == Outcome.ELIGIBLE) {
                var claimant = lines.get(i).claimant();
                String who =
                        rules.times().key() == Key.PERSON ? claimant.person() : claimant.subject();
                times.merge(
                        who + (rules.times().within() == Reach.PERIOD ? lines.get(i).month() : ""),
                        1,
                        Integer::sum);
                months.computeIfAbsent(claimant.person(), _ -> new TreeSet<>())
                        .add(lines.get(i).month());
            }
        }
        assertThat(times.values()).allMatch(count -> count <= rules.times().atMost());
        @Nullable Long most = rules.mostMonths();
        if (most != null) {
            assertThat(months.values()).allMatch(set -> set.size() <= most);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "20210214")
    void after_the_first_line_without_money_no_line_gets_any(
            @ForAll("lines") List<Line<Integer>> lines,
            @ForAll("awards") List<Award> awards,
            @ForAll("rules") Rules rules) {
        List<Share> shares = Allocation.allocate(lines, awards, rules);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            order.add(i);
        }
        order.sort((i, j) -> lines.get(i).order().compareTo(lines.get(j).order()));
        boolean exhausted = false;
        for (int i : order) {
            Outcome outcome = shares.get(i).outcome();
            boolean without =
                    outcome == Outcome.WAITING_BUDGET || outcome == Outcome.REFUSED_BUDGET;
            assertThat(exhausted && outcome == Outcome.ELIGIBLE).isFalse();
            exhausted |= without;
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "20210215")
    void only_the_declared_order_decides_not_how_the_lines_come(
            @ForAll("lines") List<Line<Integer>> lines,
            @ForAll("awards") List<Award> awards,
            @ForAll("rules") Rules rules,
            @ForAll long seed) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        List<Share> shares = Allocation.allocate(lines, awards, rules);
        List<Share> again = Allocation.allocate(shuffled, awards, rules);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(again.get(shuffled.indexOf(lines.get(i)))).isEqualTo(shares.get(i));
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "20210216")
    void a_larger_pool_takes_nothing_from_anybody(
            @ForAll("lines") List<Line<Integer>> lines,
            @ForAll("awards") List<Award> awards,
            @ForAll("rules") Rules rules) {
        if (rules.poolLeftFen() == null) {
            return;
        }
        var larger =
                new Rules(
                        rules.times(),
                        rules.isGrouped(),
                        rules.capWithin(),
                        rules.capFen(),
                        rules.mostMonths(),
                        rules.consecutive(),
                        rules.poolLeftFen() + 40,
                        rules.onExhausted());
        List<Share> shares = Allocation.allocate(lines, awards, rules);
        List<Share> more = Allocation.allocate(lines, awards, larger);
        var lost = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (shares.get(i).outcome() == Outcome.ELIGIBLE && !shares.get(i).equals(more.get(i))) {
                lost.add(i);
            }
        }
        assertThat(lost).isEmpty();
    }
}
