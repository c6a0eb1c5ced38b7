package org.wengang.entitlement.payment;

import org.wengang.entitlement.award.PolicyName;

/**
 * Where the approved awards of a policy stand on their way to payment. The parts exclude each
 * other.
 *
 * @param payable could be paid now
 * @param withoutAccount could be paid, had anybody stated an account
 * @param held could be paid, if nothing spoke against the account or waited to be confirmed
 * @param inNotice published, and objections may still be raised
 * @param contested published, and held by an open objection
 * @param unpublished not published yet
 * @param vouchers approved as consumption vouchers: never paid in cash
 */
public record Payable(
        PolicyName policy,
        Sum payable,
        Sum withoutAccount,
        Sum held,
        Sum inNotice,
        Sum contested,
        Sum unpublished,
        Sum vouchers) {

    /** How many, and how much together. */
    public record Sum(int count, long totalFen) {}
}
