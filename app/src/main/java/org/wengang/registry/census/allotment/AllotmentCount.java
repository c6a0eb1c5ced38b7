package org.wengang.registry.census.allotment;

/**
 * @param fresh not yet given to anybody
 * @param given already, and left as they are
 */
public record AllotmentCount(long fresh, long given) {}
