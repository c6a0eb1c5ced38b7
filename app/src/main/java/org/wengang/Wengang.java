package org.wengang;

import org.wengang.cli.Commands;

/** Entry of the one jar. */
public final class Wengang {

    private Wengang() {}

    public static void main(String[] arguments) {
        var code = Commands.run(Application.class, Time.class, arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
