package org.wengang.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount of renminbi, in fen (1 yuan = 100 fen). Negative only in a correction. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final Pattern GROUPED =
            Pattern.compile("[+-]?\\d{1,3}([,，]\\d{3}){1,6}(\\.\\d{0,20})?");

    /** Without an exponent, whose zeros could take minutes to write. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{0,20}(\\.\\d{0,20})?");

    /**
     * @param yuan a plain decimal such as {@code 500} or {@code 198.24}
     * @throws ArithmeticException if there are more than two decimals or too many digits
     * @throws NumberFormatException if it is no such decimal
     */
    public static Money yuan(String yuan) {
        if (!PLAIN.matcher(yuan).matches()) {
            throw new NumberFormatException("No plain decimal");
        }
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    /**
     * As people and sheets write it: blanks around it, 元 behind it and commas between thousands
     * mean nothing. Empty if it is no amount, has more than two decimals or too many digits.
     */
    public static Optional<Money> read(String text) {
        var plain = text.strip().replaceAll("\\s*元$", "");
        try {
            return Optional.of(
                    yuan(GROUPED.matcher(plain).matches() ? plain.replaceAll("[,，]", "") : plain));
        } catch (ArithmeticException | NumberFormatException noAmount) {
            return Optional.empty();
        }
    }

    /**
     * @throws ArithmeticException on overflow
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /**
     * @throws ArithmeticException on overflow
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    /**
     * @throws ArithmeticException on overflow
     */
    public Money times(long count) {
        return new Money(Math.multiplyExact(fen, count));
    }

    /** Always two decimals and no grouping: {@code 500.00}. */
    public String yuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /**
     * In ten thousand yuan, rounded half up to two decimals, zeros trimmed: {@code 100}, {@code
     * 198.24}.
     */
    public String wan() {
        var wan = BigDecimal.valueOf(fen, 6).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return wan.signum() == 0 ? "0" : wan.toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** For people reading a log or a test: {@code ¥500.00}. */
    @Override
    public String toString() {
        return "¥" + yuan();
    }
}
