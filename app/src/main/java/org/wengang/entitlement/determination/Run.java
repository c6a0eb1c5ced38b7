package org.wengang.entitlement.determination;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * One determination of a policy for everybody in the region that issued it.
 *
 * @param asOf the day whose parameter values hold
 * @param campaign the special action it belongs to, where the policy counts within one; else null
 * @param finishedAt null until finished; then everything of it is there
 * @param counts of the whole region; null until finished
 * @param rowHash of all rows as they are kept, the same on every engine ({@link
 *     org.wengang.engine.population.RunManifest}); null until finished, and for runs made before it
 *     was kept
 */
public record Run(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        int policyVersion,
        Label policyTitle,
        LocalDate asOf,
        @Nullable String campaign,
        UUID startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Counts counts,
        @Nullable Long rowHash) {

    /**
     * How many have which verdict; they add up to {@code people}.
     *
     * @param eligibleFen sum of the amounts proposed
     */
    public record Counts(
            long people,
            long eligible,
            long notEligible,
            long undecided,
            long excluded,
            long outOfMonths,
            long capped,
            long waitingBudget,
            long refusedBudget,
            long eligibleFen) {}

    public boolean isFinished() {
        return finishedAt != null;
    }
}
