package org.wengang.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wengang.engine.Catalogue;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.Truth;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;

/**
 * Random policies on random people: the closures and cel-java say the same. A long run: {@code
 * -Dwengang.fuzz.seeds=200}.
 */
class ClosuresAgainstCelTest {

    private static final int POLICIES = 40;
    private static final int CLAUSES = 4;
    private static final int PEOPLE = 25;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("wengang.fuzz.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agree_on_every_type_of_fact(long seed) {
        agree(RandomPolicies.wideSchema(), seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agree_on_workers(long seed) {
        agree(Catalogue.WORKER, seed);
    }

    private static void agree(FactSchema schema, long seed) {
        var random = new RandomPolicies(schema, Catalogue.JURISDICTIONS, seed);
        long cells = 0;
        for (int i = 0; i < POLICIES; i++) {
            CompiledPolicy policy = random.next(CLAUSES);
            var cel = new CelOracle(policy.values().values(), Catalogue.JURISDICTIONS);
            for (int j = 0; j < PEOPLE; j++) {
                cells += agree(policy, cel, random.person());
            }
        }
        if (Integer.getInteger("wengang.fuzz.seeds") != null) {
            System.out.printf("%s seed %d: %d cells, 0 mismatches%n", schema.name(), seed, cells);
        }
    }

    private static int agree(CompiledPolicy policy, CelOracle cel, Map<String, Object> person) {
        Facts facts = Facts.of(policy.schema(), person);
        Decision decision = policy.decide(facts);
        for (int i = 0; i < CLAUSES; i++) {
            String text = policy.file().clauses().get(i).when().text();
            assertThat(decision.clauses().get(i).truth())
                    .as("%s of %s", text, person)
                    .isEqualTo(truth(cel.of(text, person)));
        }
        String text = policy.file().benefit().amount().text();
        assertThat((Object) policy.amountFen(facts))
                .as("%s of %s", text, person)
                .isEqualTo(cel.of(text, person));
        return CLAUSES + 1;
    }

    private static Truth truth(@Nullable Object value) {
        return value == null ? Truth.UNKNOWN : (Boolean) value ? Truth.TRUE : Truth.FALSE;
    }
}
