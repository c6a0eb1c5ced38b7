package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;

/** Decisions of the two policies, with their reasons. */
class DecisionTest {

    private static final LocalDate DAY = LocalDate.of(2021, 2, 10);

    @Test
    void f_01_is_paid_500() {
        Decision decision = luquan(Catalogue.OUTSIDER);
        assertThat(decision.verdict()).isEqualTo(Verdict.ELIGIBLE);
        assertThat(decision.amountFen()).isEqualTo(50_000);
        assertThat(decision.failed()).isEmpty();
        assertThat(decision.unknown()).isEmpty();
    }

    @Test
    void an_unknown_residence_is_named_and_neither_paid_nor_refused() {
        Decision decision = luquan(without("residence"));
        assertThat(decision.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(decision.unknown()).containsExactly("residence");
        ClauseResult clause = decision.clauses().get(3);
        assertThat(clause.readings().stream().filter(reading -> !reading.isKnown()))
                .extracting(reading -> reading.label().chinese())
                .containsExactly("常住地");
    }

    @Test
    void every_failure_is_listed_and_no_amount_is_given() {
        var facts = new HashMap<>(Catalogue.OUTSIDER);
        facts.put("hukou", new Region("130108"));
        facts.put("employer_kind", "state_owned");
        facts.remove("home");
        Decision decision = luquan(facts);
        assertThat(decision.verdict()).isEqualTo(Verdict.NOT_ELIGIBLE);
        assertThat(decision.failed()).containsExactly("hukou", "employer");
        assertThat(decision.unknown()).containsExactly("home");
        assertThat(decision.amountFen()).isNull();
    }

    @Test
    void a_clause_shows_what_it_read_with_labels_and_the_cited_words() {
        ClauseResult clause = luquan(Catalogue.OUTSIDER).clauses().get(4);
        assertThat(clause.cite()).isEqualTo(new Citation("hebei", "各类非公企业、工商户员工及施工工地务工人员"));
        assertThat(clause.readings())
                .extracting(
                        Reading::source,
                        Reading::name,
                        reading -> reading.text().in(Locale.CHINA),
                        reading -> reading.text().in(Locale.ENGLISH))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Reading.Source.FACT, "worker_category", "企业职工", "Employee"),
                        org.assertj.core.groups.Tuple.tuple(
                                Reading.Source.FACT, "employer_kind", "私营企业", "Private enterprise"),
                        org.assertj.core.groups.Tuple.tuple(
                                Reading.Source.PARAMETER,
                                "non_public_kinds",
                                "私营企业、外商投资企业、个体工商户",
                                "Private enterprise, Foreign-invested enterprise, Individual"
                                        + " business"));
    }

    @Test
    void a_clause_about_places_shows_the_jurisdiction_mode_it_followed() {
        assertThat(luquan(Catalogue.OUTSIDER).clauses().get(1).readings())
                .extracting(Reading::name)
                .containsExactly("hukou", "outsider_scope", "city", "jurisdiction_mode");
    }

    @Test
    void the_amount_has_readings_of_its_own() {
        var facts = new HashMap<>(Catalogue.OUTSIDER);
        facts.put("stay_place", new Region("131102"));
        Decision decision = decide(Catalogue.hengshui(), facts);
        assertThat(decision.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(decision.unknown()).containsExactly("amount");
        assertThat(decision.amount().readings())
                .extracting(Reading::name)
                .containsExactly("base", "on_duty_days", "duty_days", "duty_extra");
        assertThat(decision.amount().readings().getFirst().text().chinese()).isEqualTo("500.00元");
    }

    @Test
    void what_the_source_leaves_open_is_listed_for_an_officer() {
        PolicyFile luquan = Catalogue.luquan();
        assertThat(luquan.openParameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "holiday_first",
                        "holiday_last",
                        "jurisdiction_mode",
                        "non_public_kinds",
                        "budget");
        assertThat(ParameterValues.of(luquan, DAY).missing())
                .extracting(Parameter::name)
                .containsExactly("budget");
        assertThat(Catalogue.hengshui().openParameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "outsider_scope", "holiday_first", "holiday_last", "duty_days", "budget");
    }

    @Test
    void a_voucher_names_its_last_day_and_where_it_is_spent() {
        PolicyFile hengshui = Catalogue.hengshui();
        assertThat(hengshui.benefit().validUntil()).isEqualTo("voucher_last_day");
        assertThat(ParameterValues.of(hengshui, DAY).get("voucher_last_day"))
                .isEqualTo(LocalDate.of(2021, 3, 8));
    }

    @Test
    void values_survive_as_text() {
        PolicyFile luquan = Catalogue.luquan();
        ParameterValues values =
                ParameterValues.of(luquan, DAY)
                        .withText("budget", "30000000.00")
                        .with("non_public_kinds", List.of("private"));
        ParameterValues again = ParameterValues.of(luquan, DAY);
        for (var entry : values.texts().entrySet()) {
            again = again.withText(entry.getKey(), entry.getValue());
        }
        assertThat(again.values()).isEqualTo(values.values());
        assertThat(values.texts()).containsEntry("budget", "30000000.00");
    }

    @Test
    void a_value_of_another_type_is_refused() {
        ParameterValues values = ParameterValues.of(Catalogue.luquan(), DAY);
        assertThatIllegalArgumentException().isThrownBy(() -> values.with("budget", "much"));
        assertThatIllegalArgumentException().isThrownBy(() -> values.withText("budget", "much"));
        assertThatIllegalArgumentException().isThrownBy(() -> values.withText("purse", "1"));
    }

    @Test
    void before_its_first_day_a_value_does_not_hold() {
        assertThat(ParameterValues.of(Catalogue.luquan(), LocalDate.of(2021, 1, 20)).values())
                .isEmpty();
    }

    private static Map<String, Object> without(String fact) {
        var facts = new HashMap<>(Catalogue.OUTSIDER);
        facts.remove(fact);
        return facts;
    }

    private static Decision luquan(Map<String, Object> facts) {
        return decide(Catalogue.luquan(), facts);
    }

    private static Decision decide(PolicyFile file, Map<String, Object> facts) {
        return PolicyCompiler.compile(
                        file,
                        Catalogue.WORKER,
                        ParameterValues.of(file, DAY),
                        Catalogue.JURISDICTIONS)
                .decide(Facts.of(Catalogue.WORKER, facts));
    }
}
