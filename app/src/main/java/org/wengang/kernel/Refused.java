package org.wengang.kernel;

import java.util.List;

/**
 * Says no to the user, with a reason the user can act on. The message carries the code only: the
 * arguments may name a person and must not reach a log.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<Object> arguments;

    /**
     * @param arguments the placeholders of the message {@code problem.<code>}, in order
     */
    public Refused(Problem problem, Object... arguments) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.arguments = List.of(arguments);
    }

    public Problem problem() {
        return problem;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
