package org.wengang.voucher;

import org.wengang.kernel.Problem;

/** What is refused of honour cards. */
public enum CardProblem implements Problem {
    KIND_NOT_FOUND(Kind.UNKNOWN),
    KIND_RELEASED(Kind.CONFLICT),
    /** Whoever planned a kind of card does not let it go. */
    OWN_KIND(Kind.FORBIDDEN),
    /** Nobody let it go yet, or its last day is over. */
    KIND_CLOSED(Kind.CONFLICT),
    /** Everybody of that policy here has a card, or nobody's award is approved. */
    NOBODY(Kind.CONFLICT),
    NOT_FOUND(Kind.UNKNOWN),
    BLOCKED_ALREADY(Kind.CONFLICT),
    /** Only a card that was blocked gets another code. */
    NOT_BLOCKED(Kind.CONFLICT),
    /** It was lost; the code is no longer good. */
    BLOCKED(Kind.CONFLICT),
    /** Argument: the first day. */
    NOT_YET(Kind.CONFLICT),
    /** Argument: the last day. */
    EXPIRED(Kind.CONFLICT),
    /** The place is on the list of another county. */
    ELSEWHERE(Kind.CONFLICT),
    /** The kind of card has no such privilege. */
    PRIVILEGE_NOT_FOUND(Kind.UNKNOWN),
    /** Places of another kind give it. */
    PRIVILEGE_ELSEWHERE(Kind.CONFLICT),
    /** Argument: how often it could be used. */
    USED_UP(Kind.CONFLICT),
    USE_NOT_FOUND(Kind.UNKNOWN),
    USE_REVERSED(Kind.CONFLICT),
    /** Argument: the day it could be taken back on. */
    REVERSAL_LATE(Kind.CONFLICT);

    private final Kind kind;

    CardProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("voucher-card", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
