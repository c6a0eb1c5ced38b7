package org.wengang.entitlement.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * A public notice. Holds nothing that is not public.
 *
 * @param lastDay last day on which an objection may be raised, inclusive
 * @param publicUntil last day on which anybody may read its lines, inclusive; null for ever
 */
public record Notice(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        Label policyTitle,
        String title,
        Instant publishedAt,
        LocalDate publishedOn,
        LocalDate lastDay,
        @Nullable LocalDate publicUntil,
        int lineCount,
        long totalFen) {

    /** Lines in one PDF. */
    public static final int MOST_IN_A_PART = 10_000;

    /** In how many PDFs it is printed; 1 unless it is very long. */
    public int parts() {
        return Math.ceilDiv(lineCount, MOST_IN_A_PART);
    }

    /** The number of the first line of a part, which counts from 1. */
    public int firstOf(int part) {
        return (part - 1) * MOST_IN_A_PART + 1;
    }

    /** The number of the last line of a part, inclusive. */
    public int lastOf(int part) {
        return Math.min(part * MOST_IN_A_PART, lineCount);
    }

    /** Whether it is withdrawn from public view. */
    public boolean isWithdrawn(LocalDate today) {
        return publicUntil != null && today.isAfter(publicUntil);
    }

    /** Whether an objection may still be raised. */
    public boolean isOpen(LocalDate today) {
        return !today.isAfter(lastDay);
    }
}
