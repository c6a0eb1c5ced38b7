package org.wengang.engine.contradiction;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Fact;

/**
 * What some condition leaves possible: for each fact it limits, which of the fact's
 * representatives. Never empty for a fact; that nothing is possible at all is null.
 */
record Possible(Map<Fact, BitSet> values) {

    static final Possible ANYTHING = new Possible(Map.of());

    Possible {
        values = Map.copyOf(values);
    }

    /** Both conditions; null if nothing is left. */
    @Nullable Possible and(Possible other) {
        var both = new HashMap<>(values);
        for (var entry : other.values.entrySet()) {
            @Nullable BitSet mine = values.get(entry.getKey());
            var left = (BitSet) entry.getValue().clone();
            if (mine != null) {
                left.and(mine);
            }
            if (left.isEmpty()) {
                return null;
            }
            both.put(entry.getKey(), left);
        }
        return new Possible(both);
    }

    /** One of the conditions. */
    Possible or(Possible other) {
        var either = new HashMap<Fact, BitSet>();
        for (var entry : values.entrySet()) {
            @Nullable BitSet theirs = other.values.get(entry.getKey());
            if (theirs != null) {
                var all = (BitSet) entry.getValue().clone();
                all.or(theirs);
                either.put(entry.getKey(), all);
            }
        }
        return new Possible(either);
    }
}
