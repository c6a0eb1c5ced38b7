package org.wengang.organisation;

import java.util.List;

/** What a written place means; nothing is ever guessed. */
public sealed interface PlaceLookup {

    /** It names one place and no other. */
    record Found(Division division) implements PlaceLookup {}

    /**
     * It is short of a name in full. The candidates (1 to {@value Divisions#MOST_CANDIDATES}, by
     * code) are for the person who wrote it to choose from, also where there is but one.
     */
    record Unclear(List<Division> candidates) implements PlaceLookup {}

    /** No place is called so. */
    record Unknown() implements PlaceLookup {}
}
