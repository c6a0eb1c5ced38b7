package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.policy.ParameterValues;

class CatalogueTest {

    static List<Path> files() {
        return Catalogue.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_case_comes_out_as_its_file_says(Path file) {
        CheckedPolicy policy = PolicyCompiler.check(Catalogue.policy(file), Catalogue.WORKER);
        CaseRun run = CaseRun.verify(policy, Catalogue.JURISDICTIONS);
        assertThat(run.results()).isNotEmpty().allMatch(CaseRun.CaseResult::ok);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_cases_show_every_clause_true_false_and_unknown(Path file) {
        CheckedPolicy policy = PolicyCompiler.check(Catalogue.policy(file), Catalogue.WORKER);
        assertThat(CaseRun.run(policy, Catalogue.JURISDICTIONS).uncovered()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void compiles_with_its_own_values(Path file) {
        var policy = Catalogue.policy(file);
        var compiled =
                PolicyCompiler.compile(
                        policy,
                        Catalogue.WORKER,
                        ParameterValues.of(policy, policy.firstDay()),
                        Catalogue.JURISDICTIONS);
        assertThat(compiled.sql().clauseExpressions()).hasSameSizeAs(policy.clauses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"F-01", "F-02", "F-03", "F-04", "F-05"})
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
}
