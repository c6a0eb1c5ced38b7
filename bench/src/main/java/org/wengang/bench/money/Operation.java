package org.wengang.bench.money;

/** What the clients do, and where the database says that it was done. */
enum Operation {
    REDEEMED(true, "select key::text, amount_fen from voucher.redemption where reverses is null"),
    REVERSED(
            true,
            "select key::text, -amount_fen from voucher.redemption where reverses is not null"),
    /** By campaign, how many people; whom a code belongs to is known to {@link Town} alone. */
    CLAIMED(true, "select campaign_id::text, count(*) from voucher.claim group by campaign_id"),
    ISSUED(true, "select issue_id::text, 1 from voucher.issue"),
    SETTLED(true, "select statement_id::text, 1 from voucher.statement"),
    BATCHED(true, "select payment_batch_id::text, 1 from entitlement.payment_batch"),
    RELEASED(
            false,
            "select payment_batch_id::text, 1 from entitlement.payment_batch where released_by is"
                    + " not null"),
    WITHDRAWN(
            false,
            "select payment_batch_id::text, 1 from entitlement.payment_batch where withdrawn_by is"
                    + " not null"),
    /** Batch and digest of the file; how often it counted is a check of its own. */
    RETURNED(
            false,
            """
            select distinct payment_batch_id::text || '/' || encode(sm3, 'hex'), 1
              from entitlement.bank_return\
            """),
    ENTERED(true, "select document, fen from entitlement.appropriation"),
    DECIDED(
            false,
            """
            select appropriation_id::text, case status when 'confirmed' then 1 else 2 end
              from entitlement.appropriation
             where status <> 'open'\
            """),
    APPROVED(
            false,
            "select distinct award_id::text, 1 from entitlement.award_step where status ="
                    + " 'approved'"),
    REFUSED(
            false,
            "select distinct award_id::text, 1 from entitlement.award_step where status ="
                    + " 'refused'"),
    PUBLISHED(true, "select notice_id::text, 1 from entitlement.notice"),
    ASKED_BACK(true, "select clawback_id::text, 1 from entitlement.clawback"),
    DECIDED_BACK(
            false,
            "select clawback_id::text, 1 from entitlement.clawback where state <> 'proposed'"),
    RECEIVED(true, "select reference, amount_fen from entitlement.clawback_receipt");

    private final boolean isKeyed;
    private final String done;

    /**
     * @param isKeyed whether the request carries a key, so that it is answered the same when it is
     *     sent again; of the others a refusal after a try without an answer says nothing
     * @param done what was done by the database's word: key and amount, each key once
     */
    Operation(boolean isKeyed, String done) {
        this.isKeyed = isKeyed;
        this.done = done;
    }

    boolean isKeyed() {
        return isKeyed;
    }

    String done() {
        return done;
    }
}
