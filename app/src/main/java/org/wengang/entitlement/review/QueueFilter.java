package org.wengang.entitlement.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.award.AwardStatus;

/**
 * Which awards a reviewer looks at.
 *
 * @param policy null for all
 */
public record QueueFilter(AwardStatus status, @Nullable UUID policy) {

    /** Path of the list, ready for one more query part. */
    public String path() {
        return "/reviews?status=%s&policy=%s"
                .formatted(status.stored(), policy == null ? "" : policy);
    }
}
