package org.wengang.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wengang.engine.Catalogue;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.language.Expression;

class RandomPoliciesTest {

    private static final String[] KINDS = {" int", " money", " date", " string", " bool"};

    /** Else a construct could be wrong and every comparison of back ends would still pass. */
    @Test
    void hold_every_construct_of_the_language() {
        var random = new RandomPolicies(RandomPolicies.wideSchema(), Catalogue.JURISDICTIONS, 3);
        var found = new HashSet<String>();
        for (int i = 0; i < 150; i++) {
            CheckedPolicy policy = random.next(4).checked();
            policy.clauses().forEach(clause -> collect(clause, found));
            collect(policy.amount(), found);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(all());
    }

    private static Set<String> all() {
        var all = new TreeSet<String>();
        for (Class<?> node : Expression.class.getNestMembers()) {
            if (Expression.class.isAssignableFrom(node) && node.isRecord()) {
                all.add(node.getSimpleName());
            }
        }
        all.remove("Comparison");
        all.remove("Arithmetic");
        all.remove("Holds");
        Arrays.stream(Expression.Comparison.Operator.values())
                .flatMap(operator -> Arrays.stream(KINDS).map(kind -> operator + kind))
                .forEach(all::add);
        Arrays.stream(Expression.Arithmetic.Operator.values()).map(Enum::name).forEach(all::add);
        Arrays.stream(Expression.Holds.Where.values()).map(Enum::name).forEach(all::add);
        return all;
    }

    private static void collect(Expression part, Set<String> found) {
        switch (part) {
            case Expression.Comparison comparison -> {
                String kind = " " + comparison.left().type().word();
                if (Arrays.asList(KINDS).contains(kind)) {
                    found.add(comparison.operator() + kind);
                }
            }
            case Expression.Arithmetic sum -> found.add(sum.operator().name());
            case Expression.Holds holds -> found.add(holds.where().name());
            default -> found.add(part.getClass().getSimpleName());
        }
        part.parts().forEach(each -> collect(each, found));
    }
}
