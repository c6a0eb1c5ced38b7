package org.wengang.entitlement.budget;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** How far an appropriation is. */
public enum AppropriationStatus {
    /** A second officer must confirm it. */
    OPEN(Tone.WARNING),
    CONFIRMED(Tone.GOOD),
    REFUSED(Tone.BAD);

    private final Tone tone;

    AppropriationStatus(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    static AppropriationStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** As the database writes it: {@code open}. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name for people. */
    public String key() {
        return "entitlement.budget.appropriation." + stored();
    }
}
