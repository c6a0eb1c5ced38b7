package org.wengang.registry.census.work;

import org.wengang.registry.census.Campaign;

/**
 * A census this officer has somebody to contact in.
 *
 * @param today still to be tried today
 */
public record CensusTask(Campaign campaign, long open, long today, long done) {}
