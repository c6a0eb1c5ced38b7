package org.wengang.registry.entering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;

/**
 * Who says something of an entry: a file, or an officer with a reason.
 *
 * @param organisation whose ledger it is
 * @param at when the file came, or the officer said it
 * @param batch null where an officer says it
 * @param officer null where a file does, likewise the reason
 */
public record Said(
        OrgPath organisation,
        Instant at,
        @Nullable UUID batch,
        @Nullable Officer officer,
        @Nullable String reason) {

    public static Said byFile(OrgPath organisation, Instant received, UUID batch) {
        return new Said(organisation, received, batch, null, null);
    }

    public static Said byOfficer(Officer officer, Instant now, String reason) {
        return new Said(officer.org(), now, null, officer, reason);
    }
}
