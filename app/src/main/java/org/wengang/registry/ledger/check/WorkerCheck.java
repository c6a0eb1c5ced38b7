package org.wengang.registry.ledger.check;

import java.time.Instant;
import java.util.UUID;

/**
 * A person to be checked.
 *
 * @param markedBy name on that day
 */
public record WorkerCheck(
        UUID id, UUID worker, String name, String reason, String markedBy, Instant markedAt) {}
