package org.wengang.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * A piece of long work and how far it is.
 *
 * @param subject what it works on, e.g. the import batch
 * @param done steps done so far
 * @param total steps in all; null while not known
 * @param problem null unless failed: a problem code, or {@code error-} and the reference number of
 *     the logged error
 */
public record Job(
        UUID id,
        OrgPath organisation,
        String kind,
        UUID subject,
        JobState state,
        long done,
        @Nullable Long total,
        boolean cancelAsked,
        @Nullable String problem,
        UUID startedBy,
        Instant createdAt) {

    /** 0 to 100; null while the total is not known. */
    public @Nullable Integer percent() {
        if (state == JobState.DONE) {
            return 100;
        }
        if (total == null || total == 0) {
            return null;
        }
        return (int) Math.min(100, done * 100 / total);
    }
}
