package org.wengang.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.Catalogue;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.Truth;
import org.wengang.engine.language.Expression;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;

/** Random policies on random people: the closures and a second, slow reading say the same. */
class ClosuresAgainstPlainEvaluatorTest {

    private static final int POLICIES = 60;
    private static final int CLAUSES = 5;
    private static final int PEOPLE = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agree_on_every_type_of_fact(long seed) {
        agree(RandomPolicies.wideSchema(), seed);
    }

    @Test
    void agree_on_workers() {
        agree(Catalogue.WORKER, 20210211);
    }

    private static void agree(FactSchema schema, long seed) {
        var random = new RandomPolicies(schema, Catalogue.JURISDICTIONS, seed);
        for (int i = 0; i < POLICIES; i++) {
            CompiledPolicy policy = random.next(CLAUSES);
            CheckedPolicy checked = PolicyCompiler.check(policy.file(), schema);
            for (int j = 0; j < PEOPLE; j++) {
                agree(policy, checked, random.person());
            }
        }
    }

    private static void agree(
            CompiledPolicy policy, CheckedPolicy checked, Map<String, Object> person) {
        var facts = Facts.of(policy.schema(), person);
        var plain = new PlainEvaluator(person, policy.values().values(), Catalogue.JURISDICTIONS);
        Decision decision = policy.decide(facts);
        for (int i = 0; i < CLAUSES; i++) {
            Expression clause = checked.clauses().get(i);
            assertThat(decision.clauses().get(i).truth())
                    .as("%s of %s", policy.file().clauses().get(i).when(), person)
                    .isEqualTo(truth(plain.of(clause)));
            assertThat(policy.trueBits(facts) >> i & 1)
                    .isEqualTo(decision.clauses().get(i).truth() == Truth.TRUE ? 1 : 0);
            assertThat(policy.unknownBits(facts) >> i & 1)
                    .isEqualTo(decision.clauses().get(i).truth() == Truth.UNKNOWN ? 1 : 0);
        }
        var amount = (BigInteger) plain.of(checked.amount());
        assertThat(policy.amountFen(facts))
                .as("%s of %s", policy.file().benefit().amount(), person)
                .isEqualTo(amount == null ? null : (Object) amount.longValueExact());
    }

    private static Truth truth(@Nullable Object value) {
        return value == null ? Truth.UNKNOWN : (Boolean) value ? Truth.TRUE : Truth.FALSE;
    }
}
