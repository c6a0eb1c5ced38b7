package org.wengang.entitlement.decision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.Truth;
import org.wengang.entitlement.determination.Verdict;

/**
 * Which answers of a run.
 *
 * @param verdict null for all
 * @param clause index from 0; null for all
 * @param truth of that clause; null for any
 */
public record DecisionFilter(
        UUID run, @Nullable Verdict verdict, @Nullable Integer clause, @Nullable Truth truth) {

    static DecisionFilter all(UUID run) {
        return new DecisionFilter(run, null, null, null);
    }

    /** Path of the list, ready for one more query part. */
    public String path() {
        return "/determinations/%s/workers?verdict=%s&clause=%s&truth=%s"
                .formatted(
                        run,
                        verdict == null ? "" : verdict.word(),
                        clause == null ? "" : clause,
                        truth == null ? "" : truth);
    }
}
