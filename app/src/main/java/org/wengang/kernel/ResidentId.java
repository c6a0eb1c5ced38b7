package org.wengang.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * A citizen identity number (公民身份号码, GB 11643-1999): 18 characters, the last a digit or an
 * upper-case X. The first six say where it was first issued, not where the person lives, so only
 * the province is checked. Prints masked; {@link #value()} is the whole number.
 */
public record ResidentId(String value) {

    public enum Sex {
        MALE,
        FEMALE;

        /** {@code male}, {@code female}: as the database keeps it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Fault implements Parsed.Fault {
        /** Neither 18 characters nor the 15 digits of the form withdrawn in 2013. */
        LENGTH,
        /** Something else than 17 digits and a digit or X. */
        CHARACTERS,
        /** No province has the first two digits. */
        REGION,
        /** Digits 7 to 14 are no day, before 1900, or in the future. */
        BIRTH_DATE,
        /** The last character does not fit the others: a digit is mistyped. */
        CHECKSUM;

        @Override
        public String code() {
            return Written.faultCode("resident-id", this);
        }
    }

    private static final Set<String> PROVINCES =
            Set.of(
                    ("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54"
                                    + " 61 62 63 64 65 71 81 82 83")
                            .split(" "));

    /** Nobody is born before this day. */
    public static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    /**
     * @throws IllegalArgumentException naming the fault
     */
    public ResidentId {
        var fault = faultOf(value, LocalDate.MAX);
        if (fault.whyNot().isPresent()) {
            throw new IllegalArgumentException(fault.whyNot().get().code());
        }
    }

    /**
     * Blanks, full-width digits and a lower-case x are forgiven. The form of 15 digits, withdrawn
     * in 2013, becomes the same person's form of 18: born in the twentieth century, the last
     * character computed (GB 11643-1999, which replaced it).
     *
     * @param today nobody is born after this day
     */
    public static Parsed<ResidentId> parse(String text, LocalDate today) {
        return cleaned(text, today).map(ResidentId::new);
    }

    /** The number itself, checked once. */
    static Parsed<String> cleaned(String text, LocalDate today) {
        return faultOf(ofEighteen(Written.code(text)), today);
    }

    public LocalDate birth() {
        return birthOf(value);
    }

    public Sex sex() {
        return sexOf(value);
    }

    static Sex sexOf(String code) {
        return (code.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** The only part a public list may show. */
    public String last4() {
        return value.substring(14);
    }

    /** First four and last four; the birth date is hidden. */
    public String masked() {
        return value.substring(0, 4) + "*".repeat(10) + last4();
    }

    @Override
    public String toString() {
        return masked();
    }

    /** The last character that fits 17 digits: ISO 7064 MOD 11-2. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum = (sum + (first17.charAt(i) - '0')) * 2 % 11;
        }
        return "10X98765432".charAt(sum);
    }

    private static String ofEighteen(String code) {
        if (code.length() != 15 || !Written.isDigits(code)) {
            return code;
        }
        var first17 = code.substring(0, 6) + "19" + code.substring(6);
        return first17 + checkCharacter(first17);
    }

    private static Parsed<String> faultOf(String code, LocalDate today) {
        if (code.length() != 18) {
            return Parsed.faulty(Fault.LENGTH);
        }
        if (!Written.isDigits(code.substring(0, 17))
                || !(Written.isDigits(code.substring(17)) || code.charAt(17) == 'X')) {
            return Parsed.faulty(Fault.CHARACTERS);
        }
        if (!PROVINCES.contains(code.substring(0, 2))) {
            return Parsed.faulty(Fault.REGION);
        }
        if (!isPlausibleBirth(code, today)) {
            return Parsed.faulty(Fault.BIRTH_DATE);
        }
        return checkCharacter(code) == code.charAt(17)
                ? Parsed.valid(code)
                : Parsed.faulty(Fault.CHECKSUM);
    }

    static boolean isPlausibleBirth(String code, LocalDate today) {
        try {
            var birth = birthOf(code);
            return !birth.isBefore(EARLIEST_BIRTH) && !birth.isAfter(today);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    static LocalDate birthOf(String code) {
        return LocalDate.of(
                Integer.parseInt(code, 6, 10, 10),
                Integer.parseInt(code, 10, 12, 10),
                Integer.parseInt(code, 12, 14, 10));
    }
}
