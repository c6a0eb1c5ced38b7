package org.wengang.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * What one filing (申报) of a schema names beside its facts. Two filings that name the same are one,
 * said again.
 *
 * @param person the natural person it is about
 * @param organisation whoever files for them, or for itself
 * @param month what it is of
 * @param monthFact the date fact that says the month; null if the filing says it beside its facts,
 *     or is of no month
 */
public record Filing(
        Presence person, Presence organisation, Presence month, @Nullable String monthFact) {

    /** Whether a filing says it. */
    public enum Presence {
        NONE,
        OPTIONAL,
        REQUIRED;

        /** Whether it may be said. */
        public boolean isPossible() {
            return this != NONE;
        }
    }
}
