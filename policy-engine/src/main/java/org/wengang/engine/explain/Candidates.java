package org.wengang.engine.explain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/**
 * The values of a fact at which a policy can turn: every code; of places the regions asked for and
 * one elsewhere; of strings what {@link TextCandidates} makes of those compared with; of numbers
 * and days the policy's constants, the person's own values of that type and the sums, differences
 * and multiples the policy forms of them, each with its two neighbours, and the ends of the range.
 */
final class Candidates {

    private static final Region ELSEWHERE = new Region("990101");
    private static final int MOST_YEARS = 150;

    /** No multiple is formed of larger numbers. */
    private static final long LARGE = 1_000_000_000;

    private final FactSchema schema;
    private final Set<Long> numbers = new TreeSet<>();
    private final Set<Long> sums = new TreeSet<>();
    private final Set<Long> days = new TreeSet<>();
    private final Set<Long> places = new TreeSet<>();
    private final Set<Long> divisors = new TreeSet<>();
    private final TextCandidates turns = new TextCandidates();
    private final List<String> texts;

    Candidates(CompiledPolicy policy, Facts facts) {
        this.schema = policy.schema();
        all(policy).forEach(expression -> constants(expression, policy.bindings(), facts));
        var spans = List.copyOf(numbers);
        for (long day : List.copyOf(days)) {
            for (long span : spans) {
                days.add(day + span);
                days.add(day - span);
                if (Math.abs(span) <= MOST_YEARS) {
                    days.add(LocalDate.ofEpochDay(day).minusYears(span).toEpochDay());
                    days.add(LocalDate.ofEpochDay(day).minusMonths(span).toEpochDay());
                }
            }
        }
        places.add(ELSEWHERE.number());
        this.texts = turns.all(numbers);
        multiples(spans);
    }

    /** Where a whole number of times changes. */
    private void multiples(List<Long> counts) {
        for (long divisor : divisors) {
            for (long count : counts) {
                if (Math.max(Math.abs(divisor), Math.abs(count)) < LARGE) {
                    LongStream.rangeClosed(count - 1, count + 1)
                            .forEach(times -> numbers.add(times * divisor));
                }
            }
        }
    }

    static Set<Fact> factsRead(CompiledPolicy policy) {
        var facts = new TreeSet<Fact>(Comparator.comparingInt(Fact::index));
        all(policy).forEach(expression -> facts.addAll(factsRead(expression)));
        return facts;
    }

    static Set<Fact> factsRead(Expression expression) {
        var facts = new LinkedHashSet<Fact>();
        for (Expression read : expression.reads()) {
            if (read instanceof Expression.FactValue(var fact)) {
                facts.add(fact);
            }
        }
        return facts;
    }

    private static Stream<Expression> all(CompiledPolicy policy) {
        return Stream.concat(
                policy.checked().clauses().stream(), Stream.of(policy.checked().amount()));
    }

    /** The facts with one of the values that {@link #of} gives. */
    Facts with(Facts facts, Fact fact, long value) {
        return fact.type() == Type.Simple.STRING
                ? facts.with(fact, texts(fact).get(Math.toIntExact(value)))
                : facts.with(fact, value);
    }

    private List<String> texts(Fact fact) {
        return texts.stream().filter(text -> schema.allows(fact, text)).toList();
    }

    /** In order, each once, none outside the fact's range; of a string its place among all. */
    long[] of(Fact fact) {
        return switch (fact.type()) {
            case Type.Simple.BOOL -> new long[] {1, 0};
            case Type.Code(String list) ->
                    LongStream.range(0, schema.codeList(list).labels().size()).toArray();
            case Type.Simple.REGION -> places.stream().mapToLong(Long::longValue).toArray();
            case Type.Simple.STRING -> LongStream.range(0, texts(fact).size()).toArray();
            case Type.Simple.INT -> around(numbers, fact.range());
            case Type.Simple.MONEY -> around(sums, fact.range());
            case Type.Simple.DATE -> around(days, fact.range());
            case Type.Codes _, Type.Tiers _ ->
                    throw new IllegalStateException("A fact holds one value: " + fact.name());
        };
    }

    private static long[] around(Set<Long> turns, @Nullable Range range) {
        if (range == null) {
            throw new IllegalStateException("An ordered fact has a range.");
        }
        return LongStream.concat(
                        LongStream.of(range.low(), range.high()),
                        turns.stream()
                                .flatMapToLong(turn -> LongStream.of(turn, turn - 1, turn + 1))
                                .sorted())
                .filter(range::contains)
                .distinct()
                .toArray();
    }

    private void constants(Expression expression, Bindings bindings, Facts facts) {
        if (expression instanceof Expression.Literal(var type, var value)) {
            add(type, value);
        } else if (expression instanceof Expression.ParameterValue parameter) {
            add(parameter.type(), bindings.value(parameter));
        } else if (expression instanceof Expression.FactValue(var fact)) {
            @Nullable Object value = facts.get(fact.name());
            if (value != null) {
                add(fact.type(), value);
            }
        } else if (expression instanceof Expression.Outside outside) {
            bindings.test(outside).ifPresent(test -> add(Type.Simple.REGION, test.region()));
        }
        if (expression instanceof Expression.Arithmetic division
                && division.operator().divides()
                && isConstant(division.right())) {
            divisors.add((Long) bindings.constant(division.right()));
        }
        turns.look(expression, bindings);
        expression.parts().forEach(part -> constants(part, bindings, facts));
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.Literal
                || expression instanceof Expression.ParameterValue;
    }

    private void add(Type type, Object value) {
        switch (type) {
            case Type.Simple.INT -> numbers.add((Long) value);
            case Type.Simple.MONEY -> sums.add((Long) value);
            case Type.Simple.DATE -> days.add(((LocalDate) value).toEpochDay());
            case Type.Simple.REGION -> places.add(((Region) value).number());
            case Type.Tiers(var bound, _) ->
                    ((TierTable) value).rows().forEach(row -> row(bound, row));
            case Type.Simple.STRING -> turns.add((String) value);
            case Type.Simple.BOOL -> {}
            case Type.Code _, Type.Codes _ -> {}
        }
    }

    private void row(Type bound, TierTable.Row row) {
        if (row.from() != null) {
            add(bound, Type.ordered(bound, row.from()));
        }
    }
}
