package org.wengang.policy.words;

import java.util.List;
import java.util.Map;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Type;

/** Says expressions of one policy. */
public final class Sentences {

    private final Words words;
    private final PolicyFile file;
    private final Map<String, Object> values;

    /**
     * @param values of the parameters, by name; one without a value is said to be open
     */
    public Sentences(Words words, PolicyFile file, Map<String, Object> values) {
        this.words = words;
        this.file = file;
        this.values = values;
    }

    /** The expression as one sentence without a full stop. */
    public String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal(var type, var value) -> words.value(type, value);
            case Expression.FactValue(var fact) -> words.label(fact.label());
            case Expression.ParameterValue(var name, var type) -> parameter(name, type);
            case Expression.Not(var operand) -> say("not", grouped(operand));
            case Expression.And(var left, var right) ->
                    say(
                            "and",
                            inside(left, Expression.Or.class),
                            inside(right, Expression.Or.class));
            case Expression.Or(var left, var right) ->
                    say(
                            "or",
                            inside(left, Expression.And.class),
                            inside(right, Expression.And.class));
            case Expression.Choice choice ->
                    say(
                            "if",
                            of(choice.condition()),
                            side(choice.then()),
                            side(choice.otherwise()));
            case Expression.Comparison(var operator, var left, var right) ->
                    say(kind(operator, left.type()) + operator.name(), side(left), side(right));
            case Expression.Arithmetic(_, var operator, var left, var right, _) ->
                    say(operator.name(), number(left), number(right));
            case Expression.In(var value, var elements) ->
                    say("in", of(value), words.listed(elements.stream().map(this::of).toList()));
            case Expression.Known(var operand) -> say("known", of(operand));
            case Expression.Years(var from, var to) -> say("years", of(from), of(to));
            case Expression.Days(var from, var to) -> say("days", of(from), of(to));
            case Expression.AddMonths(var date, var months, _) ->
                    say("addMonths", of(date), of(months));
            case Expression.MonthEnd(var date) -> say("monthEnd", of(date));
            case Expression.Share share -> share(share);
            case Expression.Tier(var value, var table, _, _) -> say("tier", of(value), of(table));
            case Expression.Within(var place, var region, _) ->
                    say("within", of(place), of(region));
            case Expression.Outside(var place, var scope, var region, _) ->
                    say("outside", of(place), of(scope), of(region));
            case Expression.Size(var text) -> say("size", of(text));
            case Expression.Holds(var where, var text, var piece) ->
                    say(where.function(), of(text), of(piece));
            case Expression.Joined(var left, var right, _) -> say("joined", of(left), of(right));
            case Expression.Piece(var text, var ends, _) -> piece(of(text), ends);
            case Expression.Extreme(_, var least, var left, var right) ->
                    say(least ? "least" : "most", of(left), of(right));
        };
    }

    /** How many characters go before it, and which one, counted from 1, is its last. */
    private String piece(String text, List<Expression> ends) {
        return ends.size() == 1
                ? say("substring.rest", text, number(ends.getFirst()))
                : say("substring", text, number(ends.getFirst()), number(ends.getLast()));
    }

    private String share(Expression.Share share) {
        var money = number(share.money());
        var rounding = of(share.rounding());
        return share.isPercent()
                ? say("percent", money, of(share.times()), rounding)
                : say("prorate", money, number(share.times()), number(share.by()), rounding);
    }

    private String parameter(String name, Type type) {
        var label = words.label(file.parameter(name).label());
        var value = values.get(name);
        return value == null
                ? say("open", label)
                : say("parameter", label, words.value(type, value));
    }

    private String inside(Expression part, Class<? extends Expression> mixed) {
        return mixed.isInstance(part) ? grouped(part) : of(part);
    }

    private String side(Expression part) {
        return part instanceof Expression.Choice ? grouped(part) : of(part);
    }

    private String number(Expression part) {
        return part instanceof Expression.Choice || part instanceof Expression.Arithmetic
                ? grouped(part)
                : of(part);
    }

    private String grouped(Expression part) {
        return say("group", of(part));
    }

    private static String kind(Expression.Comparison.Operator operator, Type type) {
        if (operator.isOrder() && !type.isOrdered()) {
            return type == Type.Simple.STRING ? "text." : "truth.";
        }
        return type == Type.Simple.DATE ? "date." : type.isOrdered() ? "number." : "";
    }

    private String say(String key, Object... arguments) {
        return words.text("policy.words." + key, arguments);
    }
}
