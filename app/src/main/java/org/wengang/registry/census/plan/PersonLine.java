package org.wengang.registry.census.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param employerName null where none is known; likewise the town
 * @param lastOutcome null before the first contact; likewise its moment
 */
public record PersonLine(
        UUID errand,
        UUID worker,
        String name,
        String idLast4,
        @Nullable String employerName,
        @Nullable String town,
        String officer,
        String state,
        int contacts,
        @Nullable String lastOutcome,
        @Nullable Instant lastContactAt) {

    /** The ID number with everything but its end hidden. */
    public String maskedId() {
        return "*".repeat(14) + idLast4;
    }
}
