package org.wengang.registry.census.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on an officer's list.
 *
 * @param town null where no place is known; likewise the employer
 * @param lastOutcome null before the first contact
 */
public record ErrandLine(
        UUID errand,
        String name,
        @Nullable String town,
        @Nullable String employerName,
        String state,
        int contacts,
        @Nullable String lastOutcome,
        @Nullable Instant lastContactAt) {}
