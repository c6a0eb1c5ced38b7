package org.wengang.entitlement;

import java.util.List;
import java.util.UUID;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;

/**
 * Approved awards in the form of vouchers, for whoever hands them out. They pass the same gate as
 * awards in cash: published, past the last day for objections, contested by nobody.
 */
public interface VoucherAwards {

    /**
     * Where those of a policy stand that are not handed out yet.
     *
     * @param dueCount could be handed out now; dueFen how much together
     * @param heldCount approved, and not yet to be handed out; heldFen how much together
     */
    record Standing(
            UUID policyVersionId,
            String code,
            int version,
            Label title,
            int dueCount,
            long dueFen,
            int heldCount,
            long heldFen) {}

    /**
     * An award that was handed out.
     *
     * @param organisation whose award it is: the county the voucher holds in
     */
    record HandedOut(UUID award, OrgPath organisation, long amountFen) {}

    /** By code, policies with approved vouchers in this scope that nobody handed out. */
    List<Standing> standing();

    /**
     * Holds the policy until the transaction ends: nobody else hands out, and no objection comes in
     * between.
     */
    void lock(UUID policyVersionId);

    /**
     * Hands out every award of the policy that is due, once and for good; within the transaction of
     * whoever makes vouchers of them, behind {@link #lock}.
     *
     * @return in the order of the awards, at least one
     * @throws Refused security-role-missing, entitlement-nothing-to-pay, entitlement-own-approval
     */
    List<HandedOut> handOut(Officer officer, UUID policyVersionId);
}
