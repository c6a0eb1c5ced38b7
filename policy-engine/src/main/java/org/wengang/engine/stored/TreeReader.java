package org.wengang.engine.stored;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Arithmetic;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.language.Expression.Holds;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;

/** Nested lists back to trees. */
final class TreeReader {

    private final FactSchema schema;

    TreeReader(FactSchema schema) {
        this.schema = schema;
    }

    static List<?> list(Object part) {
        if (part instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("A list is expected in a stored rule, not " + part);
    }

    Expression expression(Object part) {
        List<?> node = list(part);
        String name = word(node, 0);
        return switch (name) {
            case "literal" -> literal(type(word(node, 1)), word(node, 2));
            case "fact" -> fact(word(node, 1), word(node, 2));
            case "parameter" -> new Expression.ParameterValue(word(node, 1), type(word(node, 2)));
            case "not" -> new Expression.Not(part(node, 1));
            case "and" -> new Expression.And(part(node, 1), part(node, 2));
            case "or" -> new Expression.Or(part(node, 1), part(node, 2));
            case "choice" -> {
                Expression then = part(node, 2);
                yield new Expression.Choice(then.type(), part(node, 1), then, part(node, 3));
            }
            case "in" -> new Expression.In(part(node, 1), parts(node, node.size()));
            case "known" -> new Expression.Known(part(node, 1));
            case "years" -> new Expression.Years(part(node, 1), part(node, 2));
            case "days" -> new Expression.Days(part(node, 1), part(node, 2));
            case "addMonths" -> new Expression.AddMonths(part(node, 1), part(node, 2), at(node, 3));
            case "monthEnd" -> new Expression.MonthEnd(part(node, 1));
            case "share" ->
                    new Expression.Share(
                            part(node, 1),
                            part(node, 2),
                            part(node, 3),
                            part(node, 4),
                            at(node, 5));
            case "tier" -> tier(part(node, 1), part(node, 2), at(node, 3));
            case "within" -> new Expression.Within(part(node, 1), part(node, 2), at(node, 3));
            case "outside" ->
                    new Expression.Outside(
                            part(node, 1), part(node, 2), part(node, 3), at(node, 4));
            case "size" -> new Expression.Size(part(node, 1));
            case "join" -> new Expression.Joined(part(node, 1), part(node, 2), at(node, 3));
            case "substring" -> {
                int last = node.size() - 1;
                yield new Expression.Piece(part(node, 1), parts(node, last), at(node, last));
            }
            case "min", "max" -> {
                Expression left = part(node, 1);
                boolean least = name.equals("min");
                yield new Expression.Extreme(left.type(), least, left, part(node, 2));
            }
            default -> operation(name, node);
        };
    }

    private Expression operation(String sign, List<?> node) {
        for (Comparison.Operator operator : Comparison.Operator.values()) {
            if (operator.sign().equals(sign)) {
                return new Comparison(operator, part(node, 1), part(node, 2));
            }
        }
        for (Arithmetic.Operator operator : Arithmetic.Operator.values()) {
            if (operator.sign().equals(sign)) {
                Expression left = part(node, 1);
                Expression right = part(node, 2);
                boolean money =
                        Stream.of(left, right).anyMatch(side -> side.type() == Type.Simple.MONEY);
                Type type = money ? Type.Simple.MONEY : Type.Simple.INT;
                return new Arithmetic(type, operator, left, right, at(node, 3));
            }
        }
        for (Holds.Where where : Holds.Where.values()) {
            if (where.function().equals(sign)) {
                return new Holds(where, part(node, 1), part(node, 2));
            }
        }
        throw new IllegalArgumentException("A stored rule has no node " + sign);
    }

    private Expression fact(String name, String word) {
        Fact fact = schema.fact(name);
        if (!fact.type().word().equals(word)) {
            throw new IllegalArgumentException(
                    "The fact %s was %s, it is now %s.".formatted(name, word, fact.type().word()));
        }
        return new Expression.FactValue(fact);
    }

    private static Expression literal(Type type, String text) {
        @Nullable Object value = type.value(text);
        if (value == null) {
            throw new IllegalArgumentException("A stored value is not of type " + type.word());
        }
        return new Expression.Literal(type, value);
    }

    private static Expression tier(Expression value, Expression table, int at) {
        if (table instanceof Expression.ParameterValue parameter
                && table.type() instanceof Type.Tiers tiers) {
            return new Expression.Tier(value, parameter, tiers.value(), at);
        }
        throw new IllegalArgumentException("A stored table is a parameter.");
    }

    /** From the second to before the end. */
    private List<Expression> parts(List<?> node, int end) {
        return node.subList(2, end).stream().map(this::expression).toList();
    }

    private Expression part(List<?> node, int index) {
        if (index >= node.size()) {
            throw new IllegalArgumentException("A part is missing in " + node.getFirst());
        }
        return expression(node.get(index));
    }

    private static String word(List<?> node, int index) {
        if (index < node.size() && node.get(index) instanceof String word) {
            return word;
        }
        throw new IllegalArgumentException("A word is missing in a stored rule.");
    }

    private static int at(List<?> node, int index) {
        return Integer.parseInt(word(node, index));
    }

    private static Type type(String word) {
        @Nullable Type type = Type.parse(word);
        if (type == null) {
            throw new IllegalArgumentException("A stored rule has an unknown type " + word);
        }
        return type;
    }
}
