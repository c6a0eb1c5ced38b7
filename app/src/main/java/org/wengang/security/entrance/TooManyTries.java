package org.wengang.security.entrance;

import org.springframework.security.core.AuthenticationException;

/** Nothing was looked at, since there were too many wrong tries from there. */
final class TooManyTries extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyTries(long seconds) {
        super("too many tries");
        this.seconds = seconds;
    }

    /** How long to wait. */
    long seconds() {
        return seconds;
    }
}
