package org.wengang.entitlement.budget;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a pool's books.
 *
 * @param fen moved from the one account to the other, above zero
 * @param awards that changed with it, as far as the reader may see them
 * @param document of the appropriation it is; empty if it is none
 */
public record PoolEntry(
        long id,
        UUID movement,
        Account from,
        Account to,
        long fen,
        Instant enteredAt,
        long awards,
        String document) {}
