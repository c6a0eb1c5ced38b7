package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.engine.fuzz.RandomPolicies;

/** The traps of SQL, each by its text. */
class SqlTextTest {

    @Test
    void a_choice_takes_no_branch_if_its_condition_is_unknown() {
        assertThat(sql("p.on_duty_days > 1 ? known(p.hukou) : false"))
                .isEqualTo(
                        "(case (cast(p.on_duty_days as bigint) > cast(1 as bigint)) when true then"
                                + " (p.hukou is not null) when false then false end)");
    }

    @Test
    void least_and_greatest_see_no_null() {
        assertThat(sql("min(p.stay_from, p.stay_to) == p.birth"))
                .isEqualTo(
                        "((case when p.stay_from is not null and p.stay_to is not null"
                                + " then least(p.stay_from, p.stay_to) end) = p.birth)");
    }

    @Test
    void an_empty_list_holds_nothing_known() {
        assertThat(sql("p.employer_kind in []"))
                .isEqualTo("(case when p.employer_kind is not null then false end)");
    }

    @Test
    void a_parameter_is_a_typed_literal() {
        assertThat(sql("p.employer_kind in param.kinds && p.birth < param.day"))
                .isEqualTo("((p.employer_kind in ('private')) and (p.birth < date '2021-02-11'))");
    }

    @Test
    void a_place_is_compared_by_its_digits() {
        assertThat(sql("within(p.hukou, region('130110'))"))
                .isEqualTo(
                        "(case when substr(p.hukou, 1, 6) = '130110' then true"
                                + " when p.hukou in ('130000', '130100') then null"
                                + " when p.hukou is not null then false end)");
    }

    @Test
    void a_county_that_reports_apart_is_named_first() {
        var policy =
                givenPolicy()
                        .parameter("jurisdiction_mode", "code(jurisdiction_mode)", "organisation")
                        .when("within(p.hukou, region('130100'))")
                        .compile();
        assertThat(policy.sql().clauseExpressions().getFirst())
                .startsWith("(case when p.hukou in ('130181') then false when substr(");
    }

    @ParameterizedTest
    @CsvSource({
        ">=, 16, <=, 2004-02-29",
        ">, 15, <=, 2004-02-29",
        "<, 16, >, 2004-02-29",
        "<=, 15, >, 2004-02-29",
        ">=, 17, <=, 2003-02-28"
    })
    void an_age_on_a_fixed_day_is_a_comparison_of_dates(
            String operator, int years, String sign, String day) {
        assertThat(sql("years(p.birth, date('2020-02-29')) %s %d".formatted(operator, years)))
                .isEqualTo("(p.birth %s date '%s')".formatted(sign, day));
    }

    @ParameterizedTest
    @CsvSource({">=, 0", "<, 0", "==, 16", "!=, 16", ">=, -1", ">, -1"})
    void other_questions_about_years_are_computed(String operator, int years) {
        assertThat(sql("years(p.birth, date('2020-02-29')) %s %d".formatted(operator, years)))
                .contains("/ 10000)");
    }

    @Test
    void a_string_compares_by_code_points_and_no_quote_survives() {
        var policy =
                givenPolicy()
                        .parameter("name", "string", "\"it's {a} 𠮷\"")
                        .when("param.name in ['', 'it\\\\'s :x']")
                        .compile();
        assertThat(policy.sql().clauseExpressions().getFirst())
                .isEqualTo(
                        "(('it' || chr(39) || 's ' || chr(123) || 'a' || chr(125) || ' 𠮷') in ('',"
                                + " ('it' || chr(39) || 's ' || chr(58) || 'x')))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            commentCharacter = '~',
            textBlock =
                    """
                    size('a%') == 2 # (cast(char_length(('a' || chr(37))) as bigint) = cast(2 as bigint))
                    'ab'.contains('a') # (position('a' in 'ab') > 0)
                    'ab'.startsWith('a') # (substr('ab', 1, char_length('a')) = 'a')
                    'ab'.endsWith('b') # (right('ab', char_length('b')) = 'b')
                    'a' + 'b' <= 'ab' # ((('a' || 'b') collate "C") <= 'ab')
                    'abc'.substring(1) == 'bc' # ((case when char_length('abc') >= 1 then substr('abc', 2) end) = 'bc')
                    'abc'.substring(1, 2) == 'b' # ((case when char_length('abc') >= 2 then substr('abc', 2, 1) end) = 'b')
                    'abc'.substring(2, 1) == 'b' # ((case when false then 'abc' end) = 'b')
                    """)
    void texts_are_counted_in_code_points_and_never_like_anything(String condition, String sql) {
        assertThat(sql(condition)).isEqualTo(sql);
    }

    @Test
    void a_division_by_0_is_null() {
        assertThat(sql("1 / p.on_duty_days == 1 % 2"))
                .isEqualTo(
                        "((cast(1 as bigint) / nullif(cast(p.on_duty_days as bigint), 0))"
                                + " = mod(cast(1 as bigint), cast(2 as bigint)))");
    }

    @Test
    void nothing_but_the_closed_subset_is_ever_written() {
        var words =
                Pattern.compile(
                        "(?:\\b(?:cast|as|bigint|case|when|then|else|end|and|or|not|in|is|null|nullif|true"
                            + "|false|date|least|greatest|substr|extract|year|month|day|from"
                            + "|mod|abs|interval|integer|position|char_length|right|p\\.[a-z]\\w*|\\d+)\\b|'1"
                            + " month'|chr\\(\\d+\\)|'[0-9A-Za-z_"
                            + " \\x80-\\x{10FFFF}-]*'|\\|\\||collate"
                            + " \"C\"|<>|[-+*/=<>(),]|<=|>=|\\s)");
        var random = new RandomPolicies(RandomPolicies.wideSchema(), Catalogue.JURISDICTIONS, 7);
        for (int i = 0; i < 50; i++) {
            PolicySql sql = random.next(4).sql();
            for (String clause : sql.clauseExpressions()) {
                assertThat(words.matcher(clause).replaceAll("")).isEmpty();
            }
            assertThat(words.matcher(sql.amountExpression()).replaceAll("")).isEmpty();
        }
    }

    private static String sql(String expression) {
        return givenPolicy().when(expression).compile().sql().clauseExpressions().getFirst();
    }
}
