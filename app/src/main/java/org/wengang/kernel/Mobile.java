package org.wengang.kernel;

import java.util.regex.Pattern;

/** A mainland mobile number: eleven digits, the first 1, the second 3 to 9. Prints masked. */
public record Mobile(String digits) {

    public enum Fault implements Parsed.Fault {
        LENGTH,
        CHARACTERS,
        /** Eleven digits, but no mobile number begins like that (a landline, a mistyped digit). */
        PREFIX;

        @Override
        public String code() {
            return Written.faultCode("mobile", this);
        }
    }

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern CALLED_WITH = Pattern.compile("^(\\+?(00)?86|0)(?=1\\d{10}$)");

    /**
     * @throws IllegalArgumentException if it is no mobile number
     */
    public Mobile {
        if (!MOBILE.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a mobile number");
        }
    }

    /** Blanks, hyphens, full-width digits and a leading +86, 0086, 86 or 0 are forgiven. */
    public static Parsed<Mobile> parse(String text) {
        var digits = withoutPrefix(Written.code(text));
        if (!Written.isDigits(digits)) {
            return Parsed.faulty(Fault.CHARACTERS);
        }
        if (digits.length() != 11) {
            return Parsed.faulty(Fault.LENGTH);
        }
        return MOBILE.matcher(digits).matches()
                ? Parsed.valid(new Mobile(digits))
                : Parsed.faulty(Fault.PREFIX);
    }

    private static String withoutPrefix(String code) {
        if (code.length() == 11 && Written.isDigits(code)) {
            return code;
        }
        return CALLED_WITH.matcher(code.replaceAll("[-‐‑–—]", "")).replaceFirst("");
    }

    /** {@code 138****5678}. */
    public String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }
}
