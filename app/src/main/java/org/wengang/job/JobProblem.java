package org.wengang.job;

import org.wengang.kernel.Problem;

/** What is refused of a job. */
enum JobProblem implements Problem {
    NOT_FOUND(Kind.UNKNOWN),
    ALREADY_ENDED(Kind.CONFLICT);

    private final Kind kind;

    JobProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("job", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
