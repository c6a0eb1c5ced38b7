package org.wengang.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password that stands neither on the screen nor in the list of processes. */
final class NewPassword {

    private NewPassword() {}

    /**
     * Typed twice where somebody sits at a terminal, else the first line of the input.
     *
     * @throws CannotDo when none came or both differ
     */
    static String ask(InputStream in) {
        var console = System.console();
        return console != null && console.isTerminal() ? typed(console) : read(in);
    }

    private static String typed(Console console) {
        var first = console.readPassword("Password of the new account: ");
        var second = console.readPassword("The same again: ");
        if (first == null || second == null) {
            throw new CannotDo("No password was typed.");
        }
        if (!Arrays.equals(first, second)) {
            throw new CannotDo("The two passwords differ; nothing was done.");
        }
        return new String(first);
    }

    static String read(InputStream in) {
        try {
            var line =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .readLine();
            if (line == null || line.isEmpty()) {
                throw new CannotDo("The password is read from standard input, which is empty.");
            }
            return line;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
