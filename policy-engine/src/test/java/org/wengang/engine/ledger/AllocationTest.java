package org.wengang.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wengang.engine.ledger.Allocation.Line;
import org.wengang.engine.ledger.Allocation.Outcome;
import org.wengang.engine.policy.Verdict;

class AllocationTest {

    @Test
    void a_pool_without_limit_pays_everyone() {
        assertThat(
                        Allocation.allocate(
                                List.of(line("a", 50_000, 1), line("b", 50_000, 2)),
                                Set.of(),
                                null))
                .containsExactly(Outcome.ELIGIBLE, Outcome.ELIGIBLE);
    }

    @Test
    void a_pool_is_spent_to_the_last_fen() {
        assertThat(
                        Allocation.allocate(
                                List.of(line("a", 50_000, 1), line("b", 50_000, 2)),
                                Set.of(),
                                100_000L))
                .containsExactly(Outcome.ELIGIBLE, Outcome.ELIGIBLE);
    }

    @Test
    void once_a_line_does_not_fit_all_later_ones_wait() {
        var lines = List.of(line("a", 60_000, 1), line("b", 60_000, 2), line("c", 10_000, 3));
        assertThat(Allocation.allocate(lines, Set.of(), 100_000L))
                .containsExactly(Outcome.ELIGIBLE, Outcome.WAITING_BUDGET, Outcome.WAITING_BUDGET);
    }

    @Test
    void the_order_of_the_keys_decides_not_the_order_of_the_lines() {
        var lines = List.of(line("a", 60_000, 2), line("b", 60_000, 1));
        assertThat(Allocation.allocate(lines, Set.of(), 100_000L))
                .containsExactly(Outcome.WAITING_BUDGET, Outcome.ELIGIBLE);
    }

    @Test
    void who_has_an_award_of_the_group_is_excluded_and_costs_nothing() {
        var lines = List.of(line("a", 60_000, 1), line("b", 60_000, 2));
        assertThat(Allocation.allocate(lines, Set.of("a"), 60_000L))
                .containsExactly(Outcome.EXCLUDED, Outcome.ELIGIBLE);
    }

    @Test
    void a_second_line_of_one_person_is_excluded() {
        var lines = List.of(line("a", 10_000, 1), line("a", 10_000, 2));
        assertThat(Allocation.allocate(lines, Set.of(), null))
                .containsExactly(Outcome.ELIGIBLE, Outcome.EXCLUDED);
    }

    @Test
    void what_is_not_eligible_keeps_its_verdict_and_costs_nothing() {
        var lines =
                List.of(
                        new Line<>("a", Verdict.UNDECIDED, 50_000L, 1),
                        new Line<>("b", Verdict.NOT_ELIGIBLE, null, 2),
                        line("a", 50_000, 3));
        assertThat(Allocation.allocate(lines, Set.of(), 50_000L))
                .containsExactly(Outcome.UNDECIDED, Outcome.NOT_ELIGIBLE, Outcome.ELIGIBLE);
    }

    @Test
    void an_eligible_line_needs_an_amount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line<>("a", Verdict.ELIGIBLE, null, 1));
    }

    private static Line<Integer> line(String person, long fen, int order) {
        return new Line<>(person, Verdict.ELIGIBLE, fen, order);
    }
}
