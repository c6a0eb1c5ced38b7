package org.wengang.registry.checks;

import java.util.List;
import org.wengang.security.Role;

/**
 * One consistency check: a query that finds nothing where the data is as it should be.
 *
 * @param code its name, kebab-case; words are {@code check.of.<code>} and {@code check.text.<code>}
 * @param owner who puts right what it finds
 * @param opens path in front of the id of a row, such as {@code /workers/}; empty where a row has
 *     no page
 * @param shows what its values are: of {@code about} first, then of each of {@code detail}
 * @param query of the columns id, org_path, about (whom or what) and detail (an array of what
 *     {@code check.detail.<code>} says of it); it stands behind the region wall as any query does
 */
public record Check(
        String code, Severity severity, Role owner, String opens, List<Shown> shows, String query) {

    public Check {
        shows = List.copyOf(shows);
    }

    /** What a value of a row is, so that it can be said in words. */
    public enum Shown {
        TEXT,
        NUMBER,
        DAY,
        /** In fen. */
        MONEY,
        /** Code of a division. */
        PLACE,
        /** Section of industry (GB/T 4754). */
        SECTION,
        /** Registered in the city, or elsewhere. */
        HOUSEHOLD,
        /** Schema of a ledger. */
        LEDGER
    }

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
