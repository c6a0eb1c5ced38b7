package org.wengang.registry.census;

import org.wengang.kernel.Problem;

/** What a census refuses. */
public enum CensusProblem implements Problem {
    /** Or it belongs to another region: the two are not told apart. */
    CAMPAIGN_NOT_FOUND(Kind.UNKNOWN),
    /** Nobody of that id is to be contacted by this officer. */
    ERRAND_NOT_FOUND(Kind.UNKNOWN),
    /** Another officer was first, or the campaign is not in a state for it. */
    CAMPAIGN_CHANGED(Kind.CONFLICT),
    /** The contacts of this campaign are over. */
    NOT_RUNNING(Kind.CONFLICT),
    /** Argument 0: how many cases of likely duplicates among its people wait for a decision. */
    DUPLICATES_OPEN(Kind.CONFLICT),
    /** Whoever closed it or recorded anything in it does not verify it. */
    OWN_WORK(Kind.FORBIDDEN),
    /** A form with that number was sent before and said something else. */
    CONTACT_REUSED(Kind.CONFLICT),
    /** No officer with the role of a caseworker has that id here. */
    OFFICER_UNKNOWN(Kind.INVALID),
    /** How many people it would be has changed since it was shown. Argument 0: how many now. */
    COUNT_CHANGED(Kind.CONFLICT);

    private final Kind kind;

    CensusProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("census", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
