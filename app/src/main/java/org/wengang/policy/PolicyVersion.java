package org.wengang.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * One version of a policy. Once issued it never changes; another rule is another version.
 *
 * @param organisation the office whose division the policy names as its authority
 * @param code as its file says it, e.g. {@code R-SJZ-04}
 * @param version counts from 1 within the code
 * @param issuedAt null until issued
 * @param holdsFrom the first day it decides; null until issued, and where it decides from the first
 *     day of its values
 * @param holdsTo the last day it decides, inclusive; null while no end is known
 */
public record PolicyVersion(
        UUID id,
        OrgPath organisation,
        String code,
        int version,
        Label title,
        PolicyStatus status,
        @Nullable Instant issuedAt,
        @Nullable LocalDate holdsFrom,
        @Nullable LocalDate holdsTo) {

    /** A version nobody has taken a step with. */
    public static PolicyVersion draft(
            UUID id, OrgPath organisation, String code, int version, Label title) {
        return new PolicyVersion(
                id, organisation, code, version, title, PolicyStatus.DRAFT, null, null, null);
    }

    /** Also for one that was superseded or closed since: what it decided stays. */
    public boolean isIssued() {
        return issuedAt != null;
    }

    /** Whether it decides what is due on that day. */
    public boolean holdsOn(LocalDate day) {
        return isIssued()
                && (holdsFrom == null || !day.isBefore(holdsFrom))
                && (holdsTo == null || !day.isAfter(holdsTo));
    }

    /** For audit lines and errors: {@code R-SJZ-04 version 1}. */
    public String name() {
        return code + " version " + version;
    }
}
