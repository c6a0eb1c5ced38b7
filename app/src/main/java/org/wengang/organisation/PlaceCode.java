package org.wengang.organisation;

import java.util.Optional;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.gazetteer.Level;

/**
 * The statistical code of a place from province to village: six digits down to the county (GB/T
 * 2260 and the zones of the statistics), nine for a town, twelve for a village (GB/T 10114). That a
 * code has this form does not say the place exists.
 */
public record PlaceCode(String value) implements Comparable<PlaceCode> {

    /**
     * @throws IllegalArgumentException if it is not such a code, or has zeros behind it that say
     *     nothing
     */
    public PlaceCode {
        if (!of(value, false).orElse("").equals(value)) {
            throw new IllegalArgumentException("not a code of a place: " + value);
        }
    }

    public static PlaceCode of(DivisionCode division) {
        return new PlaceCode(division.value());
    }

    /** Also with two or four digits, or filled up with zeros; empty for anything else. */
    public static Optional<PlaceCode> parse(String digits) {
        return of(digits, true).map(PlaceCode::new);
    }

    static PlaceCode of(long twelve) {
        return parse("%012d".formatted(twelve)).orElseThrow();
    }

    private static Optional<String> of(String digits, boolean filled) {
        if (!digits.matches("[1-9]\\d(\\d\\d(\\d\\d(\\d{3}(\\d{3})?)?)?)?")) {
            return Optional.empty();
        }
        var twelve = digits + "0".repeat(12 - digits.length());
        int counted = 12;
        for (var level : Level.values()) {
            if (Long.parseLong(twelve.substring(level.digits()) + "0") == 0) {
                counted = level.digits();
                break;
            }
        }
        boolean nested = !twelve.startsWith("00", 2) || counted == 2;
        if (!nested || !filled && digits.length() != Math.max(counted, 6)) {
            return Optional.empty();
        }
        return Optional.of(twelve.substring(0, Math.max(counted, 6)));
    }

    public Level level() {
        return switch (value.length()) {
            case 9 -> Level.TOWN;
            case 12 -> Level.VILLAGE;
            case 6 ->
                    switch (new DivisionCode(value).level()) {
                        case PROVINCE -> Level.PROVINCE;
                        case PREFECTURE -> Level.PREFECTURE;
                        case COUNTY -> Level.COUNTY;
                    };
            default -> throw new IllegalStateException(value);
        };
    }

    /**
     * The county it lies in or is; of a wider place, and of a town of a prefecture without
     * counties, that.
     */
    public DivisionCode division() {
        return new DivisionCode(value.substring(0, 6));
    }

    /** Whether {@code other} is this place or lies in it, by its digits. */
    public boolean contains(PlaceCode other) {
        return other.value.startsWith(significant());
    }

    /**
     * The digits that count, a prefix of every code below: {@code 13}, {@code 1301}, {@code 130110}
     * …
     */
    public String significant() {
        return value.substring(0, level().digits());
    }

    long twelve() {
        return Long.parseLong(value + "0".repeat(12 - value.length()));
    }

    @Override
    public int compareTo(PlaceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
