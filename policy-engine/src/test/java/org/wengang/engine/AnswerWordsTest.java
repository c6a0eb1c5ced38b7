package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wengang.engine.GivenPolicy.givenPolicy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wengang.engine.fuzz.RandomPolicies;
import org.wengang.engine.population.AnswerWords;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.sql.Dialect;

/** The answers of many policies to one person in a few words. */
class AnswerWordsTest {

    private static final int CLAUSES = 6;

    @Test
    void the_words_hold_what_each_policy_says_alone() {
        var random = new RandomPolicies(RandomPolicies.wideSchema(), Catalogue.JURISDICTIONS, 11);
        var policies = new ArrayList<CompiledPolicy>();
        for (int i = 0; i < 70; i++) {
            policies.add(random.next(i % CLAUSES + 1));
        }
        var words = AnswerWords.of(policies);
        assertThat(words.columns()).startsWith("eligible_0", "eligible_1", "undecided_0");
        long[] row = new long[words.columns().size()];
        for (int i = 0; i < 200; i++) {
            Facts facts = Facts.of(RandomPolicies.wideSchema(), random.person());
            words.answer(facts, row);
            assertThat(Arrays.stream(row)).allMatch(word -> word >= 0);
            for (int k = 0; k < policies.size(); k++) {
                CompiledPolicy policy = policies.get(k);
                long amount = 1L << policy.checked().clauses().size();
                boolean known = policy.amountFen(facts) != null;
                assertThat(words.verdict(k, row)).isEqualTo(policy.verdict(facts));
                assertThat(words.trueBits(k, row))
                        .isEqualTo(policy.trueBits(facts) | (known ? amount : 0));
                assertThat(words.unknownBits(k, row))
                        .isEqualTo(policy.unknownBits(facts) | (known ? 0 : amount));
            }
        }
    }

    @Test
    void what_two_policies_ask_alike_is_asked_once() {
        var first = givenPolicy().when("p.on_duty_days > 3").compile();
        var second = givenPolicy().when("p.on_duty_days > 3").compile();
        String sql =
                AnswerWords.of(List.of(first, second))
                        .select("facts", "worker_id", "true", Dialect.POSTGRESQL);
        assertThat(sql).containsOnlyOnce("p.on_duty_days");
    }

    @Test
    void facts_from_numbers_are_those_from_values() {
        var schema = RandomPolicies.wideSchema();
        var random = new RandomPolicies(schema, Catalogue.JURISDICTIONS, 12);
        for (int i = 0; i < 50; i++) {
            var person = random.person();
            person.keySet().removeAll(List.of("s1", "s2"));
            Facts facts = Facts.of(schema, person);
            long[] numbers = new long[schema.facts().size()];
            schema.facts()
                    .values()
                    .forEach(fact -> numbers[fact.index()] = facts.number(fact.index()));
            Facts same = Facts.ofNumbers(schema, numbers);
            schema.facts()
                    .keySet()
                    .forEach(name -> assertThat(same.get(name)).isEqualTo(facts.get(name)));
        }
    }

    @Test
    void numbers_out_of_range_or_of_another_schema_are_refused() {
        var schema = Catalogue.WORKER;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.ofNumbers(schema, new long[] {1}));
        long[] numbers = new long[schema.facts().size()];
        numbers[schema.fact("on_duty_days").index()] = 32;
        assertThatIllegalArgumentException().isThrownBy(() -> Facts.ofNumbers(schema, numbers));
    }
}
