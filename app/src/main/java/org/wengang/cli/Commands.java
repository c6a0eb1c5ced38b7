package org.wengang.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.wengang.database.CannotStart;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.kernel.Refused;
import org.wengang.web.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The commands of Wengang, and how each kind of failure is told. */
@Command(
        name = "wengang",
        description = "Wengang 稳岗: public employment services.",
        synopsisSubcommandLabel = "COMMAND")
public final class Commands {

    @Mixin private Help help = new Help();

    private Commands() {}

    /** A word that only groups commands. */
    private static final class Group {
        @Mixin private Help help = new Help();
    }

    /**
     * Runs one command. {@code serve} returns when the server stands, which then goes on by itself.
     *
     * @param application the configuration of the whole server
     * @param clock the configuration of the clock alone
     * @return 0 done, 1 done and something wrong was found, 2 refused, 70 a fault of ours
     */
    public static int run(Class<?> application, Class<?> clock, String... arguments) {
        return of(application, new Administration(clock, Map.of()), System.in).execute(arguments);
    }

    static CommandLine of(Class<?> application, Administration administration, InputStream in) {
        return new CommandLine(new Commands())
                .addSubcommand(new Serve(application))
                .addSubcommand(new Determine())
                .addSubcommand(
                        "account",
                        new CommandLine(new Group())
                                .addSubcommand(new AccountAdd(administration, in)))
                .addSubcommand(
                        "audit",
                        new CommandLine(new Group()).addSubcommand(new AuditVerify(administration)))
                .registerConverter(LocalDate.class, Commands::day)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::unreadable)
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    /** Where a command writes its answer. */
    static PrintWriter out(@Nullable CommandSpec spec) {
        return of(spec).getOut();
    }

    static CommandLine of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("Maybe the command was not run by picocli?");
        }
        return spec.commandLine();
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
                case Refused refused -> {
                    return At.sentence(refused, Texts.load());
                }
                case PolicyErrors broken -> {
                    return broken.first().toString();
                }
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
