package org.wengang.statistics;

import org.wengang.kernel.Problem;

/** What this module refuses. */
public enum StatisticsProblem implements Problem {
    /** There is no such organisation, or not in this officer's region. */
    SCOPE_NOT_FOUND(Kind.UNKNOWN),
    POLICY_NOT_FOUND(Kind.UNKNOWN),
    INDICATOR_NOT_FOUND(Kind.UNKNOWN),
    /** Or it is not published yet, or not in this officer's region. */
    CENSUS_NOT_FOUND(Kind.UNKNOWN),
    /** A day that is none, or that has not come yet. */
    DAY_NOT_POSSIBLE(Kind.INVALID),
    /** Two days that are none, or of which the last comes before the first. */
    WINDOW_BACKWARDS(Kind.INVALID),
    /** A file would have to leave some out; argument: how many it can hold. */
    TOO_MANY_ROWS(Kind.CONFLICT);

    private final Kind kind;

    StatisticsProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("statistics", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
