package org.wengang.registry.imports;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** How an import stands. All but the first are final. */
public enum ImportState {
    /** Kept, and waiting for its job or worked on. */
    RECEIVED(Tone.INFO),
    /** Every good row is in the register. */
    MERGED(Tone.GOOD),
    /** The file could not be read to its end; nothing was taken. */
    FAILED(Tone.BAD),
    /** An officer stopped it; nothing was taken. */
    CANCELLED(Tone.NEUTRAL);

    private final Tone tone;

    ImportState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
