package org.wengang.organisation.gazetteer;

import java.util.List;

/**
 * A place that is no more, or no more called so, above the towns.
 *
 * @param code twelve digits
 * @param successors numbers of the places that took it over
 */
public record Former(long code, String name, List<Integer> successors) {}
