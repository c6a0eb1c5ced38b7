package org.wengang.security.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Right;

/**
 * A program that an office lets in.
 *
 * @param organisation everything at or below it is the program's to see, nothing else is
 * @param name unique in its office
 * @param validUntil the last day, inclusive
 * @param disabledAt null while it is not; there is no way back
 * @param lastUsedOn null where it never was
 * @param version goes up with each change
 */
public record ApiClient(
        UUID id,
        OrgPath organisation,
        String name,
        Set<Right> rights,
        LocalDate validUntil,
        @Nullable Instant disabledAt,
        @Nullable LocalDate lastUsedOn,
        int version) {

    /** How it stands on a day. */
    public enum State {
        OPEN,
        EXPIRED,
        DISABLED
    }

    public State state(LocalDate day) {
        if (disabledAt != null) {
            return State.DISABLED;
        }
        return day.isAfter(validUntil) ? State.EXPIRED : State.OPEN;
    }

    /** The audit trail's name of it. */
    String subject() {
        return "api-client " + id;
    }
}
