package org.wengang.voucher.end;

import org.wengang.kernel.Problem;

/** What is refused about stopping a voucher. */
enum StopProblem implements Problem {
    VOUCHER_NOT_FOUND(Kind.UNKNOWN),
    NOT_FOUND(Kind.UNKNOWN),
    /** It is spent, expired or stopped. */
    NOTHING_LEFT(Kind.CONFLICT),
    /** Somebody else proposed to stop the same voucher. */
    MEANWHILE(Kind.CONFLICT),
    /** Whoever proposes a stop does not decide on it. */
    OWN(Kind.FORBIDDEN),
    /** Another code is for a lost slip. */
    NOT_LOST(Kind.CONFLICT),
    /** Somebody else was first. */
    DECIDED(Kind.CONFLICT);

    private final Kind kind;

    StopProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("voucher-stop", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
