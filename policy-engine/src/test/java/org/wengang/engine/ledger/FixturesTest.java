package org.wengang.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.Catalogue;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.ledger.Allocation.Line;
import org.wengang.engine.ledger.Allocation.Outcome;
import org.wengang.engine.ledger.Allocation.Share;
import org.wengang.engine.ledger.Award.Claimant;
import org.wengang.engine.policy.Benefit.Spending;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;

/**
 * Fixtures of the sources that need more than one line: budgets, months, sums, what may be spent.
 */
class FixturesTest {

    @ParameterizedTest
    @CsvSource({
        "2021-03-08, 131102, ALLOWED",
        "2021-03-09, 131102, EXPIRED",
        "2021-03-08, 131103, ELSEWHERE"
    })
    void f_06_a_voucher_of_hengshui_holds_to_8_march_in_the_county_that_issued_it(
            LocalDate day, String merchant, Spending spending) {
        var issuing = new Region("131102");
        assertThat(
                        Catalogue.policy("R-HS-01")
                                .benefit()
                                .spending(values("R-HS-01"), day, issuing, new Region(merchant)))
                .isEqualTo(spending);
    }

    @ParameterizedTest
    @CsvSource({"R-HS-03, 1, false", "R-HS-04, 1, false", "M-HS-3, 2, true"})
    void f_07_the_card_of_hengshui_gives_one_test_one_check_up_and_every_registration(
            String privilege, long had, boolean again) {
        var measure =
                Catalogue.measures().stream()
                        .flatMap(file -> file.measures().stream())
                        .filter(each -> each.code().equals(privilege))
                        .findFirst()
                        .orElseThrow();
        assertThat(measure.allowsAfter(0)).isTrue();
        assertThat(measure.allowsAfter(had)).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"wait, WAITING_BUDGET", "refuse, REFUSED_BUDGET"})
    void f_08_lanzhou_commits_no_more_than_its_5_million_and_the_next_claim_waits_or_is_refused(
            String onExhausted, Outcome next) {
        var values =
                values("R-GS-01")
                        .withText("rate", "1000.00")
                        .withText("rate_basis", "per_person")
                        .withText("on_exhausted", onExhausted);
        List<Share> shares = sharesOf("R-GS-01", values, 11, 50_000_000L);
        assertThat(committed(shares)).isEqualTo(500_000_000L);
        assertThat(shares.getLast().outcome()).isEqualTo(next);
    }

    @Test
    void f_09_guazhou_has_money_for_100_enterprises_and_the_101st_is_refused() {
        var values = values("R-GS-09").withText("on_exhausted", "refuse");
        List<Share> shares = sharesOf("R-GS-09", values, 101, 3_000_000L);
        assertThat(shares.subList(0, 100)).allMatch(share -> share.outcome() == Outcome.ELIGIBLE);
        assertThat(shares.getLast().outcome()).isEqualTo(Outcome.REFUSED_BUDGET);
        assertThat(committed(shares)).isEqualTo(300_000_000L);
    }

    @Test
    void f_14_kangbao_plans_300_yuan_for_6608_people_which_is_its_whole_pool() {
        var values = values("R-ZJK-05").withText("on_exhausted", "wait");
        List<Share> shares = sharesOf("R-ZJK-05", values, 6608, 30_000L);
        assertThat(shares).allMatch(share -> share.outcome() == Outcome.ELIGIBLE);
        assertThat(committed(shares)).isEqualTo(198_240_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "days_30, 2021-03-01, 70000",
        "days_21_75, 2021-03-01, 77586",
        "calendar, 2021-03-01, 69355",
        "calendar, 2021-02-01, 71429"
    })
    void f_13_a_month_and_12_days_at_500_yuan(String proration, LocalDate part, long fen) {
        CompiledPolicy policy = training("6", proration);
        LocalDate whole = part.minusMonths(1);
        List<Share> shares =
                Allocation.allocate(
                        List.of(month(policy, whole, null), month(policy, part, 12L)),
                        List.of(),
                        Rules.of(policy.file().limits(), policy.values(), null));
        assertThat(committed(shares)).isEqualTo(fen);
    }

    @Test
    void work_training_ends_with_the_most_months_an_officer_sets() {
        CompiledPolicy policy = training("6", "days_30");
        var lines = new ArrayList<Line<Integer>>();
        for (int i = 0; i < 8; i++) {
            lines.add(month(policy, LocalDate.of(2021, 1, 1).plusMonths(i), null));
        }
        List<Share> shares =
                Allocation.allocate(
                        lines, List.of(), Rules.of(policy.file().limits(), policy.values(), null));
        assertThat(committed(shares)).isEqualTo(6 * 50_000L);
        assertThat(shares.subList(6, 8)).allMatch(each -> each.outcome() == Outcome.OUT_OF_MONTHS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..1=499.99;2..=3500.00", "..1=500.00;2..=3500.01"})
    void rates_of_zhangye_outside_500_to_3500_are_refused(String rates) {
        PolicyFile file = Catalogue.policy("R-GS-05");
        var values = values("R-GS-05").withText("rates", rates);
        assertThatExceptionOfType(PolicyErrors.class)
                .isThrownBy(() -> Catalogue.checked(file).bind(values, Catalogue.JURISDICTIONS))
                .satisfies(errors ->
                        assertThat(errors.first().fault()).isEqualTo(Fault.PARAMETER_OUT_OF_RANGE));
    }

    private static ParameterValues values(String code) {
        PolicyFile file = Catalogue.policy(code);
        return ParameterValues.of(file, file.firstDay());
    }

    private static List<Share> sharesOf(
            String code, ParameterValues values, int lines, long amountFen) {
        PolicyFile file = Catalogue.policy(code);
        var all = new ArrayList<Line<Integer>>();
        for (int i = 0; i < lines; i++) {
            all.add(new Line<>("claimant " + i, Verdict.ELIGIBLE, amountFen, i));
        }
        var pool = (Long) values.get(Objects.requireNonNull(file.limits().budget()).parameter());
        return Allocation.allocate(all, List.of(), Rules.of(file.limits(), values, pool));
    }

    private static long committed(List<Share> shares) {
        return shares.stream()
                .filter(share -> share.outcome() == Outcome.ELIGIBLE)
                .mapToLong(Share::amountFen)
                .sum();
    }

    private static CompiledPolicy training(String months, String proration) {
        var values =
                values("R-CC-02")
                        .withText("monthly_rate", "500.00")
                        .withText("max_months", months)
                        .withText("proration", proration)
                        .withText("rounding", "half_up");
        return Catalogue.checked(Catalogue.policy("R-CC-02")).bind(values, Catalogue.JURISDICTIONS);
    }

    /**
     * @param days null for the whole month
     */
    private static Line<Integer> month(
            CompiledPolicy policy, LocalDate first, @Nullable Long days) {
        Map<String, Object> facts =
                Map.of(
                        "month",
                        first,
                        "full_month",
                        days == null,
                        "actual_days",
                        days == null ? 31L : days);
        @Nullable Long fen = policy.amountFen(Facts.of(policy.schema(), facts));
        return new Line<>(
                new Claimant("a", "a", "firm"),
                YearMonth.from(first),
                Verdict.ELIGIBLE,
                fen,
                first.getMonthValue());
    }
}
