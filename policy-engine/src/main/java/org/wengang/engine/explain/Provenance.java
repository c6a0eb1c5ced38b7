package org.wengang.engine.explain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;

/**
 * Where a fact is from.
 *
 * @param source who says so
 * @param asOf the day the source speaks of; null if it does not say
 */
public record Provenance(Label source, @Nullable LocalDate asOf) {}
