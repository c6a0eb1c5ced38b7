package org.wengang.policy;

import java.time.Instant;
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
 * @param issuedAt null for a draft
 */
public record PolicyVersion(
        UUID id,
        OrgPath organisation,
        String code,
        int version,
        Label title,
        @Nullable Instant issuedAt) {

    public boolean isIssued() {
        return issuedAt != null;
    }

    /** For audit lines and errors: {@code R-SJZ-04 version 1}. */
    public String name() {
        return code + " version " + version;
    }
}
