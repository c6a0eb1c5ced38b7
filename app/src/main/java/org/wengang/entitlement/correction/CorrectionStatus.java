package org.wengang.entitlement.correction;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** How far a correction is. */
public enum CorrectionStatus {
    PROPOSED(Tone.WARNING),
    ACCEPTED(Tone.GOOD),
    REJECTED(Tone.BAD),
    /** Replaced by a newer determination. */
    VOID(Tone.NEUTRAL);

    private final Tone tone;

    CorrectionStatus(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** As the database writes it: {@code proposed}. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name for people. */
    public String key() {
        return "entitlement.correction.status." + stored();
    }
}
