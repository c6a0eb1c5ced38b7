package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Scope;
import org.wengang.engine.policy.Limits;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.Parties;

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
        if (limits().contains(parameter.name())) {
            used.add(words.text("policy.limits"));
        }
        if (rule.file().parties().payee() == Parties.Party.UNSTATED
                && parameter.name().equals(Parties.PAYEE)) {
            used.add(words.text("policy.parties"));
        }
        return used;
    }

    /** The parameters that limits speak of. */
    private Set<String> limits() {
        var names = new HashSet<String>();
        var limits = rule.file().limits();
        var budget = limits.budget();
        if (budget != null) {
            names.add(budget.parameter());
            if (budget.onExhausted() instanceof Limits.Exhausted.Asked(var parameter)) {
                names.add(parameter);
            }
        }
        var cap = limits.cap();
        if (cap != null) {
            names.add(cap.parameter());
        }
        var months = limits.months();
        if (months != null) {
            names.add(months.parameter());
        }
        return names;
    }

    private static boolean dependsOn(Expression expression, Parameter parameter) {
        return expression
                        .reads()
                        .contains(new Expression.ParameterValue(parameter.name(), parameter.type()))
                || parameter.name().equals(Scope.JURISDICTION_MODE) && expression.asksForPlaces();
    }
}
