package org.wengang.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wengang.engine.ledger.Allocation.Line;
import org.wengang.engine.ledger.Allocation.Outcome;
import org.wengang.engine.ledger.Allocation.Share;
import org.wengang.engine.ledger.Award.Claimant;
import org.wengang.engine.policy.Limits;
import org.wengang.engine.policy.Limits.Key;
import org.wengang.engine.policy.Limits.OnExhausted;
import org.wengang.engine.policy.Limits.Reach;
import org.wengang.engine.policy.Verdict;

/** Times, caps and months, one after the other. */
class LimitsTest {

    private static final YearMonth JANUARY = YearMonth.of(2021, 1);

    @Test
    void twice_a_person_is_twice_and_not_three_times() {
        var rules = times(Key.PERSON, 2, Reach.POLICY);
        assertThat(
                        outcomes(
                                rules,
                                List.of(),
                                line("a", 0, 10, 1),
                                line("a", 0, 10, 2),
                                line("a", 0, 10, 3)))
                .containsExactly(Outcome.ELIGIBLE, Outcome.ELIGIBLE, Outcome.EXCLUDED);
    }

    @Test
    void once_a_month_is_once_in_each_month() {
        var rules = times(Key.PERSON, 1, Reach.PERIOD);
        assertThat(
                        outcomes(
                                rules,
                                List.of(had("a", 1, 10)),
                                line("a", 0, 10, 1),
                                line("a", 1, 10, 2),
                                line("a", 0, 10, 3)))
                .containsExactly(Outcome.ELIGIBLE, Outcome.EXCLUDED, Outcome.EXCLUDED);
    }

    @Test
    void once_a_campaign_looks_at_the_awards_of_this_campaign_alone() {
        var rules = times(Key.PERSON, 1, Reach.CAMPAIGN);
        var lastYear = new Award(Claimant.alone("a"), true, false, null, 10);
        var thisYear = new Award(Claimant.alone("b"), true, true, null, 10);
        assertThat(
                        outcomes(
                                rules,
                                List.of(lastYear, thisYear),
                                line("a", 0, 10, 1),
                                line("b", 0, 10, 2)))
                .containsExactly(Outcome.ELIGIBLE, Outcome.EXCLUDED);
    }

    @Test
    void a_subject_is_counted_whoever_works_there() {
        var rules = times(Key.SUBJECT, 1, Reach.POLICY);
        var first = new Line<>(new Claimant("a", "firm", "firm"), null, Verdict.ELIGIBLE, 10L, 1);
        var second = new Line<>(new Claimant("b", "firm", "firm"), null, Verdict.ELIGIBLE, 10L, 2);
        assertThat(Allocation.allocate(List.of(first, second), List.of(), rules))
                .extracting(Share::outcome)
                .containsExactly(Outcome.ELIGIBLE, Outcome.EXCLUDED);
    }

    @Test
    void a_cap_cuts_a_payee_off_and_then_gives_nothing() {
        var rules = cap(25, Reach.POLICY);
        assertThat(
                        shares(
                                rules,
                                List.of(),
                                line("a", 0, 10, 1),
                                line("a", 1, 10, 2),
                                line("a", 2, 10, 3),
                                line("a", 3, 10, 4),
                                line("b", 0, 10, 5)))
                .containsExactly(
                        new Share(Outcome.ELIGIBLE, 10),
                        new Share(Outcome.ELIGIBLE, 10),
                        new Share(Outcome.ELIGIBLE, 5),
                        new Share(Outcome.CAPPED, 0),
                        new Share(Outcome.ELIGIBLE, 10));
    }

    @Test
    void a_cap_for_each_month_begins_anew() {
        var rules = cap(15, Reach.PERIOD);
        assertThat(
                        shares(
                                rules,
                                List.of(had("a", 0, 10)),
                                line("a", 0, 10, 1),
                                line("a", 1, 10, 2)))
                .containsExactly(new Share(Outcome.ELIGIBLE, 5), new Share(Outcome.ELIGIBLE, 10));
    }

    @Test
    void months_are_counted_with_those_awarded_before() {
        var rules = months(3, false);
        assertThat(
                        outcomes(
                                rules,
                                List.of(had("a", 0, 10), had("a", 1, 10)),
                                line("a", 5, 10, 1),
                                line("a", 3, 10, 2)))
                .containsExactly(Outcome.OUT_OF_MONTHS, Outcome.ELIGIBLE);
    }

    @Test
    void a_gap_ends_months_that_must_be_consecutive_for_good() {
        var rules = months(6, true);
        assertThat(
                        outcomes(
                                rules,
                                List.of(),
                                line("a", 0, 10, 1),
                                line("a", 1, 10, 2),
                                line("a", 3, 10, 3)))
                .containsExactly(Outcome.ELIGIBLE, Outcome.ELIGIBLE, Outcome.OUT_OF_MONTHS);
        assertThat(
                        outcomes(
                                rules,
                                List.of(had("a", 2, 10)),
                                line("a", 1, 10, 1),
                                line("a", 3, 10, 2)))
                .containsExactly(Outcome.OUT_OF_MONTHS, Outcome.ELIGIBLE);
    }

    @Test
    void six_months_of_500_are_3000_and_the_seventh_is_nothing() {
        var lines = new ArrayList<Line<Integer>>();
        for (int month = 0; month < 7; month++) {
            lines.add(line("a", month, 50_000, month));
        }
        List<Share> shares = Allocation.allocate(lines, List.of(), months(6, true));
        assertThat(shares.stream().mapToLong(Share::amountFen).sum()).isEqualTo(300_000);
        assertThat(shares.getLast().outcome()).isEqualTo(Outcome.OUT_OF_MONTHS);
    }

    @Test
    void a_pool_may_refuse_what_it_has_no_money_for() {
        var rules =
                new Rules(
                        new Limits.Times(Key.PERSON, 1, Reach.POLICY),
                        false,
                        Reach.POLICY,
                        null,
                        null,
                        false,
                        15L,
                        OnExhausted.REFUSE);
        assertThat(
                        shares(
                                rules,
                                List.of(),
                                line("a", 0, 10, 1),
                                line("b", 0, 10, 2),
                                line("c", 0, 1, 3)))
                .containsExactly(
                        new Share(Outcome.ELIGIBLE, 10),
                        new Share(Outcome.REFUSED_BUDGET, 0),
                        new Share(Outcome.REFUSED_BUDGET, 0));
    }

    @Test
    void who_is_eligible_to_nothing_is_in_nobodys_way() {
        var rules = times(Key.PERSON, 1, Reach.POLICY);
        assertThat(
                        shares(
                                rules,
                                List.of(),
                                line("a", 0, 0, 1),
                                line("a", 1, 10, 2),
                                line("a", 2, 0, 3)))
                .containsExactly(
                        new Share(Outcome.ELIGIBLE, 0),
                        new Share(Outcome.ELIGIBLE, 10),
                        new Share(Outcome.ELIGIBLE, 0));
    }

    @Test
    void what_was_refused_was_one_of_the_times_and_nothing_else() {
        var refused = new Award(Claimant.alone("a"), true, true, JANUARY, 0, true);
        assertThat(
                        outcomes(
                                times(Key.PERSON, 1, Reach.PERIOD),
                                List.of(refused),
                                line("a", 0, 10, 1),
                                line("a", 1, 10, 2)))
                .containsExactly(Outcome.EXCLUDED, Outcome.ELIGIBLE);
        assertThat(
                        outcomes(
                                months(1, false),
                                List.of(refused),
                                line("a", 1, 10, 1),
                                line("a", 2, 10, 2)))
                .containsExactly(Outcome.ELIGIBLE, Outcome.OUT_OF_MONTHS);
    }

    @Test
    void a_line_without_a_month_where_months_count_is_a_mistake() {
        var line = new Line<>("a", Verdict.ELIGIBLE, 10L, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.allocate(List.of(line), List.of(), months(6, false)))
                .withMessageContaining("month");
    }

    private static Rules times(Key key, int atMost, Reach within) {
        return new Rules(
                new Limits.Times(key, atMost, within),
                false,
                Reach.POLICY,
                null,
                null,
                false,
                null,
                OnExhausted.WAIT);
    }

    private static Rules cap(long fen, Reach within) {
        return new Rules(
                new Limits.Times(Key.PERSON, 99, Reach.POLICY),
                false,
                within,
                fen,
                null,
                false,
                null,
                OnExhausted.WAIT);
    }

    private static Rules months(long most, boolean consecutive) {
        return new Rules(
                new Limits.Times(Key.PERSON, 1, Reach.PERIOD),
                false,
                Reach.POLICY,
                null,
                most,
                consecutive,
                null,
                OnExhausted.WAIT);
    }

    private static Award had(String person, int month, long fen) {
        return new Award(Claimant.alone(person), true, true, JANUARY.plusMonths(month), fen);
    }

    private static Line<Integer> line(String person, int month, int fen, int order) {
        return new Line<>(
                Claimant.alone(person),
                JANUARY.plusMonths(month),
                Verdict.ELIGIBLE,
                (long) fen,
                order);
    }

    @SafeVarargs
    private static List<Outcome> outcomes(Rules rules, List<Award> awards, Line<Integer>... lines) {
        return Allocation.allocate(List.of(lines), awards, rules).stream()
                .map(Share::outcome)
                .toList();
    }

    @SafeVarargs
    private static List<Share> shares(Rules rules, List<Award> awards, Line<Integer>... lines) {
        return Allocation.allocate(List.of(lines), awards, rules);
    }
}
