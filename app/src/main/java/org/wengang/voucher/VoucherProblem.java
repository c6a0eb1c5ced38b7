package org.wengang.voucher;

import org.wengang.kernel.Problem;

/** What this module refuses. */
public enum VoucherProblem implements Problem {
    ISSUE_NOT_FOUND(Kind.UNKNOWN),
    /** No voucher has this code. */
    NOT_FOUND(Kind.UNKNOWN),
    /** Too many wrong codes from one address. */
    TOO_MANY_CODES(Kind.BUSY);

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
