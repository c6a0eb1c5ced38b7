package org.wengang.engine;

import java.util.List;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;

/**
 * A policy whose expressions are typed and whose cases fit the facts, whatever its parameters'
 * values are.
 *
 * @param clauses trees in the order of the file's clauses
 */
public record CheckedPolicy(
        PolicyFile file, FactSchema schema, List<Expression> clauses, Expression amount) {

    public CheckedPolicy {
        clauses = List.copyOf(clauses);
    }

    /**
     * @throws org.wengang.engine.error.PolicyErrors if a parameter that is used has no value or an
     *     impossible one, if a result may overflow, or if the amount may be negative
     */
    public CompiledPolicy bind(ParameterValues values, Jurisdictions jurisdictions) {
        return new Binding(this, values, jurisdictions).compiled();
    }
}
