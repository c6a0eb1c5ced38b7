package org.wengang.statistics.stays;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of the people who stay, or of the employers they stay with, a number counts. */
public enum Counted {
    ALL,
    LOCAL,
    OUTSIDE,
    UNKNOWN,
    /** With leading enterprises of poverty alleviation. */
    POVERTY_ALLEVIATION_LEADING,
    /** With poverty-alleviation workshops. */
    POVERTY_ALLEVIATION_WORKSHOP;

    /** As paths and lists of the register write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about a list of poverty alleviation. */
    public boolean isOfList() {
        return this == POVERTY_ALLEVIATION_LEADING || this == POVERTY_ALLEVIATION_WORKSHOP;
    }

    /** Empty for another word. */
    static Optional<Counted> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
