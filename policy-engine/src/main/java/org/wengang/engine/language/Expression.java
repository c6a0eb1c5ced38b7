package org.wengang.engine.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/**
 * A typed expression of the policy language. Every part is three-valued: an operation on something
 * unknown is unknown, except that {@code false && x} is false, {@code true || x} is true and {@code
 * known(x)} is always known.
 *
 * <p>{@code at} is the place in the expression's text, in code points from 0.
 */
public sealed interface Expression {

    /** A value written in the expression. */
    record Literal(Type type, Object value) implements Expression {}

    /** {@code p.name} */
    record FactValue(Fact fact) implements Expression {
        @Override
        public Type type() {
            return fact.type();
        }
    }

    /** {@code param.name}: the same for everyone in a run. */
    record ParameterValue(String name, Type type) implements Expression {}

    /** {@code !x} */
    record Not(Expression operand) implements Condition {}

    /** {@code x && y} */
    record And(Expression left, Expression right) implements Condition {}

    /** {@code x || y} */
    record Or(Expression left, Expression right) implements Condition {}

    /** {@code x ? y : z}; unknown if x is unknown, even where y equals z. */
    record Choice(Type type, Expression condition, Expression then, Expression otherwise)
            implements Expression {}

    /** {@code x == y} and its kin; the order operators only between ordered types. */
    record Comparison(Operator operator, Expression left, Expression right) implements Condition {

        /** Comparison operators by their sign. */
        public enum Operator {
            EQUAL("=="),
            NOT_EQUAL("!="),
            LESS("<"),
            LESS_OR_EQUAL("<="),
            GREATER(">"),
            GREATER_OR_EQUAL(">=");

            private final String sign;

            Operator(String sign) {
                this.sign = sign;
            }

            public String sign() {
                return sign;
            }

            public boolean isOrder() {
                return this != EQUAL && this != NOT_EQUAL;
            }
        }
    }

    /** {@code x + y}, {@code x - y}, {@code x * y} on ints and fen. */
    record Arithmetic(Type type, Operator operator, Expression left, Expression right, int at)
            implements Expression {

        /** Arithmetic operators by their sign. */
        public enum Operator {
            PLUS("+"),
            MINUS("-"),
            TIMES("*");

            private final String sign;

            Operator(String sign) {
                this.sign = sign;
            }

            public String sign() {
                return sign;
            }
        }
    }

    /** {@code x in [a, b]} or {@code x in param.list}; what is searched is constant. */
    record In(Expression value, List<Expression> elements) implements Condition {
        public In {
            elements = List.copyOf(elements);
        }
    }

    /** {@code known(x)}: the only question about knowledge itself. */
    record Known(Expression operand) implements Condition {}

    /** {@code years(from, to)}: full years, as java.time.Period counts them; negative backwards. */
    record Years(Expression from, Expression to) implements Expression {
        @Override
        public Type type() {
            return Type.Simple.INT;
        }
    }

    /** {@code days(from, to)}: to minus from; the same day is 0. */
    record Days(Expression from, Expression to) implements Expression {
        @Override
        public Type type() {
            return Type.Simple.INT;
        }
    }

    /**
     * {@code addMonths(date, n)}: the same day n months later, or the last day of that month where
     * it is shorter; n may be negative.
     */
    record AddMonths(Expression date, Expression months, int at) implements Expression {
        @Override
        public Type type() {
            return Type.Simple.DATE;
        }
    }

    /** {@code monthEnd(date)}: the last day of its month. */
    record MonthEnd(Expression date) implements Expression {
        @Override
        public Type type() {
            return Type.Simple.DATE;
        }
    }

    /**
     * {@code prorate(money, n, d, rounding)}: money times n over d; {@code percent(money, bp,
     * rounding)} is the same with d = 10000. Unknown if d is 0. The rounding is constant.
     */
    record Share(Expression money, Expression times, Expression by, Expression rounding, int at)
            implements Expression {

        /** What {@code percent} divides by. */
        public static final Literal BASIS_POINTS = new Literal(Type.Simple.INT, 10_000L);

        public boolean isPercent() {
            return by.equals(BASIS_POINTS);
        }

        @Override
        public Type type() {
            return Type.Simple.MONEY;
        }
    }

    /** {@code tier(x, param.table)}: what the table says of x. */
    record Tier(Expression value, ParameterValue table, Type type, int at) implements Expression {}

    /** {@code within(place, region)}; the region is constant. See {@link PlaceTest}. */
    record Within(Expression place, Expression region, int at) implements Condition {}

    /** {@code outside(place, scope, of)}: not within the ancestor of {@code of} at the scope. */
    record Outside(Expression place, Expression scope, Expression of, int at)
            implements Condition {}

    /** {@code min(x, y)} or {@code max(x, y)}; unknown if either is. */
    record Extreme(Type type, boolean least, Expression left, Expression right)
            implements Expression {}

    /** What is true, false or unknown. */
    sealed interface Condition extends Expression {
        @Override
        default Type type() {
            return Type.Simple.BOOL;
        }
    }

    Type type();

    /** The direct parts, from left to right. */
    default List<Expression> parts() {
        return switch (this) {
            case Literal ignored -> List.of();
            case FactValue ignored -> List.of();
            case ParameterValue ignored -> List.of();
            case Not(var operand) -> List.of(operand);
            case And(var left, var right) -> List.of(left, right);
            case Or(var left, var right) -> List.of(left, right);
            case Choice choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
            case Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case In(var value, var elements) -> {
                var parts = new ArrayList<Expression>();
                parts.add(value);
                parts.addAll(elements);
                yield parts;
            }
            case Known(var operand) -> List.of(operand);
            case Years(var from, var to) -> List.of(from, to);
            case Days(var from, var to) -> List.of(from, to);
            case AddMonths moved -> List.of(moved.date(), moved.months());
            case MonthEnd(var date) -> List.of(date);
            case Share share -> List.of(share.money(), share.times(), share.by(), share.rounding());
            case Tier tier -> List.of(tier.value(), tier.table());
            case Within within -> List.of(within.place(), within.region());
            case Outside outside -> List.of(outside.place(), outside.scope(), outside.of());
            case Extreme extreme -> List.of(extreme.left(), extreme.right());
        };
    }

    /** The facts and parameters it reads, each once, in the order they are written. */
    default Set<Expression> reads() {
        var reads = new LinkedHashSet<Expression>();
        collect(this, reads);
        return reads;
    }

    /**
     * Whether it asks anywhere if a place lies in a region, and so depends on the jurisdiction
     * mode.
     */
    default boolean asksForPlaces() {
        return this instanceof Within
                || this instanceof Outside
                || parts().stream().anyMatch(Expression::asksForPlaces);
    }

    /**
     * How much SQL it becomes, roughly, as a number of tokens: some parts are written repeatedly.
     */
    default long weight() {
        long parts = 1;
        for (Expression part : parts()) {
            parts += part.weight();
        }
        return Math.min(parts, Integer.MAX_VALUE) * repeats();
    }

    private long repeats() {
        return switch (this) {
            case Tier ignored -> TierTable.MOST;
            case Share ignored -> 5;
            case Within ignored -> 4;
            case Outside ignored -> 4;
            case Years ignored -> 3;
            case MonthEnd ignored -> 2;
            case Extreme ignored -> 2;
            case Literal _, FactValue _, ParameterValue _, Choice _, Condition _ -> 1;
            case Arithmetic _, Days _, AddMonths _ -> 1;
        };
    }

    private static void collect(Expression expression, Set<Expression> reads) {
        if (expression instanceof FactValue || expression instanceof ParameterValue) {
            reads.add(expression);
        }
        expression.parts().forEach(part -> collect(part, reads));
    }
}
