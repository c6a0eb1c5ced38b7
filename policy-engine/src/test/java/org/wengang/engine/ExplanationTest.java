package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.engine.explain.Explanation;
import org.wengang.engine.explain.NearestMiss;
import org.wengang.engine.explain.Provenance;
import org.wengang.engine.explain.Settling;
import org.wengang.engine.fuzz.RandomPolicies;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;

/** What a person is told: reasons with their sources, what would settle, how near it was. */
class ExplanationTest {

    @Test
    void every_line_has_its_mark_its_words_and_the_source_of_what_it_saw() {
        var roster = new Provenance(new Label("用工备案", "Roster"), LocalDate.of(2021, 2, 3));
        var explanation =
                Explanation.of(
                        luquan(), facts(Catalogue.OUTSIDER, "residence"), Map.of("hukou", roster));
        assertThat(explanation.lines())
                .extracting(Explanation.Line::mark)
                .containsExactly("✓", "✓", "✓", "?", "✓", "✓");
        Explanation.Line hukou = explanation.lines().get(1);
        assertThat(hukou.words()).isEqualTo("户籍为石家庄市以外地区");
        assertThat(hukou.document()).isNotBlank();
        assertThat(hukou.seen().getFirst().provenance()).isEqualTo(roster);
        assertThat(hukou.seen().getFirst().reading().text().chinese()).isEqualTo("130600");
        assertThat(hukou.seen().getLast().provenance()).isNull();
        assertThat(explanation.open())
                .extracting(Explanation.Line::id)
                .containsExactly("residence");
        assertThat(explanation.failures()).isEmpty();
    }

    @Test
    void the_one_unknown_fact_settles_it_either_way() {
        Settling settling = Settling.of(luquan(), facts(Catalogue.OUTSIDER, "residence"));
        assertThat(names(settling.toGrant())).containsExactly(Set.of("residence"));
        assertThat(names(settling.toRefuse())).containsExactly(Set.of("residence"));
    }

    @Test
    void two_unknown_facts_must_both_be_known_to_grant_and_either_may_refuse() {
        Settling settling =
                Settling.of(luquan(), facts(Catalogue.OUTSIDER, "residence", "stay_to"));
        assertThat(names(settling.toGrant())).containsExactly(Set.of("residence", "stay_to"));
        assertThat(names(settling.toRefuse()))
                .containsExactlyInAnyOrder(Set.of("residence"), Set.of("stay_to"));
        assertThat(settling.facts()).extracting(Fact::name).containsExactly("residence", "stay_to");
    }

    @Test
    void an_alternative_is_settled_by_either_fact() {
        Settling settling =
                Settling.of(
                        luquan(), facts(Catalogue.OUTSIDER, "employer_kind", "worker_category"));
        assertThat(names(settling.toGrant()))
                .containsExactlyInAnyOrder(Set.of("employer_kind"), Set.of("worker_category"));
    }

    @Test
    void what_is_settled_needs_nothing_more() {
        assertThat(Settling.of(luquan(), facts(Catalogue.OUTSIDER))).isEqualTo(Settling.NOTHING);
        var refused = new HashMap<>(Catalogue.OUTSIDER);
        refused.put("hukou", new Region("130108"));
        assertThat(Settling.of(luquan(), facts(refused, "home"))).isEqualTo(Settling.NOTHING);
    }

    @Test
    void the_nearest_miss_is_the_day_that_was_missing() {
        var short_stay = new HashMap<>(Catalogue.OUTSIDER);
        short_stay.put("stay_to", LocalDate.of(2021, 2, 15));
        NearestMiss miss = Objects.requireNonNull(NearestMiss.of(luquan(), facts(short_stay)));
        assertThat(miss.clause()).isEqualTo("stay");
        NearestMiss.Change change = miss.changes().getFirst();
        assertThat(change.fact().name()).isEqualTo("stay_to");
        assertThat(change.nearest()).isEqualTo(LocalDate.of(2021, 2, 17));
        assertThat(change.distance()).isEqualTo(2);
    }

    @Test
    void a_refusal_for_two_reasons_is_no_near_miss() {
        var far = new HashMap<>(Catalogue.OUTSIDER);
        far.put("hukou", new Region("130108"));
        far.put("home", new Region("130108"));
        assertThat(NearestMiss.of(luquan(), facts(far))).isNull();
        assertThat(NearestMiss.of(luquan(), facts(Catalogue.OUTSIDER))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "p.on_duty_days >= 5, 5, 2",
        "p.on_duty_days > 5, 6, 3",
        "p.on_duty_days == 7, 7, 4",
        "p.on_duty_days < 2, 1, 2",
        "p.on_duty_days * 2 > 9, , "
    })
    void the_bound_that_was_missed(String clause, Long nearest, Long distance) {
        var policy = givenPolicy().when(clause).compile();
        var miss = NearestMiss.of(policy, Facts.of(Catalogue.WORKER, Map.of("on_duty_days", 3L)));
        var changes = Objects.requireNonNull(miss).changes();
        if (nearest != null) {
            assertThat(changes.getFirst().nearest()).isEqualTo(nearest);
            assertThat(changes.getFirst().distance()).isEqualTo(distance);
        } else {
            assertThat(changes).allMatch(change -> (Long) change.nearest() >= 5);
        }
    }

    @Test
    void an_age_turns_on_the_birthday() {
        var policy = givenPolicy().when("years(p.birth, param.day) >= 16").compile();
        var young = Map.of("birth", LocalDate.of(2005, 3, 1));
        var miss = NearestMiss.of(policy, Facts.of(Catalogue.WORKER, young));
        assertThat(Objects.requireNonNull(miss).changes().getFirst().nearest())
                .isEqualTo(LocalDate.of(2005, 2, 11));
    }

    @Test
    void what_is_said_to_settle_does_settle_whatever_the_policy() {
        var random = new RandomPolicies(RandomPolicies.wideSchema(), Catalogue.JURISDICTIONS, 11);
        int undecided = 0;
        for (int i = 0; i < 40; i++) {
            CompiledPolicy policy = random.next(2);
            Facts facts = Facts.of(policy.schema(), random.person());
            Settling settling = Settling.of(policy, facts);
            if (policy.verdict(facts) == Verdict.UNDECIDED) {
                undecided++;
                for (Fact fact : settling.facts()) {
                    assertThat(facts.get(fact.name())).isNull();
                }
            } else {
                assertThat(settling).isEqualTo(Settling.NOTHING);
            }
        }
        assertThat(undecided).isPositive();
    }

    private static List<Set<String>> names(List<Set<Fact>> sets) {
        return sets.stream()
                .map(set -> set.stream().map(Fact::name).collect(Collectors.toSet()))
                .toList();
    }

    private static Facts facts(Map<String, Object> known, String... unknown) {
        var facts = new HashMap<>(known);
        facts.keySet().removeAll(List.of(unknown));
        return Facts.of(Catalogue.WORKER, facts);
    }

    private static CompiledPolicy luquan() {
        PolicyFile file = Catalogue.luquan();
        return PolicyCompiler.compile(
                file,
                Catalogue.WORKER,
                ParameterValues.of(file, file.firstDay()),
                Catalogue.JURISDICTIONS);
    }
}
