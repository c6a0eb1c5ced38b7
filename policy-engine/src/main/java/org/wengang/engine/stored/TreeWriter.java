package org.wengang.engine.stored;

import java.util.ArrayList;
import java.util.List;
import org.wengang.engine.language.Expression;

/** Trees as nested lists: the name of the node, then its parts. */
final class TreeWriter {

    private TreeWriter() {}

    static List<Object> tree(Expression expression) {
        return switch (expression) {
            case Expression.Literal(var type, var value) ->
                    List.of("literal", type.word(), type.text(value));
            case Expression.FactValue(var fact) -> List.of("fact", fact.name(), fact.type().word());
            case Expression.ParameterValue(var name, var type) ->
                    List.of("parameter", name, type.word());
            case Expression.Not ignored -> node("not", expression);
            case Expression.And ignored -> node("and", expression);
            case Expression.Or ignored -> node("or", expression);
            case Expression.Choice ignored -> node("choice", expression);
            case Expression.Comparison comparison -> node(comparison.operator().sign(), expression);
            case Expression.Arithmetic sum ->
                    node(sum.operator().sign(), expression, Integer.toString(sum.at()));
            case Expression.In ignored -> node("in", expression);
            case Expression.Known ignored -> node("known", expression);
            case Expression.Years ignored -> node("years", expression);
            case Expression.Days ignored -> node("days", expression);
            case Expression.AddMonths moved ->
                    node("addMonths", expression, Integer.toString(moved.at()));
            case Expression.MonthEnd ignored -> node("monthEnd", expression);
            case Expression.Share share -> node("share", expression, Integer.toString(share.at()));
            case Expression.Tier tier -> node("tier", expression, Integer.toString(tier.at()));
            case Expression.Within within ->
                    node("within", expression, Integer.toString(within.at()));
            case Expression.Outside outside ->
                    node("outside", expression, Integer.toString(outside.at()));
            case Expression.Size ignored -> node("size", expression);
            case Expression.Holds holds -> node(holds.where().function(), expression);
            case Expression.Joined joined ->
                    node("join", expression, Integer.toString(joined.at()));
            case Expression.Piece piece ->
                    node("substring", expression, Integer.toString(piece.at()));
            case Expression.Extreme extreme -> node(extreme.least() ? "min" : "max", expression);
        };
    }

    /**
     * @param more what a node has beside its parts
     */
    private static List<Object> node(String name, Expression expression, String... more) {
        var node = new ArrayList<Object>();
        node.add(name);
        expression.parts().forEach(part -> node.add(tree(part)));
        node.addAll(List.of(more));
        return node;
    }
}
