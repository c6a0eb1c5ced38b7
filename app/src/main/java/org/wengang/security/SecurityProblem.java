package org.wengang.security;

import org.wengang.kernel.Problem;

/** What is refused to an account, or of one about to be opened. */
enum SecurityProblem implements Problem {
    ROLE_MISSING(Kind.FORBIDDEN),
    /** Argument 0: the username. */
    USERNAME_TAKEN(Kind.CONFLICT),
    USERNAME_FORM(Kind.INVALID),
    OFFICER_NAME_FORM(Kind.INVALID),
    PASSWORD_WEAK(Kind.INVALID);

    private final Kind kind;

    SecurityProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return Problem.code("security", this);
    }
}
