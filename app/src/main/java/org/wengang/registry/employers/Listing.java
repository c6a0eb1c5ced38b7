package org.wengang.registry.employers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list an employer is on.
 *
 * @param until last day, inclusive; null while it goes on
 */
public record Listing(UUID id, String list, LocalDate since, @Nullable LocalDate until) {}
