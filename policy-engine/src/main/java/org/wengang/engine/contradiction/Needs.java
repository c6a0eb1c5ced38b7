package org.wengang.engine.contradiction;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.closure.Closures;
import org.wengang.engine.closure.Term;
import org.wengang.engine.language.Expression;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Type;

/** What must be so for a condition to be true, or to be false. */
final class Needs {

    private final Representatives representatives;
    private final Closures closures;
    private final Facts nothing;

    Needs(Representatives representatives, FactSchema schema, Closures closures) {
        this.representatives = representatives;
        this.closures = closures;
        this.nothing = Facts.of(schema, Map.of());
    }

    /**
     * @param wanted true or false; unknown is neither
     * @return null if the condition can never be so
     */
    @Nullable Possible of(Expression condition, boolean wanted) {
        List<Fact> facts = Representatives.facts(condition);
        if (facts.isEmpty()) {
            return closures.term(condition).of(nothing) == (wanted ? 1 : 0)
                    ? Possible.ANYTHING
                    : null;
        }
        if (facts.size() == 1 && representatives.has(facts.getFirst())) {
            return tried(condition, facts.getFirst(), wanted);
        }
        return switch (condition) {
            case Expression.Not(var operand) -> of(operand, !wanted);
            case Expression.And(var left, var right) ->
                    wanted
                            ? both(of(left, true), of(right, true))
                            : either(of(left, false), of(right, false));
            case Expression.Or(var left, var right) ->
                    wanted
                            ? either(of(left, true), of(right, true))
                            : both(of(left, false), of(right, false));
            case Expression.Choice choice when choice.type() == Type.Simple.BOOL ->
                    either(
                            both(of(choice.condition(), true), of(choice.then(), wanted)),
                            both(of(choice.condition(), false), of(choice.otherwise(), wanted)));
            default -> Possible.ANYTHING;
        };
    }

    private @Nullable Possible tried(Expression condition, Fact fact, boolean wanted) {
        Term term = closures.term(condition);
        long[] values = representatives.of(fact);
        var left = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            if (term.of(nothing.with(fact, values[i])) == (wanted ? 1 : 0)) {
                left.set(i);
            }
        }
        return left.isEmpty() ? null : new Possible(Map.of(fact, left));
    }

    private static @Nullable Possible both(@Nullable Possible left, @Nullable Possible right) {
        return left == null || right == null ? null : left.and(right);
    }

    private static @Nullable Possible either(@Nullable Possible left, @Nullable Possible right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.or(right);
    }
}
