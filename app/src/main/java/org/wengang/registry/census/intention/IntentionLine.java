package org.wengang.registry.census.intention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.registry.census.Intention;

/**
 * What one person intends.
 *
 * @param intention null where it is not known; likewise the others, each by itself
 * @param present whether they are here now
 * @param saidAt when the last of it was said
 */
public record IntentionLine(
        UUID worker,
        String name,
        String idLast4,
        @Nullable Intention intention,
        @Nullable DivisionCode destination,
        @Nullable String jobWanted,
        @Nullable Boolean present,
        Instant saidAt) {

    /** The ID number with everything but its end hidden. */
    public String maskedId() {
        return "*".repeat(14) + idLast4;
    }
}
