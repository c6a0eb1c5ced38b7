package org.wengang.registry.statement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.roster.TypedFact;

/**
 * What an officer says of a worker at one time.
 *
 * @param seen the version of the worker the officer saw
 * @param facts of the roster's columns, all understood
 * @param reason null where nothing known is changed; then there is a contact
 * @param contact at which it was learnt; null for what is put right at the desk
 */
public record Statement(
        UUID worker,
        int seen,
        List<TypedFact> facts,
        @Nullable String reason,
        @Nullable UUID contact) {

    public Statement {
        facts = List.copyOf(facts);
    }

    /** The same of another version. */
    public Statement seen(int version) {
        return new Statement(worker, version, facts, reason, contact);
    }
}
