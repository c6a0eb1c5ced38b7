package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.fuzz.RandomPolicies;
import org.wengang.engine.schema.Facts;

/** Clauses of which it is proved that nobody, or everybody, passes them. */
class ContradictionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            commentCharacter = '%',
            quoteCharacter = '"',
            textBlock =
                    """
                    p.on_duty_days > 3 # p.on_duty_days < 3
                    p.on_duty_days > 3 # p.on_duty_days < 4
                    p.on_duty_days * 2 == 6 # p.on_duty_days != 3
                    years(p.birth, param.day) >= 60 # years(p.birth, param.day) < 60
                    years(p.birth, param.day) >= 60 # p.birth > date('1961-02-11')
                    days(p.stay_from, param.day) > 10 # p.stay_from >= date('2021-02-01')
                    within(p.hukou, region('131102')) # outside(p.hukou, 'prefecture', region('131103'))
                    within(p.hukou, region('130110')) # within(p.hukou, region('131100'))
                    within(p.hukou, region('130000')) # !within(p.hukou, region('130000'))
                    p.employer_kind in ['private', 'foreign'] # p.employer_kind in ['government']
                    p.employer_kind in param.kinds # p.employer_kind != 'private'
                    !known(p.hukou) # within(p.hukou, region('130110'))
                    """)
    void two_clauses_that_exclude_each_other_are_named(String one, String other) {
        assertThat(warnings(one, other))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.fault()).isEqualTo(Fault.CLAUSES_EXCLUDE);
                    assertThat(warning.arguments()).containsExactly("stay", "other");
                    assertThat(warning.fault().level()).isEqualTo(Fault.Level.WARNING);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            commentCharacter = '%',
            quoteCharacter = '"',
            textBlock =
                    """
                    p.on_duty_days > 3 # p.on_duty_days < 5
                    years(p.birth, param.day) >= 60 # p.birth >= date('1961-02-11')
                    within(p.hukou, region('131100')) # outside(p.hukou, 'county', region('131102'))
                    p.employer_kind in ['private', 'foreign'] # p.employer_kind == 'foreign'
                    p.stay_from < p.stay_to # p.stay_to < p.stay_from
                    p.on_duty_days > 3 || known(p.birth) # p.on_duty_days < 2 || known(p.home)
                    outside((true ? p.hukou : p.hukou), 'county', region('130110')) # within(p.hukou, region('130000'))
                    p.on_duty_days > 3 && known(p.birth) # p.on_duty_days < 2 || !known(p.birth)
                    """)
    void clauses_that_someone_satisfies_or_that_nothing_is_proved_of_are_left_alone(
            String one, String other) {
        assertThat(warnings(one, other)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.on_duty_days > 31",
                "false",
                "p.employer_kind in []",
                "p.birth > date('2100-12-31')",
                "years(p.birth, date('1900-01-01')) > 0",
                "p.on_duty_days / 10 > 3",
                "p.on_duty_days % 10 == 5 && p.on_duty_days / 10 == 3",
                "'a'.startsWith('b') || 'b' < 'a'",
                "within(p.hukou, region('130110')) && within(p.hukou, region('131100'))"
            })
    void a_clause_that_never_holds_is_named(String clause) {
        assertThat(warnings(clause, "known(p.hukou)"))
                .extracting(PolicyError::fault)
                .containsExactly(Fault.CLAUSE_NEVER_HOLDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.on_duty_days >= 0",
                "p.on_duty_days % 7 < 7",
                "true",
                "p.birth < date('2200-01-01')",
                "known(p.hukou) || !known(p.hukou)",
                "p.employer_kind == 'private' || p.employer_kind != 'private'"
            })
    void a_clause_that_is_never_false_is_named(String clause) {
        assertThat(warnings(clause, "known(p.hukou)"))
                .extracting(PolicyError::fault)
                .containsExactly(Fault.CLAUSE_NEVER_REFUSES);
    }

    @Test
    void three_clauses_of_which_any_two_agree_are_named_together() {
        var policy =
                two("p.employer_kind in ['private', 'foreign']", "p.employer_kind != 'foreign'")
                        .with("class: A", clause("third", "p.employer_kind != 'private'"))
                        .compile();
        assertThat(policy.warnings())
                .singleElement()
                .extracting(PolicyError::arguments)
                .isEqualTo(List.of("stay, other", "third"));
    }

    @Test
    void the_sentence_says_who_excludes_whom_and_where() {
        PolicyError warning = warnings("p.on_duty_days > 3", "p.on_duty_days < 2").getFirst();
        assertThat(warning.english())
                .isEqualTo(
                        "The clauses “stay” and “other” exclude each other: nobody can be"
                                + " eligible.");
        assertThat(warning.line())
                .isEqualTo(two("true", "true").load().clauses().get(1).when().at().line());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_proved_of_random_clauses_is_so_for_random_people(long seed) {
        var random = new RandomPolicies(RandomPolicies.wideSchema(), Catalogue.JURISDICTIONS, seed);
        int warnings = 0;
        for (int i = 0; i < 60; i++) {
            CompiledPolicy policy = random.next(5);
            warnings += policy.warnings().size();
            for (int j = 0; j < 100 && !policy.warnings().isEmpty(); j++) {
                isSo(policy, random.person());
            }
        }
        assertThat(warnings).isPositive();
    }

    private static void isSo(CompiledPolicy policy, Map<String, Object> person) {
        Decision decision = policy.decide(Facts.of(policy.schema(), person));
        for (PolicyError warning : policy.warnings()) {
            List<Truth> named =
                    decision.clauses().stream()
                            .filter(clause ->
                                    List.of(String.join(", ", warning.arguments()).split(", "))
                                            .contains(clause.id()))
                            .map(ClauseResult::truth)
                            .toList();
            if (warning.fault() == Fault.NEVER_KNOWN) {
                assertThat(named).isEmpty();
            } else if (warning.fault() == Fault.CLAUSE_NEVER_REFUSES) {
                assertThat(named).as("%s", warning).doesNotContain(Truth.FALSE);
            } else {
                assertThat(named).as("%s", warning).anyMatch(truth -> truth != Truth.TRUE);
            }
        }
    }

    private static List<PolicyError> warnings(String one, String other) {
        return two(one, other).compile().warnings();
    }

    private static GivenPolicy two(String one, String other) {
        return givenPolicy().when(one).with("class: A", clause("other", other));
    }

    private static String clause(String id, String when) {
        return "  - { id: %s, label: x, label_en: x, cite: \"doc:留在本区\", when: \"%s\" }\nclass: A"
                .formatted(id, when);
    }
}
