package org.wengang.engine;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.policy.Verdict;

/**
 * What a policy says of one person, clause by clause. Limits between people are not part of it.
 *
 * @param clauses in the order of the policy, all of them whatever the verdict
 * @param amount what the amount was computed from
 * @param amountFen null if the amount is unknown or the verdict is NOT_ELIGIBLE
 */
public record Decision(
        Verdict verdict,
        List<ClauseResult> clauses,
        ClauseResult amount,
        @Nullable Long amountFen) {

    public Decision {
        clauses = List.copyOf(clauses);
    }

    /** The ids of the clauses that are false. */
    public List<String> failed() {
        return ids(clauses.stream(), Truth.FALSE);
    }

    /** The ids of what is unknown; {@code amount} comes last. */
    public List<String> unknown() {
        return ids(Stream.concat(clauses.stream(), Stream.of(amount)), Truth.UNKNOWN);
    }

    private static List<String> ids(Stream<ClauseResult> results, Truth truth) {
        return results.filter(result -> result.truth() == truth).map(ClauseResult::id).toList();
    }
}
