package org.wengang.engine.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Arithmetic;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.language.PlaceTest;
import org.wengang.engine.language.Rounding;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/**
 * Writes a tree as an SQL expression over the facts view under the alias {@code p}; null is unknown
 * and nothing else. The text is a closed subset: columns of the schema, and literals of the closed
 * types. Only strings could hold a quote: of them everything that means something to anyone but a
 * reader (ASCII that is no letter, digit or blank) is written as {@code chr(n)}.
 *
 * <p>Traps and rules: a choice is {@code CASE c WHEN true … WHEN false … END}, so that an unknown
 * condition takes neither branch; {@code IS TRUE} never stands here; {@code least} and {@code
 * greatest} never see a null; whole numbers are cast to bigint before they are computed with; years
 * are compared as dates where the later day is fixed.
 */
public final class SqlWriter {

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_]+");

    private final Bindings bindings;
    private final Dialect dialect;
    private final Map<String, String> columns;
    private final SqlWriter plain;

    public SqlWriter(Bindings bindings, Dialect dialect) {
        this(bindings, dialect, Map.of());
    }

    /**
     * @param columns what stands ready in a column, by its text as the other constructor's writer
     *     writes it
     */
    public SqlWriter(Bindings bindings, Dialect dialect, Map<String, String> columns) {
        this.bindings = bindings;
        this.dialect = dialect;
        this.columns = Map.copyOf(columns);
        this.plain = columns.isEmpty() ? this : new SqlWriter(bindings, dialect);
    }

    public String expression(Expression expression) {
        if (columns.isEmpty()) {
            return written(expression);
        }
        @Nullable String column = columns.get(plain.written(expression));
        return column == null ? written(expression) : column;
    }

    private String written(Expression expression) {
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
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.In(var value, var elements) -> in(expression(value), elements);
            case Expression.Known(var operand) -> "(" + expression(operand) + " is not null)";
            case Expression.Years(var from, var to) ->
                    dialect.divide(
                            "(%s - %s)"
                                    .formatted(
                                            dialect.dayNumber(expression(to)),
                                            dialect.dayNumber(expression(from))),
                            "10000");
            case Expression.Days(var from, var to) ->
                    dialect.days(expression(from), expression(to));
            case Expression.AddMonths moved ->
                    dialect.addMonths(expression(moved.date()), expression(moved.months()));
            case Expression.MonthEnd(var date) -> dialect.monthEnd(expression(date));
            case Expression.Share share -> share(share);
            case Expression.Tier tier -> tier(tier);
            case Expression.Within within ->
                    place(bindings.test(within), expression(within.place()));
            case Expression.Outside outside ->
                    "(not "
                            + place(
                                    bindings.test(outside).orElseThrow(),
                                    expression(outside.place()))
                            + ")";
            case Expression.Extreme extreme -> extreme(extreme);
            case Expression.Size(var text) -> TextSql.size(expression(text));
            case Expression.Holds(var where, var text, var piece) ->
                    TextSql.holds(where, expression(text), expression(piece));
            case Expression.Joined(var left, var right, _) -> infix(left, "||", right);
            case Expression.Piece piece ->
                    TextSql.piece(expression(piece.text()), bindings.ends(piece));
        };
    }

    private String arithmetic(Arithmetic arithmetic) {
        return switch (arithmetic.operator()) {
            case PLUS, MINUS, TIMES ->
                    infix(arithmetic.left(), arithmetic.operator().sign(), arithmetic.right());
            case DIVIDE ->
                    dialect.divide(expression(arithmetic.left()), divisor(arithmetic.right(), 1));
            case REMAINDER ->
                    "mod(%s, %s)"
                            .formatted(
                                    expression(arithmetic.left()), divisor(arithmetic.right(), 1));
        };
    }

    private String infix(Expression left, String operator, Expression right) {
        return "(%s %s %s)".formatted(expression(left), operator, expression(right));
    }

    private String column(Fact fact) {
        String column = "p." + fact.column();
        if (fact.type() == Type.Simple.STRING) {
            return "(" + dialect.text(column) + ")";
        }
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
            case Type.Simple.STRING -> TextLiteral.of((String) value);
            case Type.Code ignored -> quoted((String) value);
            case Type.Codes ignored ->
                    throw new IllegalStateException("A list stands only after in.");
            case Type.Tiers ignored ->
                    throw new IllegalStateException("A table stands only in tier.");
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
                        "(%s %s %s)"
                                .formatted(
                                        left(comparison),
                                        sign(comparison.operator()),
                                        expression(comparison.right())));
    }

    /** Of strings in order with how they are ordered, unless a column says it. */
    private String left(Comparison comparison) {
        Expression left = comparison.left();
        return comparison.operator().isOrder()
                        && left.type() == Type.Simple.STRING
                        && !(left instanceof Expression.FactValue)
                ? "(" + dialect.text(expression(left)) + ")"
                : expression(left);
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

    /** The quotient towards zero, and a step away from zero where the rest asks for it. */
    private String share(Expression.Share share) {
        Rounding rounding = bindings.rounding(share);
        String dividend = infix(share.money(), "*", share.times());
        String divisor = divisor(share.by(), rounding.unit());
        String quotient = dialect.divide(dividend, divisor);
        if (!rounding.isDown()) {
            String rest = "mod(%s, %s)".formatted(dividend, divisor);
            String stays =
                    rounding.isHalfUp()
                            ? "abs(%1$s) < abs(%2$s) - abs(%1$s)".formatted(rest, divisor)
                            : rest + " = 0";
            quotient =
                    "(%s + case when %s then 0 when (%s < 0) = (%s < 0) then 1 else -1 end)"
                            .formatted(quotient, stays, dividend, divisor);
        }
        return rounding.unit() == 1 ? quotient : "(%s * %d)".formatted(quotient, rounding.unit());
    }

    private String divisor(Expression by, long unit) {
        if (by instanceof Expression.Literal(var type, Long number) && number != 0) {
            return literal(type, number * unit);
        }
        String divisor = "nullif(%s, 0)".formatted(expression(by));
        return unit == 1 ? divisor : "(%s * %d)".formatted(divisor, unit);
    }

    private String tier(Expression.Tier tier) {
        TierTable table = bindings.table(tier);
        String value = expression(tier.value());
        var sql = new StringBuilder("(case");
        for (TierTable.Row row : table.rows().subList(0, table.rows().size() - 1)) {
            Type type = tier.value().type();
            String end = literal(type, Type.ordered(type, Objects.requireNonNull(row.to())));
            sql.append(" when %s <= %s then %s".formatted(value, end, fen(row)));
        }
        return sql.append(
                        " when %s is not null then %s end)"
                                .formatted(value, fen(table.rows().getLast())))
                .toString();
    }

    private String fen(TierTable.Row row) {
        return literal(Type.Simple.INT, row.value());
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
