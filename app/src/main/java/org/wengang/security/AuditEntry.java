package org.wengang.security;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * One line of the audit trail.
 *
 * @param number counts from 1 within the organisation, without gaps
 * @param actor null where the system itself acted
 */
record AuditEntry(
        OrgPath organisation,
        long number,
        Instant at,
        @Nullable UUID actor,
        String actorName,
        String action,
        String subject,
        String detail) {}
