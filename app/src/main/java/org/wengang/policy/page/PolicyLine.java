package org.wengang.policy.page;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy in the list, in the user's language.
 *
 * @param unconfirmed open parameters of a draft that nobody has confirmed yet
 * @param issuedAt null for a draft
 */
public record PolicyLine(
        UUID id,
        String title,
        String code,
        int version,
        String organisation,
        int unconfirmed,
        @Nullable Instant issuedAt) {}
