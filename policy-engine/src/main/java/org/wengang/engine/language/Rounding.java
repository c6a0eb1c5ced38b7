package org.wengang.engine.language;

import java.math.BigInteger;
import java.util.Locale;

/**
 * How a share of money becomes whole: to the fen, or to the yuan. Symmetric around zero: down is
 * towards zero, up away from it, and a half goes away from it. The codes are those of {@link
 * org.wengang.engine.schema.CodeList#ROUNDING}.
 */
public enum Rounding {
    DOWN(1, 0),
    HALF_UP(1, 1),
    UP(1, 2),
    YUAN_DOWN(100, 0),
    YUAN_HALF_UP(100, 1),
    YUAN_UP(100, 2);

    private final long unit;
    private final int way;

    Rounding(long unit, int way) {
        this.unit = unit;
        this.way = way;
    }

    /**
     * @throws IllegalArgumentException if there is no such code
     */
    public static Rounding of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** What results are multiples of, in fen: 1 or 100. */
    public long unit() {
        return unit;
    }

    public boolean isDown() {
        return way == 0;
    }

    public boolean isHalfUp() {
        return way == 1;
    }

    /**
     * The dividend over the divisor, rounded, in fen. Exact as long as {@code divisor * unit} and
     * the result fit in 64 bits.
     *
     * @param divisor not 0
     */
    public long divide(long dividend, long divisor) {
        long whole = divisor * unit;
        long quotient = dividend / whole;
        long rest = Math.abs(dividend % whole);
        boolean away =
                switch (way) {
                    case 0 -> false;
                    case 1 -> rest >= Math.abs(whole) - rest;
                    default -> rest != 0;
                };
        long step = (dividend < 0) == (whole < 0) ? 1 : -1;
        return (away ? quotient + step : quotient) * unit;
    }

    /** The same without bounds, for proofs. */
    BigInteger divide(BigInteger dividend, BigInteger divisor) {
        BigInteger whole = divisor.multiply(BigInteger.valueOf(unit));
        BigInteger[] parts = dividend.divideAndRemainder(whole);
        BigInteger rest = parts[1].abs();
        boolean away =
                switch (way) {
                    case 0 -> false;
                    case 1 -> rest.shiftLeft(1).compareTo(whole.abs()) >= 0;
                    default -> rest.signum() != 0;
                };
        BigInteger step = BigInteger.valueOf((long) dividend.signum() * whole.signum());
        return (away ? parts[0].add(step) : parts[0]).multiply(BigInteger.valueOf(unit));
    }
}
