package org.wengang.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Bigint: bit i is set if clause i is true. */
    public String trueBits() {
        return bits("%s then %s else 0");
    }

    /** Bigint: bit i is set if clause i is unknown. */
    public String unknownBits() {
        return bits("%s is null then %s else 0");
    }

    private String bits(String form) {
        return IntStream.range(0, clauseExpressions.size())
                .mapToObj(i ->
                        "case when %s end"
                                .formatted(
                                        form.formatted(
                                                clauseExpressions.get(i),
                                                "cast(%d as bigint)".formatted(1L << i))))
                .collect(Collectors.joining(" + ", "(", ")"));
    }
}
