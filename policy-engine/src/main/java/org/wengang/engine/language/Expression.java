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

    /**
     * {@code x == y} and its kin. The order operators between what lies on a line, between strings
     * by their code points from the left, and between conditions, of which false is the lesser.
     */
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

    /**
     * {@code x + y}, {@code x - y}, {@code x * y} on ints and fen; {@code x / y} and {@code x % y}
     * on ints: how often y goes into x, towards zero, and what is left, with the sign of x. Both
     * are unknown if y is 0.
     */
    record Arithmetic(Type type, Operator operator, Expression left, Expression right, int at)
            implements Expression {

        /** Arithmetic operators by their sign. */
        public enum Operator {
            PLUS("+"),
            MINUS("-"),
            TIMES("*"),
            DIVIDE("/"),
            REMAINDER("%");

            private final String sign;

            Operator(String sign) {
                this.sign = sign;
            }

            /** Whether the result is unknown if the right side is 0. */
            public boolean divides() {
                return this == DIVIDE || this == REMAINDER;
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

    /** {@code size(text)}: how many code points the string has. */
    record Size(Expression text) implements Expression {
        @Override
        public Type type() {
            return Type.Simple.INT;
        }
    }

    /** {@code text.contains(piece)} and its kin; every string holds the empty one everywhere. */
    record Holds(Where where, Expression text, Expression piece) implements Condition {

        /** Where the piece is looked for, by the function's name. */
        public enum Where {
            ANYWHERE("contains"),
            AT_START("startsWith"),
            AT_END("endsWith");

            private final String function;

            Where(String function) {
                this.function = function;
            }

            public String function() {
                return function;
            }
        }
    }

    /** {@code x + y} on strings. */
    record Joined(Expression left, Expression right, int at) implements Expression {
        @Override
        public Type type() {
            return Type.Simple.STRING;
        }
    }

    /**
     * {@code text.substring(from)} or {@code text.substring(from, to)}: the code points from the
     * one counted from 0, to before the other or to the last. Unknown if the string is shorter.
     *
     * @param ends one or two constant ints
     */
    record Piece(Expression text, List<Expression> ends, int at) implements Expression {
        public Piece {
            ends = List.copyOf(ends);
        }

        @Override
        public Type type() {
            return Type.Simple.STRING;
        }
    }

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
            case In(var value, var elements) -> parts(value, elements);
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
            case Size(var text) -> List.of(text);
            case Holds(_, var text, var piece) -> List.of(text, piece);
            case Joined(var left, var right, _) -> List.of(left, right);
            case Piece(var text, var ends, _) -> parts(text, ends);
        };
    }

    private static List<Expression> parts(Expression first, List<Expression> others) {
        var parts = new ArrayList<Expression>();
        parts.add(first);
        parts.addAll(others);
        return parts;
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
            case Holds ignored -> 2;
            case Piece ignored -> 2;
            case Literal _, FactValue _, ParameterValue _, Choice _, Condition _ -> 1;
            case Arithmetic _, Days _, AddMonths _, Size _, Joined _ -> 1;
        };
    }

    private static void collect(Expression expression, Set<Expression> reads) {
        if (expression instanceof FactValue || expression instanceof ParameterValue) {
            reads.add(expression);
        }
        expression.parts().forEach(part -> collect(part, reads));
    }
}
