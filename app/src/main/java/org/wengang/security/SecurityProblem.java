package org.wengang.security;

import org.wengang.kernel.Problem;

/** What is refused to an account or a program, or of one about to be opened. */
public enum SecurityProblem implements Problem {
    ROLE_MISSING(Kind.FORBIDDEN),
    /** Argument 0: the username. */
    USERNAME_TAKEN(Kind.CONFLICT),
    USERNAME_FORM(Kind.INVALID),
    OFFICER_NAME_FORM(Kind.INVALID),
    PASSWORD_WEAK(Kind.INVALID),
    /** Argument 0: the code of the right. */
    RIGHT_MISSING(Kind.FORBIDDEN),
    /** Argument 0: seconds to wait; likewise of the next. */
    TOO_MANY_REQUESTS(Kind.BUSY),
    TOO_MANY_TRIES(Kind.BUSY),
    CLIENT_NOT_FOUND(Kind.UNKNOWN),
    /** Argument 0: the name. */
    CLIENT_NAME_TAKEN(Kind.CONFLICT),
    /** Somebody else changed it, or the same form came twice. */
    CLIENT_CHANGED(Kind.CONFLICT),
    CLIENT_DISABLED(Kind.CONFLICT),
    /** A key of a request is 8 to 200 visible characters. */
    KEY_FORM(Kind.INVALID),
    /** The key was given with another request, or by another account. */
    KEY_USED(Kind.CONFLICT),
    KEY_BODY_TOO_LARGE(Kind.TOO_LARGE),
    /** Argument 0: megabytes that one form may bring to an address open to everybody. */
    UPLOAD_TOO_LARGE(Kind.TOO_LARGE),
    /** A file for which one must be signed in. */
    UPLOAD_OF_NOBODY(Kind.FORBIDDEN);

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
