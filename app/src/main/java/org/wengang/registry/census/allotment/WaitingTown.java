package org.wengang.registry.census.allotment;

import org.jspecify.annotations.Nullable;

/**
 * A town with people who are not yet given to anybody.
 *
 * @param code of the town or county; null where no place is known
 */
public record WaitingTown(@Nullable String code, long people) {}
