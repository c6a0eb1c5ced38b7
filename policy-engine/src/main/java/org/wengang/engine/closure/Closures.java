package org.wengang.engine.closure;

import static org.wengang.engine.schema.Facts.UNKNOWN;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.CalendarDays;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Arithmetic;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.language.PlaceTest;
import org.wengang.engine.language.Rounding;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/**
 * Turns a tree into nested closures over numbers. Arithmetic is plain because {@link
 * org.wengang.engine.language.Proofs} has shown that it cannot overflow.
 */
public final class Closures {

    private static final long TRUE = 1;
    private static final long FALSE = 0;

    private final FactSchema schema;
    private final Bindings bindings;
    private final Texts texts;

    public Closures(FactSchema schema, Bindings bindings) {
        this.schema = schema;
        this.bindings = bindings;
        this.texts = new Texts(bindings, this::term);
    }

    public Term term(Expression expression) {
        if (expression.type() == Type.Simple.STRING) {
            return texts.known(expression);
        }
        return switch (expression) {
            case Expression.Literal literal -> constant(literal.type(), literal.value());
            case Expression.ParameterValue parameter ->
                    constant(parameter.type(), bindings.value(parameter));
            case Expression.FactValue(var fact) -> {
                int index = fact.index();
                yield facts -> facts.number(index);
            }
            case Expression.Not(var operand) -> not(term(operand));
            case Expression.And(var left, var right) -> and(term(left), term(right));
            case Expression.Or(var left, var right) -> or(term(left), term(right));
            case Expression.Choice choice ->
                    choice(term(choice.condition()), term(choice.then()), term(choice.otherwise()));
            case Comparison comparison -> comparison(comparison);
            case Arithmetic arithmetic ->
                    arithmetic(
                            arithmetic.operator(),
                            term(arithmetic.left()),
                            term(arithmetic.right()));
            case Expression.In(var value, var elements) ->
                    value.type() == Type.Simple.STRING
                            ? texts.in(value, elements)
                            : in(term(value), numbers(elements));
            case Expression.Known(var operand) -> {
                Term term = term(operand);
                yield facts -> term.of(facts) == UNKNOWN ? FALSE : TRUE;
            }
            case Expression.Years(var from, var to) -> years(term(from), term(to));
            case Expression.Days(var from, var to) ->
                    arithmetic(Arithmetic.Operator.MINUS, term(to), term(from));
            case Expression.AddMonths moved ->
                    strict(CalendarDays::addMonths, term(moved.date()), term(moved.months()));
            case Expression.MonthEnd(var date) -> monthEnd(term(date));
            case Expression.Share share -> share(share);
            case Expression.Tier tier -> tier(bindings.table(tier), term(tier.value()));
            case Expression.Within within -> place(bindings.test(within), term(within.place()));
            case Expression.Outside outside ->
                    not(place(bindings.test(outside).orElseThrow(), term(outside.place())));
            case Expression.Size(var text) -> texts.size(text);
            case Expression.Holds holds -> texts.holds(holds);
            case Expression.Joined _, Expression.Piece _ -> texts.known(expression);
            case Expression.Extreme extreme ->
                    extreme(extreme.least(), term(extreme.left()), term(extreme.right()));
        };
    }

    private Term constant(Type type, Object value) {
        long number = schema.encode(type, value);
        return facts -> number;
    }

    private long[] numbers(List<Expression> elements) {
        return elements.stream().flatMapToLong(this::numbers).distinct().sorted().toArray();
    }

    private LongStream numbers(Expression element) {
        Object value = bindings.constant(element);
        if (element.type() instanceof Type.Codes(String list)) {
            var type = new Type.Code(list);
            return ((List<?>) value).stream().mapToLong(code -> schema.encode(type, code));
        }
        return LongStream.of(schema.encode(element.type(), value));
    }

    private static Term not(Term operand) {
        return facts -> {
            long value = operand.of(facts);
            return value == UNKNOWN ? UNKNOWN : TRUE - value;
        };
    }

    private static Term and(Term left, Term right) {
        return facts -> {
            long first = left.of(facts);
            if (first == FALSE) {
                return FALSE;
            }
            long second = right.of(facts);
            return second == FALSE ? FALSE : first == UNKNOWN ? UNKNOWN : second;
        };
    }

    private static Term or(Term left, Term right) {
        return facts -> {
            long first = left.of(facts);
            if (first == TRUE) {
                return TRUE;
            }
            long second = right.of(facts);
            return second == TRUE ? TRUE : first == UNKNOWN ? UNKNOWN : second;
        };
    }

    private static Term choice(Term condition, Term then, Term otherwise) {
        return facts -> {
            long value = condition.of(facts);
            if (value == UNKNOWN) {
                return UNKNOWN;
            }
            return value == TRUE ? then.of(facts) : otherwise.of(facts);
        };
    }

    private Term comparison(Comparison comparison) {
        if (comparison.left().type() == Type.Simple.STRING) {
            return texts.comparison(comparison);
        }
        Term left = term(comparison.left());
        return comparison.right() instanceof Expression.Literal
                        || comparison.right() instanceof Expression.ParameterValue
                ? Comparisons.of(comparison.operator(), left, number(comparison.right()))
                : Comparisons.of(comparison.operator(), left, term(comparison.right()));
    }

    private long number(Expression constant) {
        return schema.encode(constant.type(), bindings.constant(constant));
    }

    /** A result of two known numbers. */
    @FunctionalInterface
    private interface Operation {
        long of(long left, long right);
    }

    private static Term strict(Operation operation, Term left, Term right) {
        return facts -> {
            long first = left.of(facts);
            long second = right.of(facts);
            return first == UNKNOWN || second == UNKNOWN ? UNKNOWN : operation.of(first, second);
        };
    }

    private static Term arithmetic(Arithmetic.Operator operator, Term left, Term right) {
        return switch (operator) {
            case PLUS -> strict((a, b) -> a + b, left, right);
            case MINUS -> strict((a, b) -> a - b, left, right);
            case TIMES -> strict((a, b) -> a * b, left, right);
            case DIVIDE -> strict((a, b) -> b == 0 ? UNKNOWN : a / b, left, right);
            case REMAINDER -> strict((a, b) -> b == 0 ? UNKNOWN : a % b, left, right);
        };
    }

    private static Term extreme(boolean least, Term left, Term right) {
        return least ? strict(Math::min, left, right) : strict(Math::max, left, right);
    }

    private static Term years(Term from, Term to) {
        return strict(
                (a, b) ->
                        Period.between(LocalDate.ofEpochDay(a), LocalDate.ofEpochDay(b)).getYears(),
                from,
                to);
    }

    private static Term monthEnd(Term date) {
        return facts -> {
            long day = date.of(facts);
            return day == UNKNOWN ? UNKNOWN : CalendarDays.monthEnd(day);
        };
    }

    private Term share(Expression.Share share) {
        Term money = term(share.money());
        Term times = term(share.times());
        Term by = term(share.by());
        Rounding rounding = bindings.rounding(share);
        return facts -> {
            long fen = money.of(facts);
            long factor = times.of(facts);
            long divisor = by.of(facts);
            return fen == UNKNOWN || factor == UNKNOWN || divisor == UNKNOWN || divisor == 0
                    ? UNKNOWN
                    : rounding.divide(fen * factor, divisor);
        };
    }

    private static Term tier(TierTable table, Term value) {
        long[] from = new long[table.rows().size()];
        long[] values = new long[from.length];
        for (int i = 0; i < from.length; i++) {
            TierTable.Row row = table.rows().get(i);
            from[i] = row.from() == null ? UNKNOWN : row.from();
            values[i] = row.value();
        }
        return facts -> {
            long number = value.of(facts);
            if (number == UNKNOWN) {
                return UNKNOWN;
            }
            int found = Arrays.binarySearch(from, number);
            return values[found >= 0 ? found : -found - 2];
        };
    }

    private static Term in(Term value, long[] elements) {
        return facts -> {
            long number = value.of(facts);
            if (number == UNKNOWN) {
                return UNKNOWN;
            }
            return Arrays.binarySearch(elements, number) >= 0 ? TRUE : FALSE;
        };
    }

    private static Term place(PlaceTest test, Term place) {
        long[] apart = test.apart().stream().mapToLong(Region::number).sorted().toArray();
        long[] wider = test.wider().stream().mapToLong(Region::number).sorted().toArray();
        long width = Math.round(Math.pow(10, 6 - test.prefix().length()));
        long prefix = Long.parseLong(test.prefix());
        return facts -> {
            long number = place.of(facts);
            if (number == UNKNOWN) {
                return UNKNOWN;
            }
            if (Arrays.binarySearch(apart, number) >= 0) {
                return FALSE;
            }
            if (number / width == prefix) {
                return TRUE;
            }
            return Arrays.binarySearch(wider, number) >= 0 ? UNKNOWN : FALSE;
        };
    }
}
