package org.wengang.security;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.web.Signed;

/**
 * A signed-in officer, or a program that an office let in.
 *
 * @param username of a program the public part of its secret
 * @param name the officer's own name or the program's, shown on decisions and in the audit trail
 * @param org everything at or below it is theirs to see, nothing else is
 * @param rights what may be asked of {@code /api/v1}
 */
public record Officer(
        UUID id, String username, String name, OrgPath org, Set<Role> roles, Set<Right> rights)
        implements Signed, Principal {

    /** An officer, with the rights of the roles. */
    public Officer(UUID id, String username, String name, OrgPath org, Set<Role> roles) {
        this(id, username, name, org, roles, Right.heldBy(roles));
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /**
     * @throws Refused security-right-missing
     */
    public void require(Right right) {
        if (!may(right)) {
            throw new Refused(SecurityProblem.RIGHT_MISSING, right.code());
        }
    }

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
