package org.wengang.engine.contradiction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.closure.Closures;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.schema.FactSchema;

/**
 * Finds clauses that no facts can satisfy, alone or together, and clauses that no facts can fail.
 * What is found is proved: every fact is tried with one value out of each set of values that the
 * clauses cannot tell apart. What depends on several facts at once (one day against another) is
 * taken as possible, so silence proves nothing.
 */
public final class Contradictions {

    private final List<Clause> clauses;
    private final ErrorCollector found = new ErrorCollector();
    private final List<Possible> holding = new ArrayList<>();

    private Contradictions(List<Clause> clauses) {
        this.clauses = clauses;
    }

    /**
     * @param clauses as written
     * @param trees as checked, in the same order
     * @return faults of the level {@link Fault.Level#WARNING}, each at the clause that comes last
     */
    public static List<PolicyError> of(
            List<Clause> clauses, List<Expression> trees, FactSchema schema, Bindings bindings) {
        var contradictions = new Contradictions(clauses);
        contradictions.find(trees, schema, bindings);
        return contradictions.found.warnings();
    }

    private void find(List<Expression> trees, FactSchema schema, Bindings bindings) {
        var representatives = Representatives.of(trees, schema, bindings);
        var needs = new Needs(representatives, schema, new Closures(schema, bindings));
        boolean each = true;
        for (int i = 0; i < trees.size(); i++) {
            Clause clause = clauses.get(i);
            @Nullable Possible holds = needs.of(trees.get(i), true);
            if (holds == null) {
                warn(clause, Fault.CLAUSE_NEVER_HOLDS, clause.id());
                each = false;
            } else {
                holding.add(holds);
            }
            if (needs.of(trees.get(i), false) == null) {
                warn(clause, Fault.CLAUSE_NEVER_REFUSES, clause.id());
            }
        }
        if (each && !pairs()) {
            together();
        }
    }

    private boolean pairs() {
        boolean any = false;
        for (int j = 1; j < holding.size(); j++) {
            for (int i = 0; i < j; i++) {
                if (holding.get(i).and(holding.get(j)) == null) {
                    Clause last = clauses.get(j);
                    warn(last, Fault.CLAUSES_EXCLUDE, clauses.get(i).id(), last.id());
                    any = true;
                }
            }
        }
        return any;
    }

    /** Three or more: named up to the one that leaves nothing. */
    private void together() {
        @Nullable Possible left = Possible.ANYTHING;
        for (int i = 0; i < holding.size(); i++) {
            left = left.and(holding.get(i));
            if (left == null) {
                String before =
                        clauses.subList(0, i).stream()
                                .map(Clause::id)
                                .collect(Collectors.joining(", "));
                warn(clauses.get(i), Fault.CLAUSES_EXCLUDE, before, clauses.get(i).id());
                return;
            }
        }
    }

    private void warn(Clause clause, Fault fault, String... arguments) {
        found.add(clause.when().at(), fault, arguments);
    }
}
