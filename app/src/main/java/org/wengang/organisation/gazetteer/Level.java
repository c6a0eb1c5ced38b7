package org.wengang.organisation.gazetteer;

/** From the widest to the narrowest; the digits that count in a code of twelve. */
public enum Level {
    PROVINCE(2),
    PREFECTURE(4),
    COUNTY(6),
    TOWN(9),
    VILLAGE(12);

    private final int digits;

    Level(int digits) {
        this.digits = digits;
    }

    public int digits() {
        return digits;
    }

    /** Of a code of twelve digits, whose zeros at the end do not count. */
    static Level of(long code) {
        for (var level : values()) {
            if (code % level.span() == 0) {
                return level;
            }
        }
        throw new IllegalStateException("no code: " + code);
    }

    /** How many codes of twelve digits lie in one place of this level. */
    long span() {
        long span = 1;
        for (int digit = digits; digit < 12; digit++) {
            span *= 10;
        }
        return span;
    }
}
