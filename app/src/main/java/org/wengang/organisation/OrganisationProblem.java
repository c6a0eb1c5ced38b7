package org.wengang.organisation;

import org.wengang.kernel.Problem;

/** What is refused when a place is looked up or an office is opened, renamed or closed. */
public enum OrganisationProblem implements Problem {
    /** Argument 0: the path. */
    NOT_FOUND(Kind.UNKNOWN),
    /** Argument 0: the code. */
    NO_SUCH_PLACE(Kind.UNKNOWN),
    /** Argument 0: what was written. */
    NOT_A_DAY(Kind.INVALID),
    /** Argument 0: the most a page may have. */
    LIMIT(Kind.INVALID),
    /** Argument 0: the name of the office above. */
    OUTSIDE(Kind.FORBIDDEN),
    /** Argument 0: the name of the office above, argument 1: of the place. */
    NOT_BELOW(Kind.INVALID),
    /** Argument 0: the name of the office. */
    EXISTS(Kind.CONFLICT),
    /** Argument 0: the name of the office. */
    CLOSED(Kind.CONFLICT),
    /** Argument 0: the name of the office, argument 1: how many are open below it. */
    HAS_OFFICES(Kind.CONFLICT),
    /** Argument 0: the name of the office, argument 1: how many accounts are placed there. */
    HAS_OFFICERS(Kind.CONFLICT),
    /** Argument 0: the first day allowed, argument 1: the last. */
    DAY_OUTSIDE(Kind.INVALID),
    NOTHING_CHOSEN(Kind.INVALID),
    NAME_FORM(Kind.INVALID),
    REASON_MISSING(Kind.INVALID),
    /** The officer's own office, and those that came with the program. */
    NOT_YOURS_TO_CHANGE(Kind.FORBIDDEN);

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
