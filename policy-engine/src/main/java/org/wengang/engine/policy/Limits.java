package org.wengang.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds between awards, outside the language.
 *
 * @param timesPerPerson how often one person may have this benefit
 * @param exclusiveGroup at most one award of all policies of the group per person; null for none
 * @param budget null for no limit
 */
public record Limits(int timesPerPerson, @Nullable String exclusiveGroup, @Nullable Budget budget) {

    /**
     * A pool that is spent in a declared order: once a line does not fit, all later lines wait.
     *
     * @param parameter the money parameter that holds its size
     * @param order first key first
     */
    public record Budget(
            String pool, String parameter, List<OrderKey> order, OnExhausted onExhausted) {

        public Budget {
            order = List.copyOf(order);
        }
    }

    /** What a pool is spent by. */
    public enum OrderKey {
        APPLIED_AT,
        WORKER
    }

    /** What becomes of the lines a pool has no money for. */
    public enum OnExhausted {
        WAIT
    }
}
