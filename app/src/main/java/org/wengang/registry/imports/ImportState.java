package org.wengang.registry.imports;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** How an import stands. */
public enum ImportState {
    /** Kept, and waiting to be read or being read. */
    RECEIVED(Tone.INFO),
    /** Waiting for an officer to say what its headings mean. */
    HEADINGS(Tone.WARNING),
    /** Read, and waiting for an officer to confirm what it would do; nothing is taken yet. */
    PREVIEWED(Tone.WARNING),
    /** Confirmed, and waiting to be merged or being merged. */
    CONFIRMED(Tone.INFO),
    /** Every good row is in the register. */
    MERGED(Tone.GOOD),
    /** An officer asked to undo it; it is still in the register until that is done. */
    UNDOING(Tone.INFO),
    /** What it added is gone, and what it changed is as it was. */
    UNDONE(Tone.NEUTRAL),
    /** The file could not be read to its end; nothing was taken. */
    FAILED(Tone.BAD),
    /** An officer stopped or discarded it; nothing was taken. */
    CANCELLED(Tone.NEUTRAL);

    private final Tone tone;

    ImportState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** Whether a job works on it, or should. */
    public boolean isAtWork() {
        return switch (this) {
            case RECEIVED, CONFIRMED, UNDOING -> true;
            case HEADINGS, PREVIEWED, MERGED, UNDONE, FAILED, CANCELLED -> false;
        };
    }

    /** Whether its file is to be read for it. */
    boolean isToBeRead() {
        return this == RECEIVED || this == CONFIRMED;
    }

    /** Whether it waits for an officer. */
    public boolean isWaiting() {
        return switch (this) {
            case HEADINGS, PREVIEWED -> true;
            case RECEIVED, CONFIRMED, MERGED, UNDOING, UNDONE, FAILED, CANCELLED -> false;
        };
    }

    /** Whether the file was read to its end and its rows are counted. */
    public boolean isCounted() {
        return switch (this) {
            case PREVIEWED, CONFIRMED, MERGED, UNDOING, UNDONE -> true;
            case RECEIVED, HEADINGS, FAILED, CANCELLED -> false;
        };
    }

    /** As the database and other systems have it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
