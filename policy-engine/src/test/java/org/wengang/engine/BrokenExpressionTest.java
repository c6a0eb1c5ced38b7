package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;

/** The closed language: what is not in it is refused at its place. */
class BrokenExpressionTest {

    @Test
    void what_cannot_be_read() {
        var error = givenPolicy().when("known(p.hukou) &&").errors().getFirst();
        assertThat(error.fault()).isEqualTo(Fault.SYNTAX);
        assertThat(error.line()).isEqualTo(16);
    }

    @Test
    void an_unknown_fact() {
        givenPolicy()
                .when("true && §p.hukou_cty == 'a'")
                .isRefused(Fault.FACT_UNKNOWN, "hukou_cty");
    }

    @Test
    void an_unknown_parameter() {
        givenPolicy().when("§param.town == 'a'").isRefused(Fault.PARAMETER_UNKNOWN, "town");
    }

    @Test
    void an_unknown_name() {
        givenPolicy().when("§q.hukou == 'a'").isRefused(Fault.NAME_UNKNOWN, "q");
        givenPolicy().when("§hukou").isRefused(Fault.NAME_UNKNOWN, "hukou");
    }

    @Test
    void types_that_do_not_fit() {
        givenPolicy().when("p.birth §>= 16").isRefused(Fault.TYPE_MISMATCH, ">=", "date", "int");
        givenPolicy()
                .amount("param.amount §+ 100")
                .isRefused(Fault.TYPE_MISMATCH, "+", "money", "int");
        givenPolicy()
                .amount("param.amount §* param.amount")
                .isRefused(Fault.TYPE_MISMATCH, "*", "money", "money");
        givenPolicy()
                .when("p.employer_kind §== p.worker_category")
                .isRefused(
                        Fault.TYPE_MISMATCH, "==", "code(employer_kind)", "code(worker_category)");
        givenPolicy()
                .when("p.employer_kind §< 'private'")
                .isRefused(Fault.TYPE_MISMATCH, "<", "code(employer_kind)", "code(employer_kind)");
        givenPolicy()
                .when("§min(p.birth, 1) == 1")
                .isRefused(Fault.TYPE_MISMATCH, "min", "date", "int");
    }

    @Test
    void a_condition_that_is_none() {
        givenPolicy().when("§1").isRefused(Fault.TYPE_EXPECTED, "bool", "int");
        givenPolicy().when("true && §1").isRefused(Fault.TYPE_EXPECTED, "bool", "int");
        givenPolicy().amount("§7").isRefused(Fault.TYPE_EXPECTED, "money", "int");
        givenPolicy().amount("true ? zero() : §7").isRefused(Fault.TYPE_EXPECTED, "money", "int");
    }

    @Test
    void a_code_that_is_not_in_its_list() {
        givenPolicy()
                .when("p.employer_kind == §'privat'")
                .isRefused(Fault.CODE_UNKNOWN, "privat", "employer_kind");
        givenPolicy()
                .when("p.employer_kind in ['private', §'bank']")
                .isRefused(Fault.CODE_UNKNOWN, "bank", "employer_kind");
        givenPolicy()
                .when("outside(p.hukou, §'village', param.city)")
                .isRefused(Fault.CODE_UNKNOWN, "village", "scope");
    }

    @Test
    void a_code_is_no_text() {
        givenPolicy()
                .parameter("name", "string", "x")
                .when("p.employer_kind §== param.name")
                .isRefused(Fault.TYPE_MISMATCH, "==", "code(employer_kind)", "string");
        givenPolicy()
                .when("§p.employer_kind.startsWith('a')")
                .isRefused(Fault.TYPE_EXPECTED, "string", "code(employer_kind)");
        givenPolicy()
                .when("size(§p.employer_kind) == 1")
                .isRefused(Fault.TYPE_EXPECTED, "string", "code(employer_kind)");
        givenPolicy()
                .when("p.employer_kind §+ 'a' == 'a'")
                .isRefused(Fault.TYPE_MISMATCH, "+", "code(employer_kind)", "string");
    }

    @Test
    void money_is_not_divided_and_only_numbers_are_negated() {
        givenPolicy()
                .amount("param.amount §/ 2")
                .isRefused(Fault.TYPE_MISMATCH, "/", "money", "int");
        givenPolicy()
                .amount("param.amount §% param.amount")
                .isRefused(Fault.TYPE_MISMATCH, "%", "money", "money");
        givenPolicy().when("-§p.birth == p.birth").isRefused(Fault.TYPE_EXPECTED, "int", "date");
    }

    @Test
    void texts_that_may_grow_too_long() {
        givenPolicy()
                .parameter("long", "string", "x".repeat(6_000))
                .when("param.long §+ param.long == ''")
                .isRefused(Fault.TEXT_TOO_LONG, "12000", "10000");
    }

    @Test
    void a_text_that_no_database_keeps() {
        givenPolicy()
                .with("when: \"known(p.hukou)\"", "when: §\"'a' == '\\\\u0000'\"")
                .isRefused(Fault.VALUE_INVALID, "\0", "string");
    }

    @Test
    void regions_are_not_compared() {
        givenPolicy().when("p.hukou §!= param.city").isRefused(Fault.REGION_COMPARED, "!=");
        givenPolicy().when("§p.hukou in [param.city]").isRefused(Fault.REGION_COMPARED, "in");
    }

    @Test
    void a_function_that_is_not_in_the_language() {
        givenPolicy().when("§has(p.hukou)").isRefused(Fault.FUNCTION_REFUSED, "has");
        givenPolicy().when("'a'.§matches('a')").isRefused(Fault.FUNCTION_REFUSED, "matches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p.on_duty_days§[0] == 1", "'abc'§[0] == 'a'"})
    void an_operator_that_is_not_in_the_language(String condition) {
        givenPolicy().when(condition).isRefused(Fault.OPERATOR_REFUSED, "[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1.5",
                "1u",
                "b'x'",
                "[1]",
                "{'a': 1}",
                "T{a: 1}",
                "[1, 2].exists(x, x > 1)"
            })
    void a_construct_that_is_not_in_the_language(String construct) {
        var errors = givenPolicy().when(construct + " == 1").errors();
        assertThat(errors)
                .extracting(PolicyError::fault)
                .containsOnly(
                        construct.contains("exists")
                                ? Fault.FUNCTION_REFUSED
                                : Fault.CONSTRUCT_REFUSED);
    }

    @Test
    void too_many_or_too_few_arguments() {
        givenPolicy()
                .when("§years(p.birth) >= 16")
                .isRefused(Fault.ARGUMENT_COUNT, "years", "2", "1");
        givenPolicy().when("'a'.§contains()").isRefused(Fault.ARGUMENT_COUNT, "contains", "1", "0");
        givenPolicy()
                .when("'a'.§substring(0, 1, 1) == 'a'")
                .isRefused(Fault.ARGUMENT_COUNT, "substring", "1–2", "3");
    }

    @Test
    void what_must_be_the_same_for_everyone() {
        givenPolicy().when("within(p.hukou, §p.home)").isRefused(Fault.CONSTANT_REQUIRED);
        givenPolicy()
                .when("p.employer_kind in [§p.employer_kind]")
                .isRefused(Fault.CONSTANT_REQUIRED);
        givenPolicy()
                .when("'abc'.substring(§p.on_duty_days) == ''")
                .isRefused(Fault.CONSTANT_REQUIRED);
        givenPolicy().amount("yuan(§1)").isRefused(Fault.CONSTANT_REQUIRED);
    }

    @Test
    void a_literal_that_is_no_value() {
        givenPolicy()
                .when("p.birth < date(§'2021-02-30')")
                .isRefused(Fault.VALUE_INVALID, "2021-02-30", "date");
    }

    @Test
    void too_long_or_too_deep() {
        givenPolicy()
                .when("known(p.hukou)" + " || known(p.hukou)".repeat(300))
                .with("when: \"known", "when: §\"known")
                .isRefused(Fault.TOO_LARGE);
        String nested = "p.on_duty_days";
        for (int i = 0; i < 15; i++) {
            nested = "min(" + nested + ", 1)";
        }
        givenPolicy()
                .when(nested + " == 1")
                .with("when: \"min", "when: §\"min")
                .isRefused(Fault.TOO_LARGE);
        var errors = givenPolicy().when("(".repeat(200) + "true" + ")".repeat(200)).errors();
        assertThat(errors).extracting(PolicyError::fault).containsOnly(Fault.SYNTAX);
    }

    @Test
    void a_result_that_may_overflow() {
        givenPolicy()
                .amount("param.amount * p.on_duty_days §* 9000000000000")
                .isRefused(Fault.OVERFLOW, "0", "13950000000000000000");
        givenPolicy()
                .when("days(p.birth, p.stay_to) §* 99999999999999999 > 0")
                .isRefused(Fault.OVERFLOW, "-3688899999999999963111", "7341299999999999926587");
    }

    @Test
    void an_amount_that_may_be_negative() {
        givenPolicy()
                .with("amount: \"param.amount\"", "amount: §\"param.amount - yuan('500.01')\"")
                .isRefused(Fault.AMOUNT_NEGATIVE, "-1");
    }

    @Test
    void a_parameter_that_is_used_and_has_no_value() {
        givenPolicy()
                .amount("param.budget")
                .with("  budget: {", "  §budget: {")
                .isRefused(Fault.PARAMETER_MISSING, "budget", "2021-01-21");
    }

    @Test
    void a_region_that_is_wider_than_the_scope() {
        givenPolicy()
                .when("§outside(p.hukou, 'county', param.city)")
                .isRefused(Fault.REGION_WIDER, "130600", "county");
    }

    @Test
    void a_city_with_a_county_that_reports_apart_needs_a_jurisdiction_mode() {
        givenPolicy()
                .with("\"130600\" } }\n  day", "\"130100\" } }\n  day")
                .when("§outside(p.hukou, 'prefecture', param.city)")
                .isRefused(Fault.JURISDICTION_MODE_MISSING, "130181", "130100");
    }

    @Test
    void an_error_on_the_third_line_of_a_block() {
        givenPolicy()
                .with("when: \"known(p.hukou)\" }", "when: x }")
                .with(
                        "  - { id: stay, label: 留在本区, label_en: Stays, cite: \"doc:留在本区\", when: x"
                                + " }",
                        """
                          - id: stay
                            label: 留在本区
                            label_en: Stays
                            cite: "doc:留在本区"
                            when: |
                              known(p.hukou)
                              && known(p.home)
                              && §p.wage > 1
                        """
                                .stripTrailing())
                .isRefused(Fault.FACT_UNKNOWN, "wage");
    }

    @Test
    void a_folded_expression_is_reported_where_it_starts() {
        givenPolicy()
                .with("when: \"known(p.hukou)\"", "when: §\"known(p.hukou)\n      && p.wage > 1\"")
                .isRefused(Fault.FACT_UNKNOWN, "wage");
    }

    @Test
    void every_operand_is_looked_at_before_refusing() {
        var errors = givenPolicy().when("p.a == 1 && p.b == 2 || known(p.c)").errors();
        assertThat(errors).hasSize(3);
    }

    @Test
    void sentences_name_the_words_in_both_languages() {
        PolicyError error = givenPolicy().when("p.hukou_cty == 1").errors().getFirst();
        assertThat(error.sentence(Locale.SIMPLIFIED_CHINESE)).isEqualTo("没有事实“hukou_cty”。");
        assertThat(error.sentence(Locale.ENGLISH)).isEqualTo("There is no fact “hukou_cty”.");
        assertThat(error).hasToString("t.yaml:16:72: There is no fact “hukou_cty”.");
        assertThat(error.code()).isEqualTo("fact-unknown");
    }
}
