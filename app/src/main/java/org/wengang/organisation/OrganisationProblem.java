package org.wengang.organisation;

import org.wengang.kernel.Problem;

/** What can be wrong with naming an organisation. */
public enum OrganisationProblem implements Problem {
    /** Argument 0: the path. */
    NOT_FOUND(Kind.UNKNOWN);

    private final Kind kind;

    OrganisationProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("organisation", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
