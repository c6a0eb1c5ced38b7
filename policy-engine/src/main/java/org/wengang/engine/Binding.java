package org.wengang.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.contradiction.Contradictions;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Proofs;
import org.wengang.engine.language.Scope;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Range;
import org.wengang.engine.yaml.YamlText;

/** Gives a checked policy its parameters' values and proves what depends on them. */
final class Binding {

    private final CheckedPolicy policy;
    private final ParameterValues values;
    private final Bindings bindings;
    private final ErrorCollector errors = new ErrorCollector();

    Binding(CheckedPolicy policy, ParameterValues values, Jurisdictions jurisdictions) {
        this.policy = policy;
        this.values = values;
        this.bindings = new Bindings(values.values(), jurisdictions);
    }

    CompiledPolicy compiled() {
        for (String name : used()) {
            value(policy.file().parameter(name));
        }
        errors.throwIfAny();
        for (int i = 0; i < policy.clauses().size(); i++) {
            proofs(policy.file().clauses().get(i).when()).range(policy.clauses().get(i));
        }
        YamlText text = policy.file().benefit().amount();
        @Nullable Range amount = proofs(text).range(policy.amount());
        if (amount != null && amount.low() < 0) {
            errors.add(text.at(), Fault.AMOUNT_NEGATIVE, Long.toString(amount.low()));
        }
        errors.throwIfAny();
        return new CompiledPolicy(
                policy, values, bindings, Objects.requireNonNull(amount), warnings());
    }

    private List<PolicyError> warnings() {
        var warnings = new ArrayList<>(errors.warnings());
        warnings.addAll(
                Contradictions.of(
                        policy.file().clauses(), policy.clauses(), policy.schema(), bindings));
        return warnings;
    }

    private Proofs proofs(YamlText text) {
        return new Proofs(bindings, text, errors);
    }

    private Set<String> used() {
        var used = new LinkedHashSet<String>();
        List<Expression> all = new ArrayList<>(policy.clauses());
        all.add(policy.amount());
        for (Expression expression : all) {
            for (Expression read : expression.reads()) {
                if (read instanceof Expression.ParameterValue parameter) {
                    used.add(parameter.name());
                }
            }
            if (expression.asksForPlaces()
                    && policy.file().parameters().containsKey(Scope.JURISDICTION_MODE)) {
                used.add(Scope.JURISDICTION_MODE);
            }
        }
        return used;
    }

    private void value(Parameter parameter) {
        @Nullable Object value = values.get(parameter.name());
        if (value == null) {
            errors.add(
                    parameter.at(),
                    Fault.PARAMETER_MISSING,
                    parameter.name(),
                    values.asOf().toString());
        } else {
            CodeCheck.check(parameter, value, policy.schema(), errors);
            if (!parameter.allows(value)) {
                errors.add(parameter.at(), Fault.PARAMETER_OUT_OF_RANGE, parameter.name());
            }
        }
    }
}
