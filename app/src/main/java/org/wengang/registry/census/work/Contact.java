package org.wengang.registry.census.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that took place.
 *
 * @param way as stored; likewise the outcome
 * @param recordedAt later than the contact where there was no connection
 * @param note null where none was made
 */
public record Contact(
        String way,
        String outcome,
        Instant contactedAt,
        Instant recordedAt,
        String officer,
        @Nullable String note) {}
