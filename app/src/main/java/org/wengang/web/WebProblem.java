package org.wengang.web;

import org.wengang.kernel.Problem;

/** What is refused to whoever reads a list. */
public enum WebProblem implements Problem {
    /** Argument 0: the most rows of a page. */
    LIST_LIMIT(Kind.INVALID),
    /** The row a page was to begin behind is no longer in the list. */
    LIST_PLACE_LOST(Kind.UNKNOWN),
    /** Too many documents are being printed. */
    PAPER_BUSY(Kind.BUSY);

    private final Kind kind;

    WebProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return Problem.code("web", this);
    }
}
