package org.wengang.entitlement.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * More money for a policy, or less.
 *
 * @param fen below zero: taken back
 * @param own whether the reader entered it, and so cannot decide on it
 * @param reason null until it was decided with one
 */
public record Appropriation(
        UUID id,
        UUID policyVersionId,
        long fen,
        String document,
        Instant enteredAt,
        boolean own,
        AppropriationStatus status,
        @Nullable Instant decidedAt,
        @Nullable String reason) {}
