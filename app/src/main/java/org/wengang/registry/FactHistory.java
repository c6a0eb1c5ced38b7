package org.wengang.registry;

import java.util.List;

/**
 * One fact of a worker: what holds now, and what was said before.
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
}
