package org.wengang;

import org.springframework.boot.SpringApplication;

/** Entry of the one jar. */
public final class Wengang {

    private Wengang() {}

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
