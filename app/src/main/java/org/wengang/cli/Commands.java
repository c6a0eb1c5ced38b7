package org.wengang.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.wengang.database.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The commands of Wengang, and how each kind of failure is told. */
@Command(
        name = "wengang",
        description = "Wengang 稳岗: public employment services.",
        subcommands = CommandLine.HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Commands {

    private Commands() {}

    /**
     * Runs one command. {@code serve} returns when the server stands, which then goes on by itself.
     *
     * @param application the configuration of the whole server
     * @return 0 done, 1 done and something wrong was found, 2 refused, 70 a fault of ours
     */
    public static int run(Class<?> application, String... arguments) {
        return of(application).execute(arguments);
    }

    static CommandLine of(Class<?> application) {
        return new CommandLine(new Commands())
                .addSubcommand(new Serve(application))
                .registerConverter(LocalDate.class, Commands::day)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::unreadable)
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException problem) {
            throw new TypeConversionException("'" + text + "' is not a day such as 2021-02-10");
        }
    }

    private static int unreadable(ParameterException problem, String[] arguments) {
        var command = problem.getCommandLine();
        var name = command.getCommandSpec().qualifiedName(" ");
        var isBare = arguments.length == 0;
        if (isBare) {
            command.usage(command.getErr());
        } else {
            command.getErr().println(problem.getMessage() + " (see " + name + " --help)");
        }
        return Exit.REFUSED;
    }

    private static int failed(Throwable failure, CommandLine command) {
        var sentence = sentence(failure);
        if (sentence == null) {
            failure.printStackTrace(new PrintWriter(command.getErr(), true));
            return Exit.BROKEN;
        }
        command.getErr().println(sentence);
        return Exit.REFUSED;
    }

    /** Null for a fault of ours. */
    private static @Nullable String sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart _, CannotDo _ -> {
                    return cause.getMessage();
                }
                case PortInUseException taken -> {
                    return "Port "
                            + taken.getPort()
                            + " is taken by another program; choose another one with --port.";
                }
                default -> {}
            }
        }
        return null;
    }
}
