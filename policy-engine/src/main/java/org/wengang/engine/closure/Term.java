package org.wengang.engine.closure;

import org.wengang.engine.schema.Facts;

/**
 * An expression ready to run on one person: its value as a number ({@link
 * org.wengang.engine.schema.FactSchema#encode}), or {@link Facts#UNKNOWN}. Never throws.
 */
@FunctionalInterface
public interface Term {

    long of(Facts facts);
}
