package org.wengang.engine.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An administrative division by its six-digit code (GB/T 2260): a province {@code xx0000}, a
 * prefecture {@code xxxx00} or a county {@code xxxxxx}. Whether the code is in use is not checked.
 */
public record Region(String code) implements Comparable<Region> {

    /** What a column that holds regions must match, also as an SQL regular expression. */
    public static final String PATTERN = "^[1-9][0-9](0000|(0[1-9]|[1-9][0-9])[0-9]{2})$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    /** How far a code goes. */
    public enum Level {
        PROVINCE(2),
        PREFECTURE(4),
        COUNTY(6);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        /** How many leading digits say where the region is. */
        public int digits() {
            return digits;
        }
    }

    public Region {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("Not a region code: " + code);
        }
    }

    /** Null if the text is no region code. */
    public static @Nullable Region parse(String text) {
        return FORM.matcher(text).matches() ? new Region(text) : null;
    }

    static Region ofNumber(long number) {
        return new Region(Long.toString(number));
    }

    public Level level() {
        if (code.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return code.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
    }

    /** The digits that say where the region is: {@code 13}, {@code 1301}, {@code 130110}. */
    public String prefix() {
        return code.substring(0, level().digits());
    }

    /** This region or the one around it at the level, by digits; empty if this one is wider. */
    public Optional<Region> ancestor(Level level) {
        if (level.digits() > level().digits()) {
            return Optional.empty();
        }
        return Optional.of(
                new Region(code.substring(0, level.digits()) + "0".repeat(6 - level.digits())));
    }

    /** The code as a number, 110000 to 999999. */
    public long number() {
        return Long.parseLong(code);
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
