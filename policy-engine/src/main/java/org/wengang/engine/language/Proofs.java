package org.wengang.engine.language;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.language.Expression.Arithmetic;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/**
 * What is proved of an expression before it may run on anyone: no result leaves 64 bits, every
 * region has the ancestor asked for, and the jurisdiction mode is declared where it matters.
 */
public final class Proofs {

    private static final Range TRUTH = new Range(0, 1);

    private final Bindings bindings;
    private final YamlText text;
    private final ErrorCollector errors;
    private final Shares shares;
    private final Wholes wholes;

    public Proofs(Bindings bindings, YamlText text, ErrorCollector errors) {
        this.bindings = bindings;
        this.text = text;
        this.errors = errors;
        this.shares = new Shares(bindings, text, errors);
        this.wholes = new Wholes(bindings, text, errors);
    }

    /**
     * The values the expression can have if it is known, of a string its lengths in code points;
     * null for the other types without order, and if an error was added.
     */
    public @Nullable Range range(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> constant(literal.type(), literal.value());
            case Expression.FactValue(var fact) -> fact.range();
            case Expression.ParameterValue parameter ->
                    constant(parameter.type(), bindings.value(parameter));
            case Expression.Choice choice -> {
                range(choice.condition());
                yield union(range(choice.then()), range(choice.otherwise()));
            }
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.Extreme extreme -> extreme(extreme);
            case Expression.Days(var from, var to) -> difference(range(from), range(to), 1);
            case Expression.Years(var from, var to) -> difference(range(from), range(to), 365);
            case Expression.AddMonths moved ->
                    shares.addMonths(moved, range(moved.date()), range(moved.months()));
            case Expression.MonthEnd(var date) -> Shares.monthEnd(range(date));
            case Expression.Share share ->
                    shares.share(
                            share, range(share.money()), range(share.times()), range(share.by()));
            case Expression.Size(var operand) -> range(operand);
            case Expression.Joined joined ->
                    wholes.joined(joined, range(joined.left()), range(joined.right()));
            case Expression.Piece piece -> wholes.piece(piece, range(piece.text()));
            case Expression.Tier tier -> shares.tier(tier, range(tier.value()));
            case Expression.Within within -> {
                range(within.place());
                var region = (Region) bindings.constant(within.region());
                yield place(region, within.at());
            }
            case Expression.Outside outside -> {
                range(outside.place());
                yield outside(outside);
            }
            case Expression.Condition condition -> {
                condition.parts().forEach(this::range);
                yield TRUTH;
            }
        };
    }

    private @Nullable Range constant(Type type, Object value) {
        long number;
        if (value instanceof LocalDate date) {
            number = date.toEpochDay();
        } else if (value instanceof Long whole) {
            number = whole;
        } else if (type == Type.Simple.STRING && value instanceof String string) {
            number = string.codePointCount(0, string.length());
        } else {
            return null;
        }
        if (number < -Range.LIMIT) {
            errors.add(text.at(), Fault.VALUE_INVALID, Long.toString(number), type.word());
            return null;
        }
        return Range.only(number);
    }

    private static @Nullable Range union(@Nullable Range left, @Nullable Range right) {
        return left == null || right == null ? null : left.union(right);
    }

    private @Nullable Range arithmetic(Arithmetic arithmetic) {
        @Nullable Range left = range(arithmetic.left());
        @Nullable Range right = range(arithmetic.right());
        if (left == null || right == null) {
            return null;
        }
        var a = BigInteger.valueOf(left.low());
        var b = BigInteger.valueOf(left.high());
        var c = BigInteger.valueOf(right.low());
        var d = BigInteger.valueOf(right.high());
        return switch (arithmetic.operator()) {
            case DIVIDE, REMAINDER -> wholes.quotient(arithmetic, left, right);
            case PLUS -> fitting(a.add(c), b.add(d), arithmetic.at());
            case MINUS -> fitting(a.subtract(d), b.subtract(c), arithmetic.at());
            case TIMES -> {
                var products =
                        new BigInteger[] {
                            a.multiply(c), a.multiply(d), b.multiply(c), b.multiply(d)
                        };
                var low = products[0];
                var high = products[0];
                for (BigInteger product : products) {
                    low = low.min(product);
                    high = high.max(product);
                }
                yield fitting(low, high, arithmetic.at());
            }
        };
    }

    private @Nullable Range fitting(BigInteger low, BigInteger high, int at) {
        @Nullable Range range = Range.of(low, high);
        if (range == null) {
            errors.add(text.at(at), Fault.OVERFLOW, low.toString(), high.toString());
        }
        return range;
    }

    private @Nullable Range extreme(Expression.Extreme extreme) {
        @Nullable Range left = range(extreme.left());
        @Nullable Range right = range(extreme.right());
        if (left == null || right == null) {
            return null;
        }
        return extreme.least()
                ? new Range(Math.min(left.low(), right.low()), Math.min(left.high(), right.high()))
                : new Range(Math.max(left.low(), right.low()), Math.max(left.high(), right.high()));
    }

    /** Of dates, so far from any limit; rounded outwards. */
    private static @Nullable Range difference(
            @Nullable Range from, @Nullable Range to, int daysPerUnit) {
        if (from == null || to == null) {
            return null;
        }
        return new Range(
                Math.floorDiv(to.low() - from.high(), daysPerUnit),
                Math.ceilDiv(to.high() - from.low(), daysPerUnit));
    }

    private @Nullable Range outside(Expression.Outside outside) {
        var of = (Region) bindings.constant(outside.of());
        var test = bindings.test(outside);
        if (test.isEmpty()) {
            var scope = (String) bindings.constant(outside.scope());
            errors.add(text.at(outside.at()), Fault.REGION_WIDER, of.code(), scope);
            return null;
        }
        @Nullable Range result = place(test.get().region(), outside.at());
        boolean peer =
                bindings.jurisdictions().peers().contains(of)
                        && "prefecture".equals(bindings.constant(outside.scope()));
        if (peer && !modeDeclared()) {
            errors.add(
                    text.at(outside.at()),
                    Fault.JURISDICTION_MODE_MISSING,
                    of.code(),
                    test.get().region().code());
        }
        return result;
    }

    private Range place(Region region, int at) {
        Set<Region> disputed = bindings.disputed(region);
        if (!disputed.isEmpty() && !modeDeclared()) {
            String peer = disputed.iterator().next().code();
            errors.add(text.at(at), Fault.JURISDICTION_MODE_MISSING, peer, region.code());
        }
        return TRUTH;
    }

    private boolean modeDeclared() {
        return bindings.values().containsKey(Scope.JURISDICTION_MODE);
    }
}
