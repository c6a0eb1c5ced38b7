package org.wengang.engine.schema;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The least and greatest value, both inclusive, of an ordered type: an int, fen, or days since
 * 1970-01-01.
 */
public record Range(long low, long high) {

    /** The widest range an expression may have; its ends leave room for the mark of unknown. */
    public static final long LIMIT = Long.MAX_VALUE;

    public Range {
        if (low > high) {
            throw new IllegalArgumentException("Empty range: " + low + " to " + high);
        }
    }

    public static Range only(long value) {
        return new Range(value, value);
    }

    public boolean contains(long value) {
        return low <= value && value <= high;
    }

    public Range union(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** Null if these ends cannot be computed in 64 bits. */
    public static @Nullable Range of(BigInteger low, BigInteger high) {
        var limit = BigInteger.valueOf(LIMIT);
        if (low.compareTo(limit.negate()) < 0 || high.compareTo(limit) > 0) {
            return null;
        }
        return new Range(low.longValueExact(), high.longValueExact());
    }
}
