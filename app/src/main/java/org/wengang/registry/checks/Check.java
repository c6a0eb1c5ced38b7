package org.wengang.registry.checks;

import org.wengang.security.Role;

/**
 * One consistency check: a query that finds nothing where the data is as it should be.
 *
 * @param code its name, kebab-case; words are {@code check.of.<code>} and {@code check.text.<code>}
 * @param owner who puts right what it finds
 * @param opens path in front of the id of a row, such as {@code /workers/}; empty where a row has
 *     no page
 * @param query of the columns id, org_path, about (whom or what) and detail; it stands behind the
 *     region wall as any query does
 */
public record Check(String code, Severity severity, Role owner, String opens, String query) {

    /** How much it matters. */
    public enum Severity {
        /** Cannot be so: some figure or payment will be wrong. */
        ERROR,
        /** Most likely wrong. */
        WARNING,
        /** Worth a look. */
        HINT
    }
}
