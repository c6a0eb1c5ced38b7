package org.wengang.registry.duplicate.elsewhere;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** How far a matter between two offices is, seen from one of them. */
public enum MatterState {
    FOUND(Tone.INFO),
    /** This office asked and waits. */
    ASKING(Tone.NEUTRAL),
    /** The other office asked. */
    ASKED(Tone.WARNING),
    SAME(Tone.GOOD),
    DIFFERENT(Tone.NEUTRAL);

    private final Tone tone;

    MatterState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    static MatterState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    public String key() {
        return "registry.elsewhere.state." + name().toLowerCase(Locale.ROOT);
    }
}
