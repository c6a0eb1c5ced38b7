package org.wengang.registry.duplicate.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.duplicate.Reason;

/**
 * Two or more workers who may be one person.
 *
 * @param score how sure the likeliest pair is, in percent, 1 to 99
 * @param reasons of any pair, each once
 * @param people name and number of each, as lists show them
 * @param proposedBy who said first that they are the same; null where nobody did
 * @param sameAs the worker whose number holds, as proposed or decided; null where they are not one
 * @param version grows with every change; what an officer saw when deciding
 */
public record DuplicateCase(
        UUID id,
        OrgPath organisation,
        Instant foundAt,
        int score,
        List<Reason> reasons,
        List<Person> people,
        CaseState state,
        @Nullable UUID proposedBy,
        @Nullable UUID sameAs,
        int version) {

    public DuplicateCase {
        reasons = List.copyOf(reasons);
        people = List.copyOf(people);
    }

    /** One of the workers of a case. */
    public record Person(UUID worker, OrgPath organisation, String name, String idLast4) {

        /** The ID number with everything but its end hidden. */
        public String maskedId() {
            return "*".repeat(14) + idLast4;
        }
    }
}
