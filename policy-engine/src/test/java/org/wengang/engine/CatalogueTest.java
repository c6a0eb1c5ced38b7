package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.measure.Measure;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyCase;
import org.wengang.engine.policy.PolicyFile;

/** The catalogue as a whole: complete, cited, tried in every direction, nothing invented. */
class CatalogueTest {

    /** The rules the sources hold: a policy for an entitlement, else a measure. */
    private static final List<String> ENTITLEMENTS =
            List.of(
                    "R-GS-01",
                    "R-GS-02",
                    "R-GS-03",
                    "R-GS-05",
                    "R-GS-06",
                    "R-GS-07",
                    "R-GS-08",
                    "R-GS-09",
                    "R-GS-10",
                    "R-GS-11",
                    "R-GS-12",
                    "R-SJZ-03",
                    "R-SJZ-04",
                    "R-SJZ-05",
                    "R-CD-02",
                    "R-ZJK-01",
                    "R-ZJK-05",
                    "R-CZ-01",
                    "R-CZ-02",
                    "R-HS-01",
                    "R-HS-05",
                    "R-HS-12",
                    "R-DZ-01",
                    "R-XJ-01",
                    "R-LY-04",
                    "R-CC-01",
                    "R-CC-02",
                    "R-CC-03",
                    "R-CC-04",
                    "R-CC-05",
                    "R-CC-07");

    private static final List<String> OTHERS =
            List.of(
                    "R-GS-04",
                    "R-GS-13",
                    "R-GS-14",
                    "R-GS-15",
                    "R-GS-16",
                    "R-SJZ-01",
                    "R-SJZ-02",
                    "R-CD-01",
                    "R-ZJK-02",
                    "R-ZJK-03",
                    "R-ZJK-04",
                    "R-ZJK-06",
                    "R-HS-02",
                    "R-HS-03",
                    "R-HS-04",
                    "R-HS-06",
                    "R-HS-07",
                    "R-HS-08",
                    "R-HS-09",
                    "R-HS-10",
                    "R-HS-11",
                    "R-DZ-02",
                    "R-DZ-03",
                    "R-XA-01",
                    "R-TS-01",
                    "R-LY-01",
                    "R-LY-02",
                    "R-LY-03",
                    "R-LY-05",
                    "R-LY-06",
                    "R-LY-07",
                    "R-CC-06",
                    "R-CC-08",
                    "R-CC-09",
                    "R-CC-10",
                    "R-CC-11",
                    "R-AK-01",
                    "R-AK-02",
                    "R-AK-03",
                    "R-AK-04");

    static List<Path> files() {
        return Catalogue.files();
    }

    @Test
    void every_rule_of_the_sources_is_a_policy_or_a_measure_and_none_is_both() {
        var policies =
                Catalogue.files().stream().map(file -> Catalogue.policy(file).code()).toList();
        assertThat(policies)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ENTITLEMENTS);
        var measures =
                Catalogue.measures().stream()
                        .flatMap(file -> file.measures().stream())
                        .map(Measure::code)
                        .toList();
        assertThat(measures).doesNotHaveDuplicates();
        assertThat(measures.stream().filter(code -> code.startsWith("R-")))
                .containsExactlyInAnyOrderElementsOf(OTHERS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_case_comes_out_as_its_file_says(Path file) {
        CheckedPolicy policy = Catalogue.checked(Catalogue.policy(file));
        CaseRun run = CaseRun.verify(policy, Catalogue.JURISDICTIONS);
        assertThat(run.results()).isNotEmpty().allMatch(CaseRun.CaseResult::ok);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_cases_show_every_clause_true_false_and_unknown(Path file) {
        CheckedPolicy policy = Catalogue.checked(Catalogue.policy(file));
        assertThat(CaseRun.run(policy, Catalogue.JURISDICTIONS).uncovered()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void compiles_with_the_values_of_each_case(Path file) {
        var policy = Catalogue.policy(file);
        for (PolicyCase each : policy.cases()) {
            var values = ParameterValues.of(policy, policy.firstDay());
            for (var changed : each.with().entrySet()) {
                values = values.withText(changed.getKey(), changed.getValue().text());
            }
            var compiled = Catalogue.checked(policy).bind(values, Catalogue.JURISDICTIONS);
            assertThat(compiled.sql().clauseExpressions()).hasSameSizeAs(policy.clauses());
        }
    }

    /** What the source does not give has no value, or a proposal that an officer must confirm. */
    @ParameterizedTest
    @MethodSource("files")
    void every_parameter_is_cited_or_open_and_only_an_open_one_goes_without_a_value(Path file) {
        for (Parameter parameter : Catalogue.policy(file).parameters().values()) {
            assertThat(parameter.cite() != null || parameter.isOpen()).isTrue();
            assertThat(parameter.isOpen() || !parameter.values().isEmpty()).isTrue();
        }
    }

    /** An amount that is not in the source is nowhere but in the trials of cases. */
    @ParameterizedTest
    @MethodSource("files")
    void no_money_stands_in_a_file_that_its_source_does_not_name(Path file) {
        for (Parameter parameter : Catalogue.policy(file).parameters().values()) {
            if (parameter.cite() == null && parameter.type().word().contains("money")) {
                assertThat(parameter.values()).as(parameter.name()).isEmpty();
            }
        }
    }

    /** Trial values are those of the case, so its outcome is marked as a trial. */
    @Test
    void a_case_with_a_value_the_file_does_not_have_is_marked_as_a_trial() {
        var run =
                CaseRun.run(
                        Catalogue.checked(Catalogue.policy("R-CC-02")), Catalogue.JURISDICTIONS);
        assertThat(run.results().getFirst().trial())
                .containsExactlyInAnyOrder("monthly_rate", "proration", "rounding");
        var luquan = CaseRun.run(Catalogue.checked(Catalogue.luquan()), Catalogue.JURISDICTIONS);
        assertThat(luquan.results()).allMatch(result -> result.trial().isEmpty());
    }

    @Test
    void without_the_lost_digits_there_is_no_rule() {
        var policy = Catalogue.policy("R-CC-02");
        var missing = ParameterValues.of(policy, policy.firstDay()).missing();
        assertThat(missing)
                .extracting(Parameter::name)
                .containsExactly("monthly_rate", "max_months", "proration", "rounding", "budget");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F-01", "F-02", "F-03", "F-04", "F-05", "F-10", "F-11", "F-12", "F-13", "F-14",
                "F-19", "F-22"
            })
    void a_fixture_of_the_sources_is_a_case(String fixture) {
        assertThat(Catalogue.files())
                .flatMap(file -> Catalogue.policy(file).cases())
                .anyMatch(each -> each.name().text().startsWith(fixture + " "));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_policy_lies_in_the_folder_of_its_region_under_its_code(Path file) {
        var policy = Catalogue.policy(file);
        assertThat(file.getFileName()).hasToString(policy.code() + ".yaml");
        assertThat(file.getName(file.getNameCount() - 2).toString())
                .startsWith(policy.authority().region().code() + "-");
    }

    /** Two policies may share a pool only if they mean to; none do. */
    @Test
    void every_pool_is_named_once() {
        var pools =
                Catalogue.files().stream()
                        .map(file -> Catalogue.policy(file).limits().budget())
                        .filter(Objects::nonNull)
                        .map(budget -> budget.pool())
                        .toList();
        assertThat(pools).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_fact_of_a_schema_is_asked_in_vain(Path file) {
        CheckedPolicy policy = Catalogue.checked(Catalogue.policy(file));
        var given =
                policy.file().cases().stream()
                        .flatMap(each -> each.given().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        var read = new TreeSet<String>();
        Stream.concat(policy.clauses().stream(), Stream.of(policy.amount()))
                .flatMap(expression -> expression.reads().stream())
                .forEach(each -> {
                    if (each
                            instanceof org.wengang.engine.language.Expression.FactValue(var fact)) {
                        read.add(fact.name());
                    }
                });
        assertThat(given).containsAll(read);
    }

    @Test
    void every_fact_of_every_schema_is_used_by_a_policy_except_those_of_the_roster() {
        var unused = new HashSet<String>();
        var schemas =
                Catalogue.files().stream()
                        .map(file -> Catalogue.policy(file).schema().text())
                        .distinct();
        for (String name : schemas.toList()) {
            if (!name.equals("worker/1")) {
                Catalogue.schema(name)
                        .facts()
                        .keySet()
                        .forEach(fact -> unused.add(name + " " + fact));
            }
        }
        for (Path file : Catalogue.files()) {
            PolicyFile policy = Catalogue.policy(file);
            var text = new ArrayList<String>();
            policy.clauses().forEach(clause -> text.add(clause.when().text()));
            text.add(policy.benefit().amount().text());
            unused.removeIf(fact -> {
                String[] parts = fact.split(" ");
                return policy.schema().text().equals(parts[0])
                        && text.stream()
                                .anyMatch(
                                        each -> each.matches("(?s).*\\bp\\." + parts[1] + "\\b.*"));
            });
        }
        assertThat(unused).isEmpty();
    }
}
