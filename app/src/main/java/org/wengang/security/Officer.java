package org.wengang.security;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.web.Signed;

/**
 * A signed-in officer.
 *
 * @param name the officer's own name, shown on decisions and in the audit trail
 * @param org everything at or below it is theirs to see, nothing else is
 */
public record Officer(UUID id, String username, String name, OrgPath org, Set<Role> roles)
        implements Signed, Principal {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Goes on only for an officer who has one of the roles.
     *
     * @throws Refused security-role-missing
     */
    public void require(Role... oneOf) {
        for (var role : oneOf) {
            if (is(role)) {
                return;
            }
        }
        throw new Refused(SecurityProblem.ROLE_MISSING);
    }

    @Override
    public String getName() {
        return username;
    }
}
