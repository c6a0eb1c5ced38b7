package org.wengang.security;

import org.wengang.kernel.Problem;

enum SecurityProblem implements Problem {
    ROLE_MISSING(Kind.FORBIDDEN);

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
