package org.wengang.registry.duplicate.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a case once became.
 *
 * @param by the officer's name on that day; null where the search did it
 * @param reason null where the search did it
 */
public record Step(CaseState state, @Nullable String by, Instant at, @Nullable String reason) {}
