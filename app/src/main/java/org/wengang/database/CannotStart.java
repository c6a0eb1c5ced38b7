package org.wengang.database;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The database is not there, or not as it must be: Wengang ends with exit code 2 before it serves
 * anything. The message is one sentence that says what is wrong and what to do.
 */
public final class CannotStart extends RuntimeException implements ExitCodeGenerator {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
