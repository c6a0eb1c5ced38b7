package org.wengang.security;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * An officer's account.
 *
 * @param lockedUntil null when not locked; a moment in the past counts as not locked
 */
record Account(
        UUID id,
        OrgPath organisation,
        String username,
        String name,
        String passwordHash,
        Set<Role> roles,
        boolean enabled,
        @Nullable Instant lockedUntil) {

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    Officer officer() {
        return new Officer(id, username, name, organisation, roles);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
