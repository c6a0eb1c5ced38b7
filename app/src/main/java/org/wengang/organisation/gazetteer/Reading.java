package org.wengang.organisation.gazetteer;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a text as names of places from above down, each inside the one before.
 *
 * @param place number of the last one; -1 where that is a former place
 * @param former the former place read last; null where it is a present one
 * @param complete whether every name was written with its level
 * @param above what was read before; null for the first name
 */
public record Reading(
        int place, @Nullable Former former, boolean complete, @Nullable Reading above) {

    /** The former places among the names read, this one too. */
    public Set<Former> formers() {
        var formers = new HashSet<Former>();
        for (var one = this; one != null; one = one.above) {
            if (one.former != null) {
                formers.add(one.former);
            }
        }
        return formers;
    }

    /** The present places among the names read, this one too. */
    public Set<Integer> places() {
        var places = new HashSet<Integer>();
        for (var one = this; one != null; one = one.above) {
            if (one.former == null) {
                places.add(one.place);
            }
        }
        return places;
    }
}
