package org.wengang.engine.closure;

import static org.wengang.engine.schema.Facts.UNKNOWN;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.schema.Facts;

/** What is asked of strings, and what is made of them. All strings are whole code points. */
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

    Term comparison(Comparison comparison) {
        return test(
                comparison.left(),
                comparison.right(),
                switch (comparison.operator()) {
                    case EQUAL -> String::equals;
                    case NOT_EQUAL -> (a, b) -> !a.equals(b);
                    case LESS -> (a, b) -> order(a, b) < 0;
                    case LESS_OR_EQUAL -> (a, b) -> order(a, b) <= 0;
                    case GREATER -> (a, b) -> order(a, b) > 0;
                    case GREATER_OR_EQUAL -> (a, b) -> order(a, b) >= 0;
                });
    }

    /** By code points, where Java's own order is that of UTF-16. */
    private static int order(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean beyond = Character.isSurrogate(a);
                return beyond == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : beyond ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    Term holds(Expression.Holds holds) {
        return test(
                holds.text(),
                holds.piece(),
                switch (holds.where()) {
                    case ANYWHERE -> String::contains;
                    case AT_START -> String::startsWith;
                    case AT_END -> String::endsWith;
                });
    }

    private Term test(Expression left, Expression right, BiPredicate<String, String> test) {
        Text first = text(left);
        Text second = text(right);
        return facts -> {
            @Nullable String one = first.of(facts);
            @Nullable String other = second.of(facts);
            if (one == null || other == null) {
                return UNKNOWN;
            }
            return test.test(one, other) ? 1 : 0;
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

    Term size(Expression expression) {
        Text text = text(expression);
        return facts -> {
            @Nullable String found = text.of(facts);
            return found == null ? UNKNOWN : found.codePointCount(0, found.length());
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
            case Expression.Joined(var left, var right, _) -> {
                Text first = text(left);
                Text second = text(right);
                yield facts -> {
                    @Nullable String one = first.of(facts);
                    @Nullable String other = second.of(facts);
                    return one == null || other == null ? null : one + other;
                };
            }
            case Expression.Piece piece -> {
                Text whole = text(piece.text());
                long[] ends = bindings.ends(piece);
                yield facts -> {
                    @Nullable String found = whole.of(facts);
                    return found == null ? null : piece(found, ends);
                };
            }
            default -> throw new IllegalStateException("No text: " + expression);
        };
    }

    private static @Nullable String piece(String text, long[] ends) {
        long length = text.codePointCount(0, text.length());
        long from = ends[0];
        long to = ends.length == 2 ? ends[1] : length;
        if (from < 0 || to < from || length < to) {
            return null;
        }
        int start = text.offsetByCodePoints(0, Math.toIntExact(from));
        return text.substring(start, text.offsetByCodePoints(start, Math.toIntExact(to - from)));
    }
}
