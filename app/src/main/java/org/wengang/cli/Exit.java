package org.wengang.cli;

/** What a command's end says to the one who called it. */
final class Exit {

    static final int DONE = 0;

    /** The command did its work and found something wrong. */
    static final int FOUND_WRONG = 1;

    /** The request cannot be met; one sentence on standard error says why. */
    static final int REFUSED = 2;

    /** A fault of the program itself. */
    static final int BROKEN = 70;

    private Exit() {}
}
