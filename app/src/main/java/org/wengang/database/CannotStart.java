package org.wengang.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something Wengang cannot do without is missing or not as it must be (the database, a role, a key
 * file, a policy): it ends with {@link #EXIT_CODE} before it serves anything. The message is one
 * sentence that says what is wrong and what to do.
 */
public final class CannotStart extends RuntimeException {

    public static final int EXIT_CODE = 2;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The one among a failure and its causes; empty where Wengang failed for another reason. */
    public static Optional<CannotStart> in(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
