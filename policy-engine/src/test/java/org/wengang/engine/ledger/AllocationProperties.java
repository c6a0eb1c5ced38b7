package org.wengang.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.wengang.engine.ledger.Allocation.Line;
import org.wengang.engine.ledger.Allocation.Outcome;
import org.wengang.engine.policy.Verdict;

class AllocationProperties {

    @Provide
    Arbitrary<List<Line<Integer>>> lines() {
        var persons = Arbitraries.of("a", "b", "c", "d", "e", "f");
        var verdicts = Arbitraries.of(Verdict.ELIGIBLE, Verdict.ELIGIBLE, Verdict.UNDECIDED);
        var amounts = Arbitraries.longs().between(1, 50);
        var orders = Arbitraries.integers().between(0, 5);
        return Combinators.combine(persons, verdicts, amounts, orders)
                .as(Line<Integer>::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "20210211")
    void equals_a_running_sum_over_the_first_line_of_each_person(
            @ForAll("lines") List<Line<Integer>> lines,
            @ForAll @LongRange(min = 0, max = 200) long pool) {
        Set<String> awarded = Set.of("f");
        List<Outcome> outcomes = Allocation.allocate(lines, awarded, pool);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            order.add(i);
        }
        order.sort((i, j) -> lines.get(i).order().compareTo(lines.get(j).order()));
        var seen = new HashSet<>(awarded);
        long sum = 0;
        for (int i : order) {
            Line<Integer> line = lines.get(i);
            if (line.verdict() != Verdict.ELIGIBLE) {
                assertThat(outcomes.get(i)).isEqualTo(Outcome.UNDECIDED);
            } else if (!seen.add(line.claimant().person())) {
                assertThat(outcomes.get(i)).isEqualTo(Outcome.EXCLUDED);
            } else {
                sum += Objects.requireNonNull(line.amountFen());
                assertThat(outcomes.get(i))
                        .isEqualTo(sum <= pool ? Outcome.ELIGIBLE : Outcome.WAITING_BUDGET);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "20210217")
    void never_spends_more_than_the_pool_nor_pays_anyone_twice(
            @ForAll("lines") List<Line<Integer>> lines,
            @ForAll @LongRange(min = 0, max = 200) long pool) {
        List<Outcome> outcomes = Allocation.allocate(lines, Set.of(), pool);
        long spent = 0;
        var paid = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (outcomes.get(i) == Outcome.ELIGIBLE) {
                spent += Objects.requireNonNull(lines.get(i).amountFen());
                assertThat(paid.add(lines.get(i).claimant().person())).isTrue();
            }
        }
        assertThat(spent).isLessThanOrEqualTo(pool);
    }
}
