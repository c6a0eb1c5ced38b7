package org.wengang.entitlement.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.award.AwardStatus;

/**
 * An award with all that happened to it.
 *
 * @param needsSecond whether its amount needs a second reviewer
 * @param steps the oldest first, those of the awards before and after it included
 */
public record AwardLife(QueueLine award, boolean needsSecond, List<Step> steps) {

    /**
     * A state an award came into.
     *
     * @param by the officer's name; null where nobody at or below the reader's office
     * @param reason what was said; null for nothing
     * @param isOfThis whether it is of the award itself and not of one before or after it
     */
    public record Step(
            UUID award,
            int version,
            AwardStatus status,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            boolean isOfThis) {}

    /** Whether the caseworker is to answer. */
    public boolean isAsked() {
        return award.status() == AwardStatus.ASKED;
    }
}
