package org.wengang.registry.census.plan;

import java.util.List;

/**
 * @param towns those with the most open first; likewise the officers
 */
public record CoverageTable(Coverage whole, List<Coverage> towns, List<Coverage> officers) {}
