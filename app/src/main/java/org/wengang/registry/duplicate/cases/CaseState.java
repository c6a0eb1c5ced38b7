package org.wengang.registry.duplicate.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wengang.web.component.Tone;

/** How far a case is. */
public enum CaseState {
    /** Nobody has looked yet. */
    OPEN(Tone.INFO),
    /** Looked at before; facts changed since, or somebody asks to look again. */
    REOPENED(Tone.WARNING),
    /** Said to be the same by one officer; money was paid, so a second one must say so too. */
    CONFIRMING(Tone.WARNING),
    SAME(Tone.GOOD),
    /**
     * Merged, said to be several by one officer; money was paid, so a second one must say so too.
     */
    PARTING(Tone.WARNING),
    DIFFERENT(Tone.NEUTRAL);

    private final Tone tone;

    CaseState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** As the database keeps it; the end of the key of its word. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "registry.duplicate.state." + stored();
    }

    /** Whether an officer still has to say what it is. */
    public boolean isOpen() {
        return this == OPEN || this == REOPENED;
    }

    /** Whether a second officer has to agree with the first. */
    public boolean isProposed() {
        return this == CONFIRMING || this == PARTING;
    }

    /** Whether its records are merged. */
    boolean isMerged() {
        return this == SAME || this == PARTING;
    }

    static Optional<CaseState> of(String stored) {
        return Arrays.stream(values()).filter(state -> state.stored().equals(stored)).findFirst();
    }
}
