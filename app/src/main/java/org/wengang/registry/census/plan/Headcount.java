package org.wengang.registry.census.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a census found, people counted once each, also where two offices have a record of one
 * (I-15).
 *
 * @param countedAt when it was verified; null while it still moves
 * @param assigned to be contacted
 * @param recorded of them, those of whom everything asked is known
 * @param refused of them, those who did not want to answer
 * @param enterprises by credit code, of whose people at least one was recorded
 * @param outsiders of the recorded, those who are here and registered elsewhere
 * @param stayers of the outsiders, those who stay over the festival; null where the census did not
 *     ask for it
 * @param undetermined of the recorded, those of whom it is not known whether they are here, or
 *     where they are registered, or what they intend: in neither of the two numbers
 */
public record Headcount(
        @Nullable Instant countedAt,
        int assigned,
        int recorded,
        int refused,
        int enterprises,
        int outsiders,
        @Nullable Integer stayers,
        int undetermined) {

    /** Tells one headcount from another: what a second person saw is what is kept. */
    public String mark() {
        return "%d-%d-%d-%d-%d-%s-%d"
                .formatted(
                        assigned, recorded, refused, enterprises, outsiders, stayers, undetermined);
    }
}
