package org.wengang.registry.checks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check came to.
 *
 * @param found how many rows; null where it could not be run
 * @param failure the SQLSTATE of what stopped it; null where it ran
 */
public record Outcome(
        String code,
        Instant checkedAt,
        long tookMs,
        @Nullable Long found,
        @Nullable String failure) {

    /** Whether there is something to put right, or to look into. */
    public boolean isBad() {
        return found == null || found > 0;
    }

    /** Whether it found more, or could not be run where the other was. */
    public boolean isWorseThan(Outcome other) {
        return other.found != null && (found == null || found > other.found);
    }
}
