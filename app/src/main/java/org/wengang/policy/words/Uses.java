package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.List;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Scope;
import org.wengang.engine.policy.Parameter;

/** Says what of one policy depends on a parameter. */
public record Uses(Words words, CheckedPolicy rule) {

    /** The labels of the clauses, and the amount, the form of the benefit or the limits. */
    public List<String> of(Parameter parameter) {
        var used = new ArrayList<String>();
        for (int i = 0; i < rule.clauses().size(); i++) {
            if (dependsOn(rule.clauses().get(i), parameter)) {
                used.add(words.label(rule.file().clauses().get(i).label()));
            }
        }
        if (dependsOn(rule.amount(), parameter)) {
            used.add(words.text("policy.amount"));
        }
        if (parameter.name().equals(rule.file().benefit().validUntil())) {
            used.add(words.text("policy.benefit"));
        }
        var budget = rule.file().limits().budget();
        if (budget != null && budget.parameter().equals(parameter.name())) {
            used.add(words.text("policy.limits"));
        }
        return used;
    }

    private static boolean dependsOn(Expression expression, Parameter parameter) {
        return expression
                        .reads()
                        .contains(new Expression.ParameterValue(parameter.name(), parameter.type()))
                || parameter.name().equals(Scope.JURISDICTION_MODE) && expression.asksForPlaces();
    }
}
