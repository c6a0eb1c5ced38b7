package org.wengang.engine.fuzz;

import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;

/**
 * Random policies and random people from a seed, to hold the closures and the SQL against each
 * other on a real database. Every policy goes the whole way from YAML; the same seed gives the same
 * ones.
 */
public final class RandomPolicies {

    private static final int DEPTH = 4;
    private static final Set<Fault> EXPECTED =
            EnumSet.of(
                    Fault.OVERFLOW,
                    Fault.DATE_OVERFLOW,
                    Fault.DIVISOR_ZERO,
                    Fault.TEXT_TOO_LONG,
                    Fault.TIER_UNCOVERED,
                    Fault.REGION_WIDER,
                    Fault.TOO_LARGE);

    private final FactSchema schema;
    private final Jurisdictions jurisdictions;
    private final Random random;
    private final RandomValues values;
    private final RandomExpressions expressions;
    private int refused;

    public RandomPolicies(FactSchema schema, Jurisdictions jurisdictions, long seed) {
        this.schema = schema;
        this.jurisdictions = jurisdictions;
        this.random = new Random(seed);
        this.values = new RandomValues(schema, random);
        this.expressions = new RandomExpressions(schema, random, values);
    }

    /** A schema with every type of fact, several of each, wide ranges; it is about no one. */
    public static FactSchema wideSchema() {
        var file = Objects.requireNonNull(RandomPolicies.class.getResourceAsStream("wide.yaml"));
        return FactSchema.load(new InputStreamReader(file, StandardCharsets.UTF_8), "wide.yaml");
    }

    /**
     * The next policy. What the compiler refuses because it may overflow, has no such ancestor or
     * is too large is passed over and counted.
     */
    public CompiledPolicy next(int clauses) {
        while (true) {
            String yaml = yaml(clauses);
            try {
                PolicyFile file = PolicyFile.load(new StringReader(yaml), "random");
                return PolicyCompiler.compile(
                        file, schema, ParameterValues.of(file, file.firstDay()), jurisdictions);
            } catch (PolicyErrors e) {
                if (!e.errors().stream().allMatch(error -> isExpected(error.fault()))) {
                    throw new IllegalStateException("A random policy is broken:\n" + yaml, e);
                }
                refused++;
            }
        }
    }

    /** How many policies were passed over so far. */
    public int refused() {
        return refused;
    }

    /** What is known of a random person, by fact; every fact is unknown one time in six. */
    public Map<String, Object> person() {
        var person = new HashMap<String, Object>();
        for (Fact fact : schema.facts().values()) {
            if (random.nextInt(6) > 0) {
                person.put(fact.name(), values.of(fact.type(), fact.range()));
            }
        }
        return person;
    }

    private String yaml(int clauses) {
        var eligibility = new StringBuilder();
        for (int i = 0; i < clauses; i++) {
            eligibility.append(
                    """
                      - { id: c%d, label: x, label_en: x, cite: "b:x", when: %s }
                    """
                            .formatted(i, RandomParameters.quoted(expressions.bool(DEPTH))));
        }
        return """
        policy: RANDOM
        version: 1
        class: A
        parties: { beneficiary: worker, applicant: worker, payee: worker, payer: authority, funding: unstated }
        title: x
        title_en: x
        authority: { region: "130110", name: x, name_en: x }
        schema: %s
        basis: [{ id: b, title: x, text: x }]
        parameters:
        %seligibility:
        %sbenefit: { kind: cash, amount: %s, cite: "b:x" }
        limits: { per_person: { times: 1 } }
        """
                .formatted(
                        schema.name(),
                        RandomParameters.yaml(schema, values),
                        eligibility,
                        RandomParameters.quoted("max(zero(), " + expressions.money(DEPTH) + ")"));
    }

    private static boolean isExpected(Fault fault) {
        return EXPECTED.contains(fault);
    }
}
