package org.wengang.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a version.
 *
 * @param by the officer's name; {@code system} for the program at its start
 * @param reason null where none was given
 */
public record LifeStep(Kind kind, String by, Instant at, @Nullable String reason) {

    /** What was done. */
    public enum Kind {
        /** The text or a confirmed value became another: a draft again. */
        CHANGED,
        SIMULATED,
        APPROVED,
        SENT_BACK,
        ISSUED,
        SUPERSEDED,
        CLOSED
    }
}
