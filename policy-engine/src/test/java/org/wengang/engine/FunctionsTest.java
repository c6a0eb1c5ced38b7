package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.schema.Facts;

/** Shares of money, moved dates and tables: what they mean, and what is refused of them. */
class FunctionsTest {

    private static final String TABLE =
            "[{ to: 9, value: 0 }, { from: 10, to: 19, value: 500 }, { from: 20, value: 800.50 }]";

    @ParameterizedTest
    @CsvSource({
        "2021-01-31, 1, 2021-02-28", "2020-01-31, 1, 2020-02-29", "2021-03-31, -1, 2021-02-28",
        "2020-02-29, 12, 2021-02-28", "2020-02-29, 48, 2024-02-29", "2021-02-28, 1, 2021-03-28",
        "2021-12-15, 1, 2022-01-15", "2021-05-31, 0, 2021-05-31"
    })
    void months_are_added_within_the_month(String day, int months, String result) {
        isTrue("addMonths(date('%s'), %d) == date('%s')".formatted(day, months, result));
    }

    @ParameterizedTest
    @CsvSource({"2021-02-01, 2021-02-28", "2020-02-29, 2020-02-29", "2021-12-31, 2021-12-31"})
    void the_end_of_a_month(String day, String end) {
        isTrue("monthEnd(date('%s')) == date('%s')".formatted(day, end));
    }

    @ParameterizedTest
    @CsvSource({
        "100.01, 5000, down, 50.00",
        "100.01, 5000, half_up, 50.01",
        "100.01, 5000, up, 50.01",
        "100.00, 3333, down, 33.33",
        "100.01, 3333, half_up, 33.33",
        "100.01, 3333, up, 33.34",
        "-100.01, 5000, down, -50.00",
        "-100.01, 5000, half_up, -50.01",
        "-100.01, 3333, up, -33.34",
        "100.01, -5000, half_up, -50.01",
        "0, 12000, up, 0",
        "1000.00, 12000, half_up, 1200.00",
        "149.99, 10000, yuan_down, 149",
        "149.50, 10000, yuan_half_up, 150",
        "149.49, 10000, yuan_half_up, 149",
        "149.01, 10000, yuan_up, 150",
        "-149.50, 10000, yuan_half_up, -150"
    })
    void a_percentage_in_basis_points(String money, int points, String rounding, String result) {
        isTrue(
                "percent(yuan('%s'), %s, '%s') == yuan('%s')"
                        .formatted(money, sum(points), rounding, result));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1, 3, down, 33.33", "100, 1, 3, up, 33.34", "100, 2, 3, half_up, 66.67",
        "100, 1, -3, half_up, -33.33", "-100, 1, -3, up, 33.34", "500, 22, 30, half_up, 366.67",
        "0.01, 1, 2, half_up, 0.01", "-0.01, 1, 2, half_up, -0.01", "0.01, 1, 2, down, 0"
    })
    void a_share(String money, int times, int by, String rounding, String result) {
        isTrue(
                "prorate(yuan('%s'), %s, %s, '%s') == yuan('%s')"
                        .formatted(money, sum(times), sum(by), rounding, result));
    }

    @Test
    void a_share_of_nothing_is_unknown_and_a_divisor_that_is_always_0_refused() {
        var policy =
                givenPolicy().when("known(prorate(yuan('1'), 1, p.on_duty_days, 'up'))").compile();
        assertThat(truth(policy, Map.of("on_duty_days", 0L))).isEqualTo(Truth.FALSE);
        assertThat(truth(policy, Map.of("on_duty_days", 1L))).isEqualTo(Truth.TRUE);
        givenPolicy()
                .when("§prorate(yuan('1'), 1, 0, 'up') == zero()")
                .isRefused(Fault.DIVISOR_ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 2, 3, 1",
        "-7, 2, -3, -1",
        "7, -2, -3, 1",
        "-7, -2, 3, -1",
        "0, 5, 0, 0",
        "19, 10, 1, 9"
    })
    void a_number_goes_whole_times_towards_zero_and_leaves_a_rest(
            int number, int by, int times, int rest) {
        isTrue("%d / (%d) == %d".formatted(number, by, times));
        isTrue("%d %% (%d) == %d".formatted(number, by, rest));
        isTrue("-(%d) == %d".formatted(number, -number));
    }

    @Test
    void a_division_by_what_may_be_0_is_unknown_there() {
        var policy =
                givenPolicy().when("7 / p.on_duty_days == 7 && 7 % p.on_duty_days == 0").compile();
        assertThat(truth(policy, Map.of("on_duty_days", 0L))).isEqualTo(Truth.UNKNOWN);
        assertThat(truth(policy, Map.of("on_duty_days", 1L))).isEqualTo(Truth.TRUE);
        assertThat(truth(policy, Map.of("on_duty_days", 2L))).isEqualTo(Truth.FALSE);
        assertThat(policy.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 §/ 0 == 1",
                "p.on_duty_days §% param.none == 1",
                "'焊工'.§substring(3) == ''",
                "'焊工'.§substring(1, 0) == ''"
            })
    void a_part_that_is_never_known_is_named_and_not_run_on_people(String part) {
        var condition = "p.on_duty_days > 3 ? %s : p.on_duty_days > 1".formatted(part);
        var given = givenPolicy().parameter("none", "int", "0").when(condition);
        var policy = given.compile();
        assertThat(policy.warnings())
                .extracting(PolicyError::fault)
                .containsExactly(Fault.NEVER_KNOWN);
        assertThat(policy.warnings().getFirst().at().column()).isEqualTo(given.column());
        assertThatExceptionOfType(PolicyErrors.class).isThrownBy(policy::satisfiable);
    }

    @Test
    void the_range_of_whole_times_and_rests_is_proved() {
        givenPolicy()
                .when("(p.on_duty_days / 2) §* 900000000000000000 > 0")
                .isRefused(Fault.OVERFLOW, "0", "13500000000000000000");
        givenPolicy()
                .when("(p.on_duty_days - 16) / (p.on_duty_days - 3) §* 900000000000000000 > 0")
                .isRefused(Fault.OVERFLOW, "-14400000000000000000", "14400000000000000000");
        givenPolicy()
                .when("(p.on_duty_days - 16) % 12 §* 900000000000000000 > 0")
                .isRefused(Fault.OVERFLOW, "-9900000000000000000", "9900000000000000000");
        assertThat(givenPolicy().when("p.on_duty_days % 7 * 900000000000000000 > 0").compile())
                .isNotNull();
    }

    @Test
    void conditions_are_in_order_false_first() {
        isTrue("false < true && false <= false && !(true < true) && true >= false");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 0", "10, 500", "19, 500", "20, 800.50", "31, 800.50"})
    void a_table_says_what_holds_from_each_bound_on(long days, String amount) {
        var policy =
                givenPolicy()
                        .parameter("table", "'tiers(int, money)'", TABLE)
                        .when("tier(p.on_duty_days, param.table) == yuan('%s')".formatted(amount))
                        .compile();
        assertThat(truth(policy, Map.of("on_duty_days", days))).isEqualTo(Truth.TRUE);
        assertThat(truth(policy, Map.of())).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void a_rounding_may_be_a_parameter() {
        var policy =
                givenPolicy()
                        .parameter("way", "code(rounding)", "half_up")
                        .amount("percent(param.amount, 3333, param.way)")
                        .compile();
        assertThat(policy.amountFen(Facts.of(Catalogue.WORKER, Map.of()))).isEqualTo(16_665);
        givenPolicy()
                .amount("percent(param.amount, 3333, §'nearest')")
                .isRefused(Fault.CODE_UNKNOWN, "nearest", "rounding");
    }

    @ParameterizedTest
    @CsvSource({
        "'[{ to: 9, value: 0 }, §{ from: 11, value: 5 }]', TIER_GAP, 9, 11",
        "'[{ to: 9, value: 0 }, §{ from: 9, value: 5 }]', TIER_OVERLAP, 9, 9",
        "'[{ from: 5, value: 0 }, §{ from: 2, value: 5 }]', TIER_OVERLAP, 1, 2"
    })
    void a_gap_or_an_overlap(String rows, Fault fault, String end, String start) {
        givenPolicy().parameter("table", "'tiers(int, money)'", rows).isRefused(fault, end, start);
    }

    @Test
    void a_row_that_does_not_say_where_it_starts() {
        givenPolicy()
                .parameter("table", "'tiers(int, int)'", "[{ value: 1 }, §{ value: 2 }]")
                .isRefused(Fault.TIER_OPEN);
        givenPolicy()
                .parameter("table", "'tiers(int, int)'", "[{ value: §x }]")
                .isRefused(Fault.VALUE_INVALID, "x", "int");
    }

    @Test
    void a_value_the_table_says_nothing_of() {
        givenPolicy()
                .parameter("table", "'tiers(int, int)'", "[{ from: 1, value: 1 }]")
                .when("§tier(p.on_duty_days, param.table) == 1")
                .isRefused(Fault.TIER_UNCOVERED, "0", "31");
    }

    @Test
    void a_table_is_no_value_and_has_one_kind_of_bound() {
        var policy = givenPolicy().parameter("table", "'tiers(date, int)'", "[{ value: 1 }]");
        policy.when("tier(§p.on_duty_days, param.table) == 1")
                .isRefused(Fault.TYPE_EXPECTED, "date", "int");
        policy.when("tier(p.birth, §p.birth) == 1")
                .isRefused(Fault.TYPE_EXPECTED, "tiers(…)", "date");
        policy.when("§known(param.table)")
                .isRefused(Fault.CONSTRUCT_REFUSED, "known tiers(date, int)");
    }

    @Test
    void what_may_leave_64_bits_or_the_calendar() {
        givenPolicy()
                .when("§addMonths(p.birth, p.on_duty_days * 4000) == p.birth")
                .isRefused(Fault.DATE_OVERFLOW);
        var errors =
                givenPolicy()
                        .when("percent(yuan('9999999999999'), 1000000000, 'up') == zero()")
                        .errors();
        assertThat(errors.getFirst().fault()).isEqualTo(Fault.OVERFLOW);
    }

    private static void isTrue(String expression) {
        assertThat(
                        truth(
                                givenPolicy().when(expression).compile(),
                                Map.of("birth", LocalDate.EPOCH)))
                .as(expression)
                .isEqualTo(Truth.TRUE);
    }

    /** The language has negative literals, but a test likes one form. */
    private static String sum(int number) {
        return "(%d)".formatted(number);
    }

    private static Truth truth(CompiledPolicy policy, Map<String, Object> facts) {
        return policy.decide(Facts.of(Catalogue.WORKER, facts)).clauses().getFirst().truth();
    }
}
