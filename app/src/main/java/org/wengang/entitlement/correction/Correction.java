package org.wengang.entitlement.correction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;

/**
 * A proposal to correct an award.
 *
 * @param awardRun the determination it was awarded by
 * @param run the determination that sees it otherwise
 * @param oldFen what stands for the person
 * @param newFen what the rule says now
 * @param changedBits the clauses, as bits, that are answered otherwise; 0 for the amount alone
 * @param isDouble whether the person turned out to have another award beside which this one may not
 *     stand; then nothing is answered otherwise
 * @param otherPath of the page about that one; null where it is none, or in another region
 * @param own whether whoever looks started the determination
 * @param reason of the decision; null until decided
 */
public record Correction(
        UUID id,
        UUID award,
        UUID awardRun,
        UUID run,
        UUID policyVersionId,
        String policyCode,
        UUID subject,
        PartyName name,
        String idLast4,
        long oldFen,
        long newFen,
        long changedBits,
        boolean isDouble,
        @Nullable String otherPath,
        CorrectionStatus status,
        Instant proposedAt,
        boolean own,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** Whether the person is due more; else what was paid beyond is to come back. */
    public boolean isTopUp() {
        return newFen > oldFen;
    }

    /** The difference, in fen; positive. */
    public long differenceFen() {
        return Math.abs(newFen - oldFen);
    }

    /** Whether clause number {@code index}, from 0, is answered otherwise. */
    public boolean isChanged(int index) {
        return (changedBits >> index & 1) == 1;
    }
}
