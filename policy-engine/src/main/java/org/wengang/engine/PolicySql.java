package org.wengang.engine;

import java.util.List;

/**
 * The same rule for a population: SQL expressions over the facts view under the alias {@code p}.
 * Null means unknown.
 *
 * @param clauseExpressions booleans, in the order of the clauses
 * @param amountExpression bigint, fen; null means that the amount is unknown
 */
public record PolicySql(List<String> clauseExpressions, String amountExpression) {

    public PolicySql {
        clauseExpressions = List.copyOf(clauseExpressions);
    }
}
