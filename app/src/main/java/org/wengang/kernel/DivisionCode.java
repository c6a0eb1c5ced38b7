package org.wengang.kernel;

/**
 * A place in the style of GB/T 2260: six digits, two each for province, prefecture and county. That
 * a code has this form does not say the place exists; the organisation module knows which do.
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {

    /** From the widest to the narrowest. */
    public enum Level {
        PROVINCE(2),
        PREFECTURE(4),
        COUNTY(6);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }
    }

    public enum Fault implements Parsed.Fault {
        LENGTH,
        CHARACTERS,
        /** A county without a prefecture, or no province at all. */
        LEVELS;

        @Override
        public String code() {
            return Written.faultCode("division-code", this);
        }
    }

    /**
     * @throws IllegalArgumentException if it is not six digits of a province, prefecture or county
     */
    public DivisionCode {
        check(value);
    }

    /** Blanks and full-width digits are forgiven. */
    public static Parsed<DivisionCode> parse(String text) {
        var code = Written.code(text);
        if (!Written.isDigits(code)) {
            return Parsed.faulty(Fault.CHARACTERS);
        }
        if (code.length() != 6) {
            return Parsed.faulty(Fault.LENGTH);
        }
        return levelsAreNested(code)
                ? Parsed.valid(new DivisionCode(code))
                : Parsed.faulty(Fault.LEVELS);
    }

    public Level level() {
        if (value.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return value.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
    }

    /**
     * The digits that count: {@code 13}, {@code 1301} or {@code 130110}; a prefix of every code
     * below.
     */
    public String significant() {
        return value.substring(0, level().digits);
    }

    /** The place of that level this one lies in; itself when it is of that level or wider. */
    public DivisionCode ancestor(Level level) {
        if (level.compareTo(level()) >= 0) {
            return this;
        }
        return new DivisionCode(value.substring(0, level.digits) + "0".repeat(6 - level.digits));
    }

    /** Whether {@code other} is this place or lies in it, by its digits. */
    public boolean contains(DivisionCode other) {
        return other.value.startsWith(significant());
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static void check(String value) {
        if (value.length() != 6 || !Written.isDigits(value) || !levelsAreNested(value)) {
            throw new IllegalArgumentException("not a division code: " + value);
        }
    }

    private static boolean levelsAreNested(String code) {
        var province = code.substring(0, 2);
        var prefecture = code.substring(2, 4);
        var county = code.substring(4, 6);
        return !province.equals("00") && (!prefecture.equals("00") || county.equals("00"));
    }
}
