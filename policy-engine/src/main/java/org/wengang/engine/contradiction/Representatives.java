package org.wengang.engine.contradiction;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.PlaceTest;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/**
 * For each fact a few values that stand for all: two values between which no condition on this fact
 * alone can tell are stood for by one. Around each constant it is compared with, each birthday of a
 * day it is counted from, and each region it may lie in; every value where something else is
 * computed with it. Unknown is always among them.
 */
final class Representatives {

    /** Wider ranges are not tried value by value. */
    private static final long MOST = 100_000;

    private final Bindings bindings;
    private final FactSchema schema;
    private final Map<Fact, TreeSet<Long>> points = new HashMap<>();
    private final TreeSet<Integer> whole = new TreeSet<>();
    private final Map<Fact, long[]> values = new HashMap<>();

    private Representatives(FactSchema schema, Bindings bindings) {
        this.schema = schema;
        this.bindings = bindings;
    }

    static Representatives of(List<Expression> conditions, FactSchema schema, Bindings bindings) {
        var representatives = new Representatives(schema, bindings);
        conditions.forEach(representatives::condition);
        representatives.points.forEach(representatives::close);
        return representatives;
    }

    static List<Fact> facts(Expression expression) {
        return expression.reads().stream()
                .filter(Expression.FactValue.class::isInstance)
                .map(read -> ((Expression.FactValue) read).fact())
                .toList();
    }

    boolean has(Fact fact) {
        return values.containsKey(fact);
    }

    long[] of(Fact fact) {
        return Objects.requireNonNull(values.get(fact));
    }

    /** Down to the parts about one fact; other parts are never tried. */
    private void condition(Expression condition) {
        List<Fact> facts = facts(condition);
        if (facts.size() == 1) {
            points.computeIfAbsent(facts.getFirst(), fact -> new TreeSet<>());
            about(condition);
        } else if (facts.size() > 1) {
            switch (condition) {
                case Expression.Not _, Expression.And _, Expression.Or _, Expression.Choice _ ->
                        condition.parts().forEach(this::condition);
                default -> {}
            }
        }
    }

    private void about(Expression part) {
        switch (part) {
            case Expression.Comparison(var operator, var left, var right)
                    when left instanceof Expression.FactValue(var fact) && isConstant(right) ->
                    point(fact, right);
            case Expression.Comparison(var operator, var left, var right)
                    when right instanceof Expression.FactValue(var fact) && isConstant(left) ->
                    point(fact, left);
            case Expression.In(var value, var elements)
                    when value instanceof Expression.FactValue(var fact) ->
                    elements.forEach(element -> point(fact, element));
            case Expression.Known(Expression.FactValue _) -> {}
            case Expression.Years(var from, var to)
                    when from instanceof Expression.FactValue(var fact) && isConstant(to) ->
                    birthdays(fact, to);
            case Expression.Years(var from, var to)
                    when to instanceof Expression.FactValue(var fact) && isConstant(from) ->
                    birthdays(fact, from);
            case Expression.Tier tier when tier.value() instanceof Expression.FactValue(var fact) ->
                    bindings.table(tier).rows().forEach(row -> row(fact, row));
            case Expression.Within within -> place(bindings.test(within), within.place());
            case Expression.Outside outside ->
                    place(bindings.test(outside).orElseThrow(), outside.place());
            case Expression.FactValue(var fact) -> {
                if (fact.type().isOrdered()) {
                    whole.add(fact.index());
                }
            }
            default -> part.parts().forEach(this::about);
        }
    }

    private void place(PlaceTest test, Expression place) {
        facts(place).forEach(fact -> Places.around(test, found(fact)));
        about(place);
    }

    private TreeSet<Long> found(Fact fact) {
        return Objects.requireNonNull(points.get(fact));
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.Literal
                || expression instanceof Expression.ParameterValue;
    }

    private void point(Fact fact, Expression constant) {
        if (fact.type().isOrdered()) {
            around(fact, Type.number(bindings.constant(constant)), 1);
        }
    }

    private void around(Fact fact, long point, int width) {
        found(fact).addAll(LongStream.rangeClosed(point - width, point + width).boxed().toList());
    }

    private void row(Fact fact, TierTable.Row row) {
        @Nullable Long from = row.from();
        if (from != null) {
            around(fact, from, 1);
        }
    }

    /** A leap day's birthday may be one day off. */
    private void birthdays(Fact fact, Expression constant) {
        var day = (LocalDate) bindings.constant(constant);
        Range range = Objects.requireNonNull(fact.range());
        int first = LocalDate.ofEpochDay(range.low()).getYear() - 1;
        int last = LocalDate.ofEpochDay(range.high()).getYear() + 1;
        for (int year = first; year <= last; year++) {
            around(fact, day.plusYears(year - day.getYear()).toEpochDay(), 2);
        }
    }

    private void close(Fact fact, TreeSet<Long> found) {
        LongStream all =
                switch (fact.type()) {
                    case Type.Simple.BOOL -> LongStream.of(0, 1);
                    case Type.Simple.INT, Type.Simple.MONEY, Type.Simple.DATE ->
                            ordered(fact, Objects.requireNonNull(fact.range()), found);
                    case Type.Simple.REGION -> Places.closed(found);
                    case Type.Code(String list) ->
                            LongStream.range(0, schema.codeList(list).labels().size());
                    case Type.Simple.STRING -> LongStream.empty();
                    case Type.Codes _, Type.Tiers _ -> LongStream.empty();
                };
        long[] numbers = LongStream.concat(LongStream.of(Facts.UNKNOWN), all).toArray();
        if (numbers.length > 1) {
            values.put(fact, numbers);
        }
    }

    private LongStream ordered(Fact fact, Range range, TreeSet<Long> found) {
        if (whole.contains(fact.index())) {
            return range.high() - range.low() < MOST
                    ? LongStream.rangeClosed(range.low(), range.high())
                    : LongStream.empty();
        }
        found.add(range.low());
        found.add(range.high());
        return found.stream().mapToLong(Long::longValue).filter(range::contains);
    }
}
