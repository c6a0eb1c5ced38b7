package org.wengang.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One fact of a worker or a filing: what holds now, and what was said before.
 *
 * @param formerly values that no longer hold, the newest first; empty if it was always the same
 */
public record FactHistory(FactSource current, List<FactSource> formerly) {

    public FactHistory {
        formerly = List.copyOf(formerly);
    }

    public String fact() {
        return current.fact();
    }

    /**
     * False where an officer put it right to not known, and for the town or village of a place
     * since another county was stated without one.
     */
    public boolean isKnown() {
        return current.value() != null;
    }

    /**
     * @param stated oldest first, at least one
     */
    public static FactHistory of(List<FactSource> stated) {
        var former = new ArrayList<FactSource>();
        FactSource current = stated.getFirst();
        for (var next : stated) {
            if (!Objects.equals(next.value(), current.value())) {
                former.addFirst(current);
            }
            current = next;
        }
        return new FactHistory(current, former);
    }
}
