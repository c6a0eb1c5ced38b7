package org.wengang.registry.duplicate;

import java.time.Instant;
import java.util.UUID;

/**
 * A finished search.
 *
 * @param people who were compared with everybody
 * @param pairs alike, both in the office
 * @param cases new, or open again because facts changed
 * @param elsewhere records alike that other offices have, new since the last search
 */
public record Search(
        UUID id, Instant finishedAt, int people, int pairs, int cases, int elsewhere) {}
