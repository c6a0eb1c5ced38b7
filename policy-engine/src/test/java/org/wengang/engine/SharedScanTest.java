package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.engine.fuzz.RandomPolicies;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.population.RunManifest;
import org.wengang.engine.population.SharedScan;
import org.wengang.engine.sql.Dialect;

/** Several policies over one scan, in each engine's words, and what a run proves. */
class SharedScanTest {

    private static final String PLACE = "within(p.hukou, region('130110'))";

    @Test
    void what_two_policies_ask_stands_in_one_column() {
        var first = givenPolicy().when(PLACE + " && p.on_duty_days > 3").compile();
        var second = givenPolicy().when(PLACE).compile();
        var scan = SharedScan.of(List.of(first, second), "facts.worker", Dialect.POSTGRESQL);
        assertThat(scan.shared()).isEqualTo(1);
        assertThat(scan.source())
                .startsWith("(select p.*, (case when substr(p.hukou, 1, 6) = '130110' then true")
                .endsWith(" as shared_0 from facts.worker p offset 0) p");
        assertThat(scan.policies().get(0).clauseExpressions())
                .containsExactly(
                        "(p.shared_0 and (cast(p.on_duty_days as bigint) > cast(3 as bigint)))");
        assertThat(scan.policies().get(1).clauseExpressions()).containsExactly("p.shared_0");
    }

    @Test
    void nothing_in_common_is_a_plain_scan() {
        var policy = givenPolicy().when(PLACE).compile();
        var scan = SharedScan.of(List.of(policy), "facts", Dialect.POSTGRESQL);
        assertThat(scan.source()).isEqualTo("facts p");
        assertThat(scan.policies()).containsExactly(policy.sql());
    }

    @Test
    void other_schemas_and_other_names_are_refused() {
        var worker = givenPolicy().compile();
        var wide =
                new RandomPolicies(RandomPolicies.wideSchema(), Catalogue.JURISDICTIONS, 1).next(1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SharedScan.of(List.of(worker, wide), "facts", Dialect.POSTGRESQL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedScan.of(List.of(), "facts", Dialect.POSTGRESQL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedScan.of(List.of(worker), "facts; --", Dialect.POSTGRESQL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            commentCharacter = '%',
            quoteCharacter = '"',
            textBlock =
                    """
                    POSTGRESQL # (cast(p.birth + cast(cast(1 as bigint) as integer) * interval '1 month' as date) = p.stay_to)
                    DUCKDB     # (cast(p.birth + to_months(cast(cast(1 as bigint) as integer)) as date) = p.stay_to)
                    SPARK      # (add_months(p.birth, cast(cast(1 as bigint) as int)) = p.stay_to)
                    """)
    void months_in_each_dialect(Dialect dialect, String sql) {
        assertThat(sql("addMonths(p.birth, 1) == p.stay_to", dialect)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, /", "DUCKDB, //", "SPARK, div"})
    void division_in_each_dialect(Dialect dialect, String sign) {
        assertThat(sql("percent(param.amount, 1, 'down') == zero()", dialect))
                .contains(") %s cast(10000 as bigint))".formatted(sign));
        assertThat(sql("days(p.birth, p.stay_to) == 1", dialect)).contains("as bigint)");
    }

    @Test
    void the_hash_of_a_run_depends_on_every_row_and_on_no_order() {
        var one = RunManifest.EMPTY.with(1, Verdict.ELIGIBLE, 50_000L, 3, 0);
        var both = one.with(2, Verdict.UNDECIDED, null, 1, 2);
        var other = RunManifest.EMPTY.with(2, Verdict.UNDECIDED, null, 1, 2);
        assertThat(both).isEqualTo(other.plus(one));
        assertThat(both.rows()).isEqualTo(2);
        assertThat(both.eligible()).isEqualTo(1);
        assertThat(both.sumFen()).isEqualTo(50_000);
        assertThat(one.hash()).isEqualTo(31 + 50_000 * 7 + 3 * 17);
        assertThat(RunManifest.rowHash(1, null, 0, 0)).isEqualTo(24);
    }

    private static String sql(String expression, Dialect dialect) {
        return givenPolicy().when(expression).compile().sql(dialect).clauseExpressions().getFirst();
    }
}
