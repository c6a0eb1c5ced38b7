package org.wengang.entitlement.review;

import org.wengang.entitlement.award.AwardStatus;

/** What a reviewer may do. */
enum ReviewAction {
    /** Where the amount needs a second reviewer the first one's word makes it reviewed. */
    APPROVE(AwardStatus.APPROVED, "award-approved", false),
    /** The caseworker is to give evidence; the reason says which. */
    ASK(AwardStatus.ASKED, "award-evidence-asked", true),
    RETURN(AwardStatus.RETURNED, "award-returned", true),
    REFUSE(AwardStatus.REFUSED, "award-refused", true);

    private final AwardStatus target;
    private final String auditAction;
    private final boolean needsReason;

    ReviewAction(AwardStatus target, String auditAction, boolean needsReason) {
        this.target = target;
        this.auditAction = auditAction;
        this.needsReason = needsReason;
    }

    AwardStatus target() {
        return target;
    }

    String auditAction() {
        return auditAction;
    }

    boolean needsReason() {
        return needsReason;
    }

    /** Key of what is said afterwards; argument: how many. */
    String doneKey() {
        return "entitlement.review.done." + target.stored();
    }
}
