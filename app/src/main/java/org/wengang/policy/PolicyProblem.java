package org.wengang.policy;

import org.wengang.kernel.Problem;

/** Why something with a policy is refused. */
public enum PolicyProblem implements Problem {
    NOT_FOUND(Kind.UNKNOWN),
    /** Only an issued version decides anything. */
    NOT_ISSUED(Kind.CONFLICT),
    ALREADY_ISSUED(Kind.CONFLICT),
    /** Only the office that answers for a policy confirms and issues it. */
    OF_OTHERS(Kind.FORBIDDEN),
    PARAMETER_NOT_FOUND(Kind.UNKNOWN),
    /** The source settles it; nobody confirms it. */
    PARAMETER_NOT_OPEN(Kind.CONFLICT),
    /** Whoever wrote or confirmed does not approve, and whoever approved does not issue. */
    OWN_WORK(Kind.FORBIDDEN),
    /** Neither simulated nor approved: there is nothing to send back. */
    NOTHING_TO_SEND_BACK(Kind.CONFLICT),
    ALREADY_APPROVED(Kind.CONFLICT),
    /** A later version of the code is issued; argument: its number. */
    NEWER_ISSUED(Kind.CONFLICT),
    /** No version holds on the day; arguments: the code, the day. */
    NOT_IN_FORCE(Kind.CONFLICT),
    /** Ended, and the last day is over; arguments: the code, the last day. */
    CLOSED(Kind.CONFLICT),
    /** Somebody else began or saved it at the same moment. */
    TEXT_OVERTAKEN(Kind.CONFLICT),
    /**
     * The text of an issued version, which holds on, can no longer be checked, so no version can be
     * begun from it; arguments: the code, the line.
     */
    TEXT_OUTDATED(Kind.CONFLICT),
    /** A policy is decided for a division; the officer's office answers for none. */
    NO_DIVISION(Kind.CONFLICT);

    private final Kind kind;

    PolicyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("policy", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
