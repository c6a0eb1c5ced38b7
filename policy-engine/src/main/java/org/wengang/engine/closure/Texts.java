package org.wengang.engine.closure;

import static org.wengang.engine.schema.Facts.UNKNOWN;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.schema.Facts;

/** What is asked of strings: the same or not, one of several or not, known or not. */
final class Texts {

    private final Bindings bindings;
    private final Function<Expression, Term> conditions;

    /** A string of one person. */
    @FunctionalInterface
    private interface Text {
        @Nullable String of(Facts facts);
    }

    /**
     * @param conditions what makes closures of everything but strings
     */
    Texts(Bindings bindings, Function<Expression, Term> conditions) {
        this.bindings = bindings;
        this.conditions = conditions;
    }

    Term equal(Expression left, Expression right, boolean wanted) {
        Text first = text(left);
        Text second = text(right);
        return facts -> {
            @Nullable String one = first.of(facts);
            @Nullable String other = second.of(facts);
            if (one == null || other == null) {
                return UNKNOWN;
            }
            return one.equals(other) == wanted ? 1 : 0;
        };
    }

    Term in(Expression value, List<Expression> elements) {
        Text searched = text(value);
        Set<String> texts =
                elements.stream()
                        .map(element -> (String) bindings.constant(element))
                        .collect(Collectors.toUnmodifiableSet());
        return facts -> {
            @Nullable String found = searched.of(facts);
            return found == null ? UNKNOWN : texts.contains(found) ? 1 : 0;
        };
    }

    /** For {@code known}: any number but unknown. */
    Term known(Expression expression) {
        Text text = text(expression);
        return facts -> text.of(facts) == null ? UNKNOWN : 1;
    }

    private Text text(Expression expression) {
        return switch (expression) {
            case Expression.Literal _, Expression.ParameterValue _ -> {
                var constant = (String) bindings.constant(expression);
                yield facts -> constant;
            }
            case Expression.FactValue(var fact) -> {
                int index = fact.index();
                yield facts -> facts.text(index);
            }
            case Expression.Choice choice -> {
                Term condition = conditions.apply(choice.condition());
                Text then = text(choice.then());
                Text otherwise = text(choice.otherwise());
                yield facts -> {
                    long truth = condition.of(facts);
                    return truth == UNKNOWN
                            ? null
                            : truth == 1 ? then.of(facts) : otherwise.of(facts);
                };
            }
            default -> throw new IllegalStateException("No text: " + expression);
        };
    }
}
