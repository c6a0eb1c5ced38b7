package org.wengang.entitlement.account;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** Whether money goes to an account. */
public enum AccountState {
    /** A change of what stands in a payment; another officer must confirm it. */
    AWAITING(Tone.WARNING),
    CURRENT(Tone.GOOD),
    /** Another one was stated in its place. */
    ENDED(Tone.NEUTRAL),
    /** Not confirmed; never paid to. */
    REFUSED(Tone.BAD);

    private final Tone tone;

    AccountState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** Key of its name for people. */
    public String key() {
        return "entitlement.account.state." + name().toLowerCase(Locale.ROOT);
    }

    static AccountState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
