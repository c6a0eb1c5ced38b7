package org.wengang.registry.statement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.roster.TypedFact;

/**
 * What an officer says of a worker at one time.
 *
 * @param seen the version of the worker the officer saw
 * @param facts of the roster's columns, all understood
 * @param answers of a census, by name, as they are kept; null for not known
 * @param reason null where nothing known is changed; then there is a contact
 * @param contact at which it was learnt; null for what is put right at the desk
 */
public record Statement(
        UUID worker,
        int seen,
        List<TypedFact> facts,
        Map<String, @Nullable String> answers,
        @Nullable String reason,
        @Nullable UUID contact) {

    public Statement {
        facts = List.copyOf(facts);
    }
}
