package org.wengang.entitlement.budget;

import java.util.Locale;

/** Where the money of a pool is. */
public enum Account {
    /** Where appropriations come from; below zero by what was appropriated. */
    SOURCE,
    /** Appropriated and not committed. */
    FREE,
    /** Held by awards and not paid yet. */
    COMMITTED,
    PAID;

    static Account of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** Key of its name for people. */
    public String key() {
        return "entitlement.budget.account." + name().toLowerCase(Locale.ROOT);
    }
}
