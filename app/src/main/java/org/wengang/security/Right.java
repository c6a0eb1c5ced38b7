package org.wengang.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request to {@code /api/v1} may be about. A program has those it was given; an officer's
 * account has those of its roles, so that it is shown no more there than on its pages.
 */
public enum Right {
    /** Places, policies, measures, and the description of all this. */
    REFERENCE_READ("reference:read", null, Role.values()),
    POLICIES_CHECK("policies:check", Role.POLICY_OFFICER, Role.POLICY_OFFICER),
    WORKERS_READ("workers:read", Role.STATISTICIAN, Held.PEOPLE),
    /**
     * Names, the last four of ID numbers, the end of mobile numbers, and remarks, wherever they
     * stand: without it a name is its surname alone and the others are not told.
     */
    WORKERS_NAMES("workers:names", null, Held.PEOPLE),
    LEDGERS_READ("ledgers:read", Role.STATISTICIAN, Held.PEOPLE),
    FILINGS_READ("filings:read", Role.STATISTICIAN, Held.PEOPLE),
    DUPLICATES_READ("duplicates:read", Role.REVIEWER, Held.PROPOSALS),
    CHECKS_READ("checks:read", Role.REVIEWER, Held.PROPOSALS),
    IMPORTS_READ("imports:read", Role.REVIEWER, Held.PROPOSALS),
    /** To bring files in, record them, discard them and take them back. */
    IMPORTS_WRITE("imports:write", Role.CASEWORKER, Role.CASEWORKER),
    DECISIONS_READ("decisions:read", Role.STATISTICIAN, Held.DECISIONS),
    /** Figures of bulletins, and nobody behind them. */
    FIGURES_READ("figures:read", Role.STATISTICIAN, Held.PEOPLE),
    BUDGETS_READ("budgets:read", Role.FINANCE, Role.FINANCE, Role.POLICY_OFFICER, Role.REVIEWER),
    /** To enter appropriations, which an officer confirms. */
    BUDGETS_WRITE("budgets:write", Role.FINANCE, Role.FINANCE),
    /** To redeem vouchers: of merchants alone, whose tills get it with their place on the list. */
    VOUCHERS_REDEEM("vouchers:redeem", null);

    private final String code;
    private final @Nullable Role worksAs;
    private final Set<Role> heldBy;

    Right(String code, @Nullable Role worksAs, Role... heldBy) {
        this.code = code;
        this.worksAs = worksAs;
        this.heldBy = Set.of(heldBy);
    }

    /** As the description writes it, and the database. */
    public String code() {
        return code;
    }

    /** What an administrator may give to a program. */
    public static List<Right> given() {
        return Arrays.stream(values()).filter(right -> right != VOUCHERS_REDEEM).toList();
    }

    /** Empty where there is no such right. */
    public static Optional<Right> of(String code) {
        return Arrays.stream(values()).filter(right -> right.code.equals(code)).findFirst();
    }

    /** What accounts with these roles have. */
    static Set<Right> heldBy(Set<Role> roles) {
        var held = EnumSet.noneOf(Right.class);
        for (var right : values()) {
            if (right.heldBy.stream().anyMatch(roles::contains)) {
                held.add(right);
            }
        }
        return Set.copyOf(held);
    }

    /**
     * As whom a program with these rights works inside: the least role that may do each. The rights
     * are asked for first, so that what else such a role may do is out of reach.
     */
    public static Set<Role> roles(Set<Right> rights) {
        return rights.stream()
                .flatMap(right -> Optional.ofNullable(right.worksAs).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Roles that read the same things. */
    private static final class Held {

        static final Role[] PROPOSALS = {Role.CASEWORKER, Role.REVIEWER};
        static final Role[] PEOPLE = {
            Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN
        };
        static final Role[] DECISIONS = {
            Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN, Role.POLICY_OFFICER
        };

        private Held() {}
    }
}
