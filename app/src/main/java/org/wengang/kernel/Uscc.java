package org.wengang.kernel;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters out of digits and capitals
 * without I, O, S, V, Z. Says who registered the organisation and where, not where it works.
 */
public record Uscc(String value) {

    public enum Fault implements Parsed.Fault {
        LENGTH,
        CHARACTERS,
        /** The last character does not fit the others: one is mistyped. */
        CHECKSUM;

        @Override
        public String code() {
            return Written.faultCode("uscc", this);
        }
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /**
     * @throws IllegalArgumentException naming the fault
     */
    public Uscc {
        var fault = faultOf(value).whyNot();
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get().code());
        }
    }

    /** Blanks, full-width forms and lower case are forgiven. */
    public static Parsed<Uscc> parse(String text) {
        return faultOf(Written.code(text)).map(Uscc::new);
    }

    @Override
    public String toString() {
        return value;
    }

    /** The 18th character that fits the first 17, which must all be of the alphabet. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static Parsed<String> faultOf(String code) {
        if (code.length() != 18) {
            return Parsed.faulty(Fault.LENGTH);
        }
        for (int i = 0; i < code.length(); i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return Parsed.faulty(Fault.CHARACTERS);
            }
        }
        return checkCharacter(code) == code.charAt(17)
                ? Parsed.valid(code)
                : Parsed.faulty(Fault.CHECKSUM);
    }
}
