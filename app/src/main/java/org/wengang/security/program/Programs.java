package org.wengang.security.program;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Right;

/**
 * Programs that another module lets in for its own subject, each with one right: the tills of
 * merchants. They are listed among the programs of their office, whose administrator may end them
 * too.
 */
public interface Programs {

    /**
     * A program with its new secret, which is told this once.
     *
     * @param token sent as {@code Authorization: Bearer …}
     */
    record Opened(UUID id, String token) {

        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    /**
     * Lets a program in at the officer's office; whoever calls has asked whether the officer may.
     *
     * @param name 1 to 60 characters
     * @param validUntil the last day, inclusive, at most two years ahead
     * @throws Refused security-client-name-taken
     */
    Opened open(Officer officer, String name, Right right, LocalDate validUntil);

    /**
     * Gives it a new secret; the former ones end at once.
     *
     * @throws Refused security-client-not-found, security-client-disabled
     */
    Opened renew(UUID id);

    /** Lets it in no more; does nothing where it ended already. */
    void disable(UUID id);

    /** Who sends this secret; empty for one that was never given out or has ended. */
    Optional<Officer> letIn(String token);
}
