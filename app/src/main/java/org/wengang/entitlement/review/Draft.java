package org.wengang.entitlement.review;

import java.util.Set;

/**
 * A decision as filled in so far, to be shown again with its faults.
 *
 * @param chosen as ticked, see {@link Chosen}
 * @param all whether everything on the page is meant
 */
public record Draft(Set<String> chosen, boolean all, String reason) {

    static final Draft EMPTY = new Draft(Set.of(), false, "");

    public boolean has(QueueLine line) {
        return chosen.contains(line.chosen().toString());
    }
}
