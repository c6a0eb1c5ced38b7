package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;

/** The file around the expressions: each fault at its line and column. */
class BrokenPolicyTest {

    @Test
    void the_given_policy_is_whole() {
        assertThat(givenPolicy().compile().file().code()).isEqualTo("T-1");
    }

    @Test
    void broken_yaml() {
        var errors = givenPolicy().with("title: 试行补贴", "title: [试行补贴").errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().fault()).isEqualTo(Fault.YAML_BROKEN);
        assertThat(errors.getFirst().line()).isEqualTo(4);
    }

    @Test
    void yaml_that_points_elsewhere() {
        givenPolicy().with("title: 试行补贴", "title: §&t 试行补贴").isRefused(Fault.YAML_FEATURE_REFUSED);
        givenPolicy()
                .with("title: 试行补贴", "title: §!!str 试行补贴")
                .isRefused(Fault.YAML_FEATURE_REFUSED);
    }

    @Test
    void two_documents_in_a_file() {
        var errors = givenPolicy().with("basis:", "---\nbasis:").errors();
        assertThat(errors).extracting(PolicyError::fault).containsExactly(Fault.YAML_BROKEN);
    }

    @Test
    void a_file_that_is_no_mapping() {
        var errors = new GivenPolicy("- 1", Catalogue.JURISDICTIONS).errors();
        assertThat(errors).extracting(PolicyError::fault).containsExactly(Fault.MAP_EXPECTED);
    }

    @Test
    void an_empty_file() {
        var errors = new GivenPolicy("", Catalogue.JURISDICTIONS).errors();
        assertThat(errors).extracting(PolicyError::fault).containsExactly(Fault.MAP_EXPECTED);
    }

    @Test
    void a_key_written_twice() {
        givenPolicy()
                .with("title_en:", "§title: 又一个\ntitle_en:")
                .isRefused(Fault.KEY_DUPLICATE, "title");
    }

    @Test
    void a_key_no_one_knows() {
        givenPolicy()
                .with("{ times: 1 }", "{ times: 1, §per: year }")
                .isRefused(Fault.KEY_UNKNOWN, "per", "times, within");
    }

    @Test
    void a_missing_key() {
        givenPolicy().with("{ pool: POOL,", "§{").isRefused(Fault.KEY_MISSING, "pool");
    }

    @Test
    void a_value_where_names_are_expected() {
        var errors = givenPolicy().with("{ times: 1 }", "§once").errors();
        assertThat(errors).extracting(PolicyError::fault).contains(Fault.MAP_EXPECTED);
    }

    @Test
    void a_map_where_a_list_is_expected() {
        var errors = givenPolicy().with("basis:\n  - { id: doc", "basis:\n  { id: doc").errors();
        assertThat(errors.getFirst().fault()).isEqualTo(Fault.LIST_EXPECTED);
        assertThat(errors.getFirst().line()).isEqualTo(8);
    }

    @Test
    void a_list_where_a_value_is_expected() {
        givenPolicy().with("name: 某区人社局", "name: §[一, 二]").isRefused(Fault.TEXT_EXPECTED);
    }

    @Test
    void a_value_of_the_wrong_type() {
        givenPolicy()
                .with("\"500.00\" } }", "§500元 } }")
                .isRefused(Fault.VALUE_INVALID, "500元", "money");
        givenPolicy()
                .with("region: \"130110\"", "region: §\"130011\"")
                .isRefused(Fault.VALUE_INVALID, "130011", "region");
        givenPolicy()
                .with("2021-02-11", "§2021-02-30")
                .isRefused(Fault.VALUE_INVALID, "2021-02-30", "date");
        givenPolicy()
                .with("[private]", "§[private, private]")
                .isRefused(Fault.VALUE_INVALID, "private,private", "codes(employer_kind)");
        givenPolicy()
                .with("type: region", "type: §place")
                .isRefused(Fault.VALUE_INVALID, "place", "type");
    }

    @Test
    void a_word_that_is_not_possible() {
        givenPolicy()
                .with("kind: cash", "kind: §cheque")
                .isRefused(
                        Fault.WORD_INVALID,
                        "cheque",
                        "cash, e_red_packet, voucher, goods, fee_waiver");
        givenPolicy()
                .with("version: 1", "version: §0")
                .isRefused(Fault.WORD_INVALID, "0", "1 – 9999");
    }

    @Test
    void a_name_that_is_not_possible() {
        givenPolicy().with("id: stay", "id: §Stay").isRefused(Fault.NAME_INVALID, "Stay");
    }

    @Test
    void no_clause_may_be_called_amount() {
        givenPolicy().with("id: stay", "id: §amount").isRefused(Fault.KEY_DUPLICATE, "amount");
    }

    @Test
    void a_policy_without_clauses() {
        var errors =
                givenPolicy()
                        .with("eligibility:\n  - {", "eligibility: []\nother:\n  - {")
                        .errors();
        assertThat(errors).extracting(PolicyError::fault).contains(Fault.CLAUSE_COUNT);
    }

    @Test
    void a_citation_of_no_basis() {
        givenPolicy()
                .with("cite: \"doc:留在本区\"", "cite: §\"law:留在本区\"")
                .isRefused(Fault.BASIS_UNKNOWN, "law");
    }

    @Test
    void a_citation_that_is_not_in_the_text() {
        givenPolicy()
                .with("cite: \"doc:留在本区\"", "cite: §\"doc:年满十六周岁\"")
                .isRefused(Fault.CITE_NOT_IN_TEXT, "doc", "年满十六周岁");
    }

    @Test
    void a_citation_without_a_basis() {
        givenPolicy().with("cite: \"doc:留在本区\"", "cite: §留在本区").isRefused(Fault.CITE_FORM);
    }

    @Test
    void a_parameter_from_nowhere() {
        givenPolicy()
                .with("  amount: {", "  §amount: {")
                .with("cite: \"doc:500元\", values", "values")
                .isRefused(Fault.PARAMETER_UNSOURCED, "amount");
    }

    @Test
    void a_parameter_without_a_value_that_is_not_open() {
        givenPolicy()
                .with("  amount: {", "  §amount: {")
                .with(", values: { 2021-01-21: \"500.00\" } }", " }")
                .isRefused(Fault.PARAMETER_WITHOUT_VALUE, "amount");
    }

    @Test
    void a_budget_parameter_that_is_not_there_or_no_money() {
        givenPolicy()
                .with("parameter: budget", "parameter: §purse")
                .isRefused(Fault.PARAMETER_UNKNOWN, "purse");
        givenPolicy()
                .with("parameter: budget", "parameter: §day")
                .isRefused(Fault.PARAMETER_TYPE, "day", "money");
    }

    @Test
    void a_parameter_with_a_code_that_is_not_in_its_list() {
        givenPolicy()
                .with("  kinds: {", "  §kinds: {")
                .with("[private]", "[private, secret]")
                .isRefused(Fault.CODE_UNKNOWN, "secret", "employer_kind");
        givenPolicy()
                .with("  kinds: {", "  §kinds: {")
                .with("codes(employer_kind)", "codes(secrets)")
                .isRefused(Fault.CODE_LIST_UNKNOWN, "secrets");
    }

    @Test
    void a_jurisdiction_mode_of_another_type() {
        var errors = givenPolicy().parameter("jurisdiction_mode", "bool", "true").errors();
        assertThat(errors).extracting(PolicyError::fault).containsExactly(Fault.PARAMETER_TYPE);
    }

    @Test
    void facts_of_another_version() {
        givenPolicy()
                .with("schema: worker/1", "schema: §worker/2")
                .isRefused(Fault.SCHEMA_DIFFERENT, "worker/2", "worker/1");
    }

    @Test
    void all_faults_are_reported_at_once_in_the_order_of_the_file() {
        List<PolicyError> errors =
                givenPolicy()
                        .with("version: 1", "version: 0")
                        .with("kind: cash", "kind: cheque")
                        .with("id: stay", "id: Stay")
                        .errors();
        assertThat(errors)
                .extracting(PolicyError::fault)
                .containsExactly(Fault.WORD_INVALID, Fault.NAME_INVALID, Fault.WORD_INVALID);
    }

    @Test
    void a_case_about_an_unknown_fact_clause_or_parameter() {
        givenPolicy()
                .with("given: { hukou: \"130600\" }", "given: { age: §30 }")
                .isRefused(Fault.FACT_UNKNOWN, "age");
        givenPolicy()
                .with(
                        "{ verdict: eligible, amount: \"500.00\" }",
                        "{ verdict: not_eligible, failed: [§age] }")
                .isRefused(Fault.CLAUSE_UNKNOWN, "age");
        givenPolicy()
                .with("expect:", "with: { rate: §1 }, expect:")
                .isRefused(Fault.PARAMETER_UNKNOWN, "rate");
    }

    @Test
    void a_case_with_a_value_that_the_fact_cannot_have() {
        givenPolicy()
                .with("given: {", "given: { on_duty_days: §32,")
                .isRefused(Fault.FACT_OUT_OF_RANGE, "on_duty_days");
        givenPolicy()
                .with("given: {", "given: { employer_kind: §bank,")
                .isRefused(Fault.CODE_UNKNOWN, "bank", "employer_kind");
    }

    @Test
    void a_case_that_does_not_come_out() {
        givenPolicy()
                .with("name: 案例一", "name: §案例一")
                .with("amount: \"500.00\" }", "amount: \"600.00\" }")
                .isRefused(
                        Fault.CASE_WRONG,
                        "案例一",
                        "eligible, amount 600.00",
                        "eligible, amount 500.00");
    }

    @Test
    void two_cases_of_one_name() {
        givenPolicy()
                .with(
                        "cases:\n",
                        "cases:\n"
                            + "  - { name: 案例一, given: {}, expect: { verdict: not_eligible, failed:"
                            + " [stay] } }\n")
                .with("name: 案例一, given: { hukou", "name: §案例一, given: { hukou")
                .isRefused(Fault.KEY_DUPLICATE, "案例一");
    }

    @Test
    void only_an_entitlement_is_a_policy() {
        givenPolicy().with("class: A", "class: §B").isRefused(Fault.WORD_INVALID, "B", "A");
    }

    @Test
    void an_unstated_payee_must_be_asked_for() {
        givenPolicy()
                .with("payee: worker", "payee: §unstated")
                .isRefused(Fault.PAYEE_UNASKED, "payee", "code(payee)");
        givenPolicy()
                .with("payee: worker", "payee: unstated")
                .parameter("payee", "code(payee)", "worker")
                .compile();
    }

    @Test
    void limits_speak_of_parameters_of_their_type() {
        givenPolicy()
                .with("exclusive_group: G", "cap: { parameter: §day }")
                .isRefused(Fault.PARAMETER_TYPE, "day", "money");
        givenPolicy()
                .with("exclusive_group: G", "months: { parameter: §amount, consecutive: true }")
                .isRefused(Fault.PARAMETER_TYPE, "amount", "int");
        givenPolicy()
                .with("on_exhausted: wait", "on_exhausted: §param.kinds")
                .isRefused(Fault.PARAMETER_TYPE, "kinds", "code(on_exhausted)");
        givenPolicy()
                .with("{ times: 1 }", "{ times: 1, within: §year }")
                .isRefused(Fault.WORD_INVALID, "year", "policy, period, campaign");
    }

    @Test
    void a_value_outside_the_bounds_of_its_source_is_refused() {
        givenPolicy()
                .with(
                        "amount: { type: money,",
                        "§amount: { type: money, range: [\"600.00\", \"700.00\"],")
                .isRefused(Fault.PARAMETER_OUT_OF_RANGE, "amount");
        givenPolicy()
                .with("amount: { type: money,", "amount: { type: money, range: §[\"7\", \"6\"],")
                .isRefused(Fault.RANGE_INVALID, "7", "6");
    }
}
