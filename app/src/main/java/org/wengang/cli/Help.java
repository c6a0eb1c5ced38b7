package org.wengang.cli;

import picocli.CommandLine.Option;

/** {@code --help} of a command. */
final class Help {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says how the command is used.")
    private boolean asked;
}
