package org.wengang.entitlement.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;

/**
 * An award in a reviewer's list.
 *
 * @param employer null where the roster names none
 * @param reason of the last decision; null if none was needed
 * @param own whether whoever looks proposed it and so may not decide on it
 * @param published whether it stands in a notice; then only an objection can undo it
 * @param ownReview whether whoever looks was the first to review it and so does not decide
 * @param assignedTo the account it is assigned to; null for nobody
 * @param dueOn the last working day of its present step; null where its office sets none, or it is
 *     not in review
 * @param isDouble whether its person turned out to have another award beside which it may not
 *     stand; then it can only be refused
 * @param isHeld whether something about it looks wrong and nobody released it
 */
public record QueueLine(
        UUID award,
        int version,
        UUID run,
        UUID subject,
        PartyName name,
        String idLast4,
        @Nullable String employer,
        OrgPath organisation,
        String policyCode,
        String form,
        long amountFen,
        AwardStatus status,
        Instant changedAt,
        @Nullable String reason,
        boolean own,
        boolean ownReview,
        @Nullable UUID assignedTo,
        @Nullable LocalDate dueOn,
        boolean published,
        boolean isDouble,
        boolean isHeld) {

    public Chosen chosen() {
        return new Chosen(award, version);
    }

    /** Whether whoever looks may tick it. */
    public boolean decidable() {
        return status.isOpen() && !own && !ownReview;
    }

    public boolean isOverdue(LocalDate today) {
        return dueOn != null && dueOn.isBefore(today);
    }
}
