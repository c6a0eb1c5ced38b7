package org.wengang.kernel;

/**
 * Something the user asked for that state or rules forbid. Each module has one enum of these; the
 * sentence shown is the message {@code problem.<code>}.
 */
public interface Problem {

    /** Kebab-case, unique in the program, the module in front, e.g. {@code voucher-expired}. */
    String code();

    Kind kind();

    /**
     * The code of an enum constant: {@code ("voucher", ALREADY_SPENT)} is {@code
     * voucher-already-spent}.
     */
    static String code(String module, Enum<?> problem) {
        return Written.faultCode(module, problem);
    }

    /** What sort of refusal, and the HTTP status it is answered with. */
    enum Kind {
        /** There is no such thing, or not for this user. */
        UNKNOWN(404),
        /** The thing is not in a state that allows it, or somebody else was first. */
        CONFLICT(409),
        FORBIDDEN(403),
        /** What was sent can not be understood or breaks a rule of form. */
        INVALID(422),
        TOO_LARGE(413),
        /** Try again later. */
        BUSY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
