package org.wengang.policy;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** How far a version of a policy is in its life. */
public enum PolicyStatus {
    DRAFT(Tone.WARNING),
    /** A simulation of exactly this text with exactly these confirmed values has finished. */
    SIMULATED(Tone.INFO),
    /** A second person of the office agreed to exactly this text and these values. */
    APPROVED(Tone.INFO),
    ISSUED(Tone.GOOD),
    /** A later version holds from some day on; the days before stay this one's. */
    SUPERSEDED(Tone.NEUTRAL),
    /** Ended without a successor. */
    CLOSED(Tone.NEUTRAL);

    private final Tone tone;

    PolicyStatus(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** As the database writes it: {@code simulated}. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name for people. */
    public String key() {
        return "policy.status." + stored();
    }

    public static PolicyStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
