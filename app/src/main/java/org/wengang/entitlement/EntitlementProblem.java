package org.wengang.entitlement;

import org.wengang.kernel.Problem;

/** What this module refuses. */
public enum EntitlementProblem implements Problem {
    RUN_NOT_FOUND(Kind.UNKNOWN),
    DECISION_NOT_FOUND(Kind.UNKNOWN),
    /** The policy's rule or a parameter of it cannot be used; nothing was started. */
    POLICY_BROKEN(Kind.CONFLICT),
    SIMULATION_NOT_FOUND(Kind.UNKNOWN),
    /** The officer's organisation does not contain the one that issued the policy. */
    POLICY_OF_OTHERS(Kind.FORBIDDEN),
    AWARD_NOT_FOUND(Kind.UNKNOWN),
    /**
     * Somebody else was first, or a newer determination replaced it; arguments: how many, of how
     * many.
     */
    DECIDED_MEANWHILE(Kind.CONFLICT),
    /** Whoever proposes does not decide; argument: how many of those chosen. */
    OWN_PROPOSAL(Kind.FORBIDDEN),
    /** Whoever reviewed first does not decide too; argument: how many of those chosen. */
    OWN_REVIEW(Kind.FORBIDDEN),
    /** Nobody asks for evidence, or it was answered already. */
    NOTHING_ASKED(Kind.CONFLICT),
    /** The officer chosen may not review them; argument: how many of those chosen. */
    NOT_THEIR_TASK(Kind.CONFLICT),
    /** Something about them looks wrong and nobody released it; argument: how many of them. */
    AWARD_HELD(Kind.CONFLICT),
    FINDING_NOT_FOUND(Kind.UNKNOWN),
    /** Released already, or no longer found. */
    FINDING_HANDLED(Kind.CONFLICT),
    FINDING_OF_OWN_PROPOSAL(Kind.FORBIDDEN),
    SPOT_CHECK_NOT_FOUND(Kind.UNKNOWN),
    /** The policy has no approved award in this scope. */
    NOTHING_TO_DRAW(Kind.CONFLICT),
    /** Whoever could look at one of the awards drawn had a part in it. */
    NO_INSPECTOR(Kind.CONFLICT),
    /** Another officer was drawn, or there is a result. */
    NOT_THE_INSPECTOR(Kind.CONFLICT),
    CALL_NOT_FOUND(Kind.UNKNOWN),
    /** Arguments: the first day and the deadline. */
    CALL_CLOSED(Kind.CONFLICT),
    /** An application of the same kind for the same number is open. */
    APPLIED_ALREADY(Kind.CONFLICT),
    TOO_MANY_APPLICATIONS(Kind.BUSY),
    APPLICATION_NOT_FOUND(Kind.UNKNOWN),
    APPLICATION_HANDLED(Kind.CONFLICT),
    /** The applicant has not answered the last question yet. */
    QUESTION_OPEN(Kind.CONFLICT),
    QUESTION_ANSWERED(Kind.CONFLICT),
    /**
     * The person has an award beside which these may not stand; argument: how many of those chosen.
     */
    AWARD_DOUBLE(Kind.CONFLICT),
    /** An award that stood in the way of another one is being claimed back. */
    DOUBLE_CLAIMED(Kind.CONFLICT),
    NOTHING_TO_PUBLISH(Kind.CONFLICT),
    NOTICE_NOT_FOUND(Kind.UNKNOWN),
    /** Argument: the last day. */
    NOTICE_CLOSED(Kind.CONFLICT),
    TOO_MANY_OBJECTIONS(Kind.BUSY),
    /** Too many PDFs of notices for one address. */
    TOO_MANY_PAPERS(Kind.BUSY),
    OBJECTION_NOT_FOUND(Kind.UNKNOWN),
    OBJECTION_HANDLED(Kind.CONFLICT),
    OBJECTION_TO_OWN_PROPOSAL(Kind.FORBIDDEN),
    /** Whoever approved or reviewed an award does not dismiss the objection against it. */
    OBJECTION_TO_OWN_APPROVAL(Kind.FORBIDDEN),
    NOTHING_TO_PAY(Kind.CONFLICT),
    /** Whoever approved does not pay; argument: how many of the awards. */
    OWN_APPROVAL(Kind.FORBIDDEN),
    CORRECTION_NOT_FOUND(Kind.UNKNOWN),
    /** Somebody else was first, or a newer determination replaced it. */
    CORRECTION_DECIDED(Kind.CONFLICT),
    CORRECTION_OF_OWN_RUN(Kind.FORBIDDEN),
    /** The award is no longer approved; determine anew. */
    CORRECTION_OUTDATED(Kind.CONFLICT),
    /** Less is proposed of what lies in a batch the bank has not answered, or did not get yet. */
    CORRECTION_IN_PAYMENT(Kind.CONFLICT),
    /** The policy's money does not reach for the top-up. */
    CORRECTION_OVER_BUDGET(Kind.CONFLICT),
    /** The top-up would be beyond the cap of who is paid. */
    CORRECTION_OVER_CAP(Kind.CONFLICT),
    /** The policy counts within a special action, and none was named. */
    CAMPAIGN_MISSING(Kind.CONFLICT),
    POOL_NOT_FOUND(Kind.UNKNOWN),
    /** An amount other than zero, and a document of at most 200 characters. */
    APPROPRIATION_FORM(Kind.INVALID),
    /** The money of a policy is appropriated by the office that issued it. */
    POOL_OF_OTHERS(Kind.FORBIDDEN),
    APPROPRIATION_NOT_FOUND(Kind.UNKNOWN),
    /** Whoever enters an appropriation does not confirm it. */
    OWN_APPROPRIATION(Kind.FORBIDDEN),
    /** Somebody else was first. */
    APPROPRIATION_DECIDED(Kind.CONFLICT),
    /** More would be taken back than is free. */
    APPROPRIATION_COMMITTED(Kind.CONFLICT),
    BATCH_NOT_FOUND(Kind.UNKNOWN),
    ALREADY_PAID(Kind.CONFLICT),
    /** The batch was released or taken back already. */
    BATCH_GONE(Kind.CONFLICT),
    /** Nothing goes to the bank, or comes from it, before a second officer released the batch. */
    BATCH_NOT_RELEASED(Kind.CONFLICT),
    /** Whoever makes a batch does not release it. */
    OWN_BATCH(Kind.FORBIDDEN),
    /** Awards turned out not to be due since the batch was made; argument: how many. */
    BATCH_NOT_DUE(Kind.CONFLICT),
    /** Accounts are held or were changed since the batch was made; argument: how many. */
    BATCH_DOUBTFUL(Kind.CONFLICT),
    /** The policy's money does not reach for all vouchers of a campaign. */
    FUND_OVER_BUDGET(Kind.CONFLICT),
    /** A return file without any line. */
    RETURN_EMPTY(Kind.INVALID),
    LINE_NOT_PAID(Kind.UNKNOWN),
    CLAWBACK_NOT_FOUND(Kind.UNKNOWN),
    /** Something of the line is being asked back already, or less is left of it. */
    CLAWBACK_MEANWHILE(Kind.CONFLICT),
    /** An accepted correction claims another amount of it; argument: how much. */
    CLAWBACK_AS_CLAIMED(Kind.CONFLICT),
    /** A correction was accepted since that claims money of the same award. */
    CLAWBACK_OVERTAKEN(Kind.CONFLICT),
    /** It is asked back already, or ended. */
    CLAIM_NOT_FOUND(Kind.UNKNOWN),
    /** That it does not come back is proposed already, or was decided. */
    WAIVER_MEANWHILE(Kind.CONFLICT),
    /** Whoever proposes that it does not come back does not decide so. */
    OWN_WAIVER(Kind.FORBIDDEN),
    /** Whoever proposes a clawback does not decide on it. */
    OWN_CLAWBACK(Kind.FORBIDDEN),
    CLAWBACK_DECIDED(Kind.CONFLICT),
    CLAWBACK_NOT_OPEN(Kind.CONFLICT),
    /** More than is outstanding. */
    CLAWBACK_TOO_MUCH(Kind.CONFLICT),
    /** The receipt of that day, number and amount stands there already. */
    CLAWBACK_RECEIVED_BEFORE(Kind.CONFLICT),
    ACCOUNT_NOT_FOUND(Kind.UNKNOWN),
    /** Somebody else stated an account of the same payee at the same moment. */
    ACCOUNT_MEANWHILE(Kind.CONFLICT),
    /** Whoever states an account does not confirm it. */
    OWN_ACCOUNT(Kind.FORBIDDEN),
    HOLD_NOT_FOUND(Kind.UNKNOWN),
    HOLD_DECIDED(Kind.CONFLICT),
    /** Whoever stated an account does not release it. */
    HOLD_OF_OWN_ACCOUNT(Kind.FORBIDDEN);

    private final Kind kind;

    EntitlementProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("entitlement", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
