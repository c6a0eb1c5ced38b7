package org.wengang.statistics.indicators;

import java.util.Locale;
import java.util.Optional;

/**
 * A measure of one policy: distinct persons or organisations and a sum of money. Planned, approved
 * and paid are never added up or shown as one (the glossary, “Kept apart”).
 */
public enum Indicator {
    /**
     * What the bank has paid and what was handed out as vouchers until the day, less what came back
     * or was void by then. Whoever has nothing left of it is not counted.
     */
    PAID,
    /** Approved by a reviewer and so on that day, whether paid since or not. */
    APPROVED,
    /** Proposed, and on that day still waiting for a reviewer. */
    PLANNED;

    /** As paths write it: {@code paid}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name for people; {0} is what the policy counts, {@link CountedPolicy#unit}. */
    public String key() {
        return "statistics.indicator." + word();
    }

    /** Empty for another word. */
    public static Optional<Indicator> of(String word) {
        for (var indicator : values()) {
            if (indicator.word().equals(word)) {
                return Optional.of(indicator);
            }
        }
        return Optional.empty();
    }
}
