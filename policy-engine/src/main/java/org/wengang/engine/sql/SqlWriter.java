package org.wengang.engine.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Arithmetic;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.language.PlaceTest;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;

/**
 * Writes a tree as an SQL expression over the facts view under the alias {@code p}; null is unknown
 * and nothing else. The text is a closed subset: columns of the schema, and literals of the closed
 * types, none of which can hold a quote.
 *
 * <p>Traps and rules: a choice is {@code CASE c WHEN true … WHEN false … END}, so that an unknown
 * condition takes neither branch; {@code IS TRUE} never stands here; {@code least} and {@code
 * greatest} never see a null; whole numbers are cast to bigint before they are computed with; years
 * are compared as dates where the later day is fixed.
 */
public final class SqlWriter {

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_]+");

    private final Bindings bindings;

    public SqlWriter(Bindings bindings) {
        this.bindings = bindings;
    }

    public String expression(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal(literal.type(), literal.value());
            case Expression.ParameterValue parameter ->
                    literal(parameter.type(), bindings.value(parameter));
            case Expression.FactValue(var fact) -> column(fact);
            case Expression.Not(var operand) -> "(not " + expression(operand) + ")";
            case Expression.And(var left, var right) -> infix(left, "and", right);
            case Expression.Or(var left, var right) -> infix(left, "or", right);
            case Expression.Choice choice ->
                    "(case %s when true then %s when false then %s end)"
                            .formatted(
                                    expression(choice.condition()),
                                    expression(choice.then()),
                                    expression(choice.otherwise()));
            case Comparison comparison -> comparison(comparison);
            case Arithmetic(var type, var operator, var left, var right, var at) ->
                    infix(left, operator.sign(), right);
            case Expression.In(var value, var elements) -> in(expression(value), elements);
            case Expression.Known(var operand) -> "(" + expression(operand) + " is not null)";
            case Expression.Years(var from, var to) ->
                    "((%s - %s) / 10000)".formatted(dayKey(to), dayKey(from));
            case Expression.Days(var from, var to) ->
                    "cast(%s - %s as bigint)".formatted(expression(to), expression(from));
            case Expression.Within within ->
                    place(bindings.test(within), expression(within.place()));
            case Expression.Outside outside ->
                    "(not "
                            + place(
                                    bindings.test(outside).orElseThrow(),
                                    expression(outside.place()))
                            + ")";
            case Expression.Extreme extreme -> extreme(extreme);
        };
    }

    private String infix(Expression left, String operator, Expression right) {
        return "(%s %s %s)".formatted(expression(left), operator, expression(right));
    }

    private static String column(Fact fact) {
        String column = "p." + fact.column();
        return isWhole(fact.type()) ? "cast(" + column + " as bigint)" : column;
    }

    private static boolean isWhole(Type type) {
        return type == Type.Simple.INT || type == Type.Simple.MONEY;
    }

    private String literal(Type type, Object value) {
        return switch (type) {
            case Type.Simple.BOOL -> value.toString();
            case Type.Simple.INT, Type.Simple.MONEY -> "cast(" + value + " as bigint)";
            case Type.Simple.DATE -> date((LocalDate) value);
            case Type.Simple.REGION -> quoted(((Region) value).code());
            case Type.Code ignored -> quoted((String) value);
            case Type.Codes ignored ->
                    throw new IllegalStateException("A list stands only after in.");
        };
    }

    private static String date(LocalDate date) {
        return "date '" + date + "'";
    }

    private static String quoted(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalStateException(
                    "Not a code.\nMaybe a value was not checked when read.");
        }
        return "'" + code + "'";
    }

    private String comparison(Comparison comparison) {
        return YearsComparison.of(comparison, bindings)
                .map(years ->
                        "(%s %s %s)"
                                .formatted(
                                        expression(years.from()), years.sign(), date(years.day())))
                .orElseGet(() ->
                        infix(comparison.left(), sign(comparison.operator()), comparison.right()));
    }

    private static String sign(Comparison.Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> operator.sign();
        };
    }

    private String in(String value, List<Expression> elements) {
        List<String> literals = elements.stream().flatMap(this::literals).distinct().toList();
        return literals.isEmpty()
                ? "(case when %s is not null then false end)".formatted(value)
                : "(%s in (%s))".formatted(value, String.join(", ", literals));
    }

    private Stream<String> literals(Expression element) {
        Object value = bindings.constant(element);
        return element.type() instanceof Type.Codes
                ? ((List<?>) value).stream().map(code -> quoted((String) code))
                : Stream.of(literal(element.type(), value));
    }

    /** The day as a number 20210211: the difference over 10000, towards zero, is full years. */
    private String dayKey(Expression date) {
        String day = expression(date);
        return "cast(extract(year from %1$s) * 10000 + extract(month from %1$s) * 100 + extract(day from %1$s) as bigint)"
                .formatted(day);
    }

    private static String place(PlaceTest test, String place) {
        var sql = new StringBuilder("(case");
        if (!test.apart().isEmpty()) {
            sql.append(" when %s in (%s) then false".formatted(place, codes(test.apart())));
        }
        String prefix = test.prefix();
        sql.append(
                " when substr(%s, 1, %d) = '%s' then true"
                        .formatted(place, prefix.length(), prefix));
        if (!test.wider().isEmpty()) {
            sql.append(" when %s in (%s) then null".formatted(place, codes(test.wider())));
        }
        return sql.append(" when %s is not null then false end)".formatted(place)).toString();
    }

    private static String codes(Set<Region> regions) {
        return regions.stream()
                .sorted()
                .map(region -> quoted(region.code()))
                .collect(Collectors.joining(", "));
    }

    private String extreme(Expression.Extreme extreme) {
        String left = expression(extreme.left());
        String right = expression(extreme.right());
        return "(case when %s is not null and %s is not null then %s(%s, %s) end)"
                .formatted(left, right, extreme.least() ? "least" : "greatest", left, right);
    }
}
