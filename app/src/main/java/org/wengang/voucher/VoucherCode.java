package org.wengang.voucher;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Refused;

/**
 * What whoever holds a voucher shows: eleven random characters out of 31 (2^54 codes, nobody
 * guesses one) and a check character that finds every single mistyped character and every two that
 * were exchanged. The alphabet has no I, L, O, U and V. Prints hidden: whoever knows the code can
 * spend the voucher.
 *
 * @param value twelve characters without separators
 */
public record VoucherCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @throws IllegalArgumentException if it is no code
     */
    public VoucherCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("no code of a voucher");
        }
    }

    public static VoucherCode random() {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH - 1; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new VoucherCode(code.append(check(code)).toString());
    }

    /**
     * As people type it: blanks, hyphens, full-width forms and lower case are forgiven, an O is a
     * zero, an I or L a one, and of an address that was scanned its end is taken. Empty if it is no
     * code.
     */
    public static Optional<VoucherCode> parse(String text) {
        var end = text.strip();
        var typed =
                Normalizer.normalize(end.substring(end.lastIndexOf('/') + 1), Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^0-9A-Z]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return isCode(typed) ? Optional.of(new VoucherCode(typed)) : Optional.empty();
    }

    /**
     * Likewise, where there must be one.
     *
     * @param text null where there is none
     * @throws Refused voucher-code-form
     */
    public static VoucherCode typed(@Nullable String text) {
        return parse(text == null ? "" : text)
                .orElseThrow(() -> new Refused(VoucherProblem.CODE_FORM));
    }

    /** In groups of four: {@code K7QM-2XPA-9TRH}. */
    public String grouped() {
        return value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.substring(8);
    }

    private static boolean isCode(String code) {
        return code.length() == LENGTH
                && code.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
                && check(code) == code.charAt(LENGTH - 1);
    }

    /** Weights 2 to 12 of eleven characters, modulo the prime 31. */
    private static char check(CharSequence code) {
        var sum = 0;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += (i + 2) * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    @Override
    public String toString() {
        return "VoucherCode[hidden]";
    }
}
