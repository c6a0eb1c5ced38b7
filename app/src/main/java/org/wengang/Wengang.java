package org.wengang;

import org.springframework.boot.SpringApplication;
import org.wengang.database.CannotStart;

/** Entry of the one jar. */
public final class Wengang {

    private Wengang() {}

    public static void main(String[] arguments) {
        try {
            SpringApplication.run(Application.class, arguments);
        } catch (RuntimeException failure) {
            if (CannotStart.in(failure).isPresent()) {
                System.exit(CannotStart.EXIT_CODE);
            }
            throw failure;
        }
    }
}
