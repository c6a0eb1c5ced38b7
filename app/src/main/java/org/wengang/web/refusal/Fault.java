package org.wengang.web.refusal;

import java.util.Arrays;
import java.util.Locale;

/** What can go wrong with any request, whatever it is about. */
enum Fault {
    UNREADABLE(400),
    NOT_SIGNED_IN(401),
    FORBIDDEN(403),
    /** The form is older than the sign-in it was made under. */
    EXPIRED(403),
    NOT_FOUND(404),
    WRONG_METHOD(405),
    TOO_LARGE(413),
    WRONG_TYPE(415),
    /** A fault of ours. */
    BROKEN(500);

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Its sentence is the message {@code problem.<code>}. */
    String code() {
        return "web-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault ofStatus(int status) {
        return Arrays.stream(values())
                .filter(fault -> fault.status == status)
                .findFirst()
                .orElse(status >= 500 ? BROKEN : UNREADABLE);
    }
}
