package org.wengang.voucher;

import org.wengang.kernel.Problem;

/** What this module refuses. */
public enum VoucherProblem implements Problem {
    ISSUE_NOT_FOUND(Kind.UNKNOWN),
    /** No voucher and no card has this code. */
    NOT_FOUND(Kind.UNKNOWN),
    /** The voucher of this code got another one. */
    CODE_REPLACED(Kind.CONFLICT),
    /** It is no code: a character is mistyped or missing. */
    CODE_FORM(Kind.INVALID),
    /** Too many wrong codes, secrets or names from one till or address. */
    TOO_MANY_CODES(Kind.BUSY),
    MERCHANT_NOT_FOUND(Kind.UNKNOWN),
    /** It stands on the list already. */
    MERCHANT_LISTED(Kind.CONFLICT),
    /** Whoever asks is a program, but no merchant on a list. */
    NOT_A_MERCHANT(Kind.FORBIDDEN),
    /** No till has this secret, or it has ended. */
    TILL_UNKNOWN(Kind.FORBIDDEN),
    /** It is no shop, so that it takes no vouchers. */
    NO_SHOP(Kind.CONFLICT),
    /** The merchant takes vouchers no longer, or not yet. */
    MERCHANT_CLOSED(Kind.CONFLICT),
    /** Argument: the first day. */
    NOT_YET(Kind.CONFLICT),
    /** Argument: the last day. */
    EXPIRED(Kind.CONFLICT),
    /** The merchant is on the list of another county. */
    ELSEWHERE(Kind.CONFLICT),
    USED_UP(Kind.CONFLICT),
    /** The office stopped it, or corrected its award so that nothing is left. */
    STOPPED(Kind.CONFLICT),
    /** Argument: what is left. */
    TOO_MUCH(Kind.CONFLICT),
    /** It is spent as a whole; argument: what it is worth. */
    WHOLE_ONLY(Kind.CONFLICT),
    /** The merchant has taken as much as it may that day. */
    DAY_LIMIT(Kind.CONFLICT),
    /** The voucher was used there as often as it may be that day. */
    USES_LIMIT(Kind.CONFLICT),
    /** The key came before, with something else or from somebody else. */
    KEY_REUSED(Kind.CONFLICT),
    /** The request has no Idempotency-Key, or one that can be none. */
    KEY_MISSING(Kind.INVALID),
    /** More than 0 fen are asked for. */
    AMOUNT_FORM(Kind.INVALID),
    REDEMPTION_NOT_FOUND(Kind.UNKNOWN),
    REVERSED_ALREADY(Kind.CONFLICT),
    /** Argument: the day it could be reversed on. */
    REVERSAL_LATE(Kind.CONFLICT),
    /** The voucher was stopped, or its award corrected, after it was redeemed. */
    REVERSAL_STOPPED(Kind.CONFLICT),
    STATEMENT_NOT_FOUND(Kind.UNKNOWN),
    NOTHING_TO_SETTLE(Kind.CONFLICT),
    /** Whoever put a merchant on the list does not settle with it. */
    OWN_MERCHANT(Kind.FORBIDDEN),
    CAMPAIGN_NOT_FOUND(Kind.UNKNOWN),
    CAMPAIGN_RELEASED(Kind.CONFLICT),
    /** Whoever planned a campaign does not let it go. */
    OWN_CAMPAIGN(Kind.FORBIDDEN),
    /** Its time to claim had passed before it was let go. */
    CAMPAIGN_OVER(Kind.CONFLICT),
    /** It cannot be claimed from yet, or no longer. */
    CAMPAIGN_CLOSED(Kind.CONFLICT),
    SOLD_OUT(Kind.CONFLICT),
    /** Nobody of the register has that number and that name. */
    CLAIM_UNKNOWN(Kind.FORBIDDEN),
    /** Too many wait; come again. */
    CLAIMS_BUSY(Kind.BUSY),
    PHOTO_MISSING(Kind.INVALID),
    PHOTO_TOO_LARGE(Kind.TOO_LARGE),
    /** It is no picture that can be read here. */
    NO_PICTURE(Kind.INVALID),
    /** There is no QR code to be seen in it. */
    NO_CODE_SEEN(Kind.INVALID);

    private final Kind kind;

    VoucherProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("voucher", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
