package org.wengang.engine.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.error.Position;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/**
 * A number, date, place or code that a policy uses, by the day from which it holds.
 *
 * @param values by first day, inclusive; a value holds until the next one; see {@link Type#value}
 * @param cite null if the source says nothing of it; then {@code open} is not null
 * @param open what the source leaves open; not null means that an officer must confirm the value
 *     before the policy is issued: what the file holds is a proposal, and may be missing altogether
 * @param range what an int, an amount, a day or every value of a table must lie in; null if the
 *     source sets no bounds
 * @param at where the parameter stands in its file
 */
public record Parameter(
        String name,
        Type type,
        Label label,
        NavigableMap<LocalDate, Object> values,
        @Nullable Citation cite,
        @Nullable Label open,
        @Nullable Range range,
        Position at) {

    public Parameter {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    public boolean isOpen() {
        return open != null;
    }

    /** Whether a value of the type lies within the bounds, all rows of a table do. */
    public boolean allows(Object value) {
        if (range == null) {
            return true;
        }
        return value instanceof TierTable table
                ? table.rows().stream().allMatch(row -> range.contains(row.value()))
                : range.contains(Type.number(value));
    }

    /** Null if no value holds on the day. */
    public @Nullable Object valueOn(LocalDate day) {
        var entry = values.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }
}
