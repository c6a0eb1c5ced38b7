package org.wengang.entitlement.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.wengang.kernel.Parsed;

/**
 * The number of a bank account. A person's card has 13 to 19 digits, the last of which checks the
 * others (Luhn, ISO/IEC 7812; domain.md B1.7); what a bank gives an organisation follows no rule
 * but its length. Prints masked.
 */
public record BankAccount(Kind kind, String number) {

    /** Whose it is, by the form of its number. */
    public enum Kind {
        /** 银行卡: of a natural person. */
        CARD,
        /** 对公账户: of an organisation. */
        COMPANY
    }

    public enum Fault implements Parsed.Fault {
        CHARACTERS,
        /** A card's number has 13 to 19 digits, that of a company 8 to 32. */
        LENGTH,
        /** The last digit does not fit the others: one is mistyped. */
        CHECKSUM;

        @Override
        public String code() {
            return "bank-account-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern CARD = Pattern.compile("\\d{13,19}");
    private static final Pattern COMPANY = Pattern.compile("\\d{8,32}");

    /**
     * @throws IllegalArgumentException naming the fault
     */
    public BankAccount {
        var fault = faultOf(kind, number).whyNot();
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get().code());
        }
    }

    /** Blanks, hyphens and full-width digits are forgiven. */
    public static Parsed<BankAccount> parse(Kind kind, String text) {
        var digits =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Cc}‐‑–—-]", "");
        return faultOf(kind, digits).map(number -> new BankAccount(kind, number));
    }

    private static Parsed<String> faultOf(Kind kind, String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            return Parsed.faulty(Fault.CHARACTERS);
        }
        return switch (kind) {
            case CARD ->
                    !CARD.matcher(digits).matches()
                            ? Parsed.faulty(Fault.LENGTH)
                            : luhn(digits) == 0
                                    ? Parsed.valid(digits)
                                    : Parsed.faulty(Fault.CHECKSUM);
            case COMPANY ->
                    COMPANY.matcher(digits).matches()
                            ? Parsed.valid(digits)
                            : Parsed.faulty(Fault.LENGTH);
        };
    }

    /** The digit that fits behind the given ones of a card. */
    public static char checkDigit(String others) {
        return (char) ('0' + (10 - luhn(others + '0')) % 10);
    }

    /** Every second digit from the right but one is doubled; 0 if the number is right. */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 1) {
                digit *= 2;
                digit = digit > 9 ? digit - 9 : digit;
            }
            sum += digit;
        }
        return sum % 10;
    }

    public String last4() {
        return number.substring(number.length() - 4);
    }

    /** {@code 6222****0128}. */
    public String masked() {
        return number.substring(0, 4) + "****" + last4();
    }

    @Override
    public String toString() {
        return masked();
    }
}
