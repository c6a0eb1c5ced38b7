package org.wengang.cli;

/** What was asked for cannot be done; the message is the one line that says why. */
final class CannotDo extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotDo(String sentence) {
        super(sentence, null, false, false);
    }
}
