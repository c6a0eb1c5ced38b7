package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;

/** What expressions mean for one person, unknowns above all. */
class MeaningTest {

    private static final Map<String, Object> KNOWN =
            Map.of(
                    "on_duty_days",
                    7L,
                    "birth",
                    LocalDate.of(2004, 2, 29),
                    "employer_kind",
                    "private",
                    "hukou",
                    new Region("130110"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            commentCharacter = '%',
            quoteCharacter = '"',
            textBlock =
                    """
                    false && p.stay_from == p.stay_to           # FALSE
                    p.stay_from == p.stay_to && false           # FALSE
                    true && p.stay_from == p.stay_to            # UNKNOWN
                    true || p.stay_from == p.stay_to            # TRUE
                    p.stay_from == p.stay_to || true            # TRUE
                    false || p.stay_from == p.stay_to           # UNKNOWN
                    !(p.stay_from == p.stay_to)                 # UNKNOWN
                    p.stay_from == p.stay_from                  # UNKNOWN
                    (p.stay_from == p.stay_to) == true          # UNKNOWN
                    (p.stay_from == p.stay_to) != true          # UNKNOWN
                    p.stay_from == p.stay_to ? true : true      # UNKNOWN
                    known(p.stay_from)                          # FALSE
                    known(p.stay_from == p.stay_to || true)     # TRUE
                    known(p.on_duty_days)                       # TRUE
                    p.worker_category in ['courier']            # UNKNOWN
                    p.worker_category in []                     # UNKNOWN
                    p.employer_kind in []                       # FALSE
                    p.employer_kind in ['private', 'foreign']   # TRUE
                    p.employer_kind in param.kinds              # TRUE
                    'private' == p.employer_kind                # TRUE
                    p.employer_kind == (true ? 'foreign' : 'private') # FALSE
                    min(p.on_duty_days, 3) == 3                 # TRUE
                    max(p.stay_from, p.birth) == p.birth        # UNKNOWN
                    p.on_duty_days * 2 - 4 + 1 == 11            # TRUE
                    param.amount * p.on_duty_days > yuan('3499.99') # TRUE
                    """)
    void three_values(String expression, Truth truth) {
        assertThat(truthOf(expression, KNOWN)).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-02-28, 17", "2022-03-01, 18", "2020-02-28, 15", "2020-02-29, 16", "2004-02-29, 0",
        "2005-02-28, 0", "2005-03-01, 1", "2003-03-01, 0", "2003-02-28, -1", "2000-02-29, -4"
    })
    void years_from_29_february(String day, long years) {
        assertThat(truthOf("years(p.birth, date('%s')) == %d".formatted(day, years), KNOWN))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void days_count_from_the_first_to_the_last() {
        assertThat(truthOf("days(date('2021-02-11'), date('2021-02-17')) == 6", KNOWN))
                .isEqualTo(Truth.TRUE);
    }

    @ParameterizedTest
    @CsvSource({
        "130110, 130110, TRUE", "130110, 130100, TRUE", "130110, 130000, TRUE",
        "130108, 130110, FALSE", "130100, 130110, UNKNOWN", "130000, 130110, UNKNOWN",
        "130000, 130100, UNKNOWN", "130600, 130110, FALSE", "410000, 130110, FALSE",
        "130100, 130100, TRUE", "130000, 130000, TRUE", "130181, 130100, TRUE"
    })
    void within_by_code(String place, String region, Truth truth) {
        assertThat(within(place, region, "code")).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({
        "130181, 130100, FALSE", "130181, 130000, TRUE", "130181, 130181, TRUE",
        "130110, 130100, TRUE", "130100, 130100, TRUE", "130100, 130181, UNKNOWN",
        "130000, 130100, UNKNOWN", "130682, 130600, FALSE", "130682, 130100, FALSE"
    })
    void within_by_organisation(String place, String region, Truth truth) {
        assertThat(within(place, region, "organisation")).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({
        "130600, prefecture, 130110, code, TRUE",
        "130108, prefecture, 130110, code, FALSE",
        "130108, county, 130110, code, TRUE",
        "130600, province, 130110, code, FALSE",
        "410300, province, 130110, code, TRUE",
        "130181, prefecture, 130110, code, FALSE",
        "130181, prefecture, 130110, organisation, TRUE",
        "130110, prefecture, 130181, code, FALSE",
        "130110, prefecture, 130181, organisation, TRUE",
        "130181, prefecture, 130181, organisation, FALSE",
        "130000, prefecture, 130110, code, UNKNOWN"
    })
    void outside_a_scope(String place, String scope, String of, String mode, Truth truth) {
        String expression = "outside(p.hukou, '%s', region('%s'))".formatted(scope, of);
        assertThat(byMode(expression, place, mode)).isEqualTo(truth);
    }

    @Test
    void an_unknown_place_is_neither_inside_nor_outside() {
        assertThat(truthOf("within(p.home, region('410000'))", KNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(truthOf("outside(p.home, 'county', region('410302'))", KNOWN))
                .isEqualTo(Truth.UNKNOWN);
    }

    private static Truth within(String place, String region, String mode) {
        return byMode("within(p.hukou, region('%s'))".formatted(region), place, mode);
    }

    private static Truth byMode(String expression, String place, String mode) {
        var policy =
                givenPolicy()
                        .parameter("jurisdiction_mode", "code(jurisdiction_mode)", mode)
                        .when(expression)
                        .compile();
        return truth(policy, Map.of("hukou", new Region(place)));
    }

    private static Truth truthOf(String expression, Map<String, Object> facts) {
        return truth(givenPolicy().when(expression).compile(), facts);
    }

    private static Truth truth(CompiledPolicy policy, Map<String, Object> facts) {
        var decision = policy.decide(Facts.of(Catalogue.WORKER, new HashMap<>(facts)));
        return decision.clauses().getFirst().truth();
    }
}
