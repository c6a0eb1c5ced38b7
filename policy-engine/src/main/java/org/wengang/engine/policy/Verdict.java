package org.wengang.engine.policy;

import java.util.Locale;

/** What a policy says of a person. */
public enum Verdict {
    /** Every clause is true and the amount is known. */
    ELIGIBLE,
    /** At least one clause is false. */
    NOT_ELIGIBLE,
    /** No clause is false, but something that matters is not known: never paid, never refused. */
    UNDECIDED;

    /** As files write it: {@code not_eligible}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
