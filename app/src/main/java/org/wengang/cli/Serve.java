package org.wengang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.wengang.security.DemoAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Starts the server. What is not said on the command line is left to the environment ({@code
 * SERVER_PORT}, {@code WENGANG_DATA}, …).
 */
@Command(name = "serve", description = "Starts the server; it runs until it is interrupted.")
final class Serve implements Callable<Integer> {

    private final Class<?> application;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the pages; 8080 unless said, 0 for any free one.")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the database, keys and passwords; var unless said.")
    private @Nullable Path data;

    @Option(
            names = "--demo",
            description = "Makes demonstration accounts where there are no accounts yet.")
    private boolean demo;

    @Option(
            names = "--today",
            paramLabel = "YYYY-MM-DD",
            description = "The day to take today for, in a rehearsal.")
    private @Nullable LocalDate today;

    @Mixin private Help help = new Help();

    @Spec private @Nullable CommandSpec spec;

    Serve(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        var out = Commands.out(spec);
        var context = new SpringApplication(application).run(settings());
        for (var line : announcement(context)) {
            out.println(line);
        }
        out.flush();
        return Exit.DONE;
    }

    private String[] settings() {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(
                    Commands.of(spec), "--port is a number from 0 to 65535, not " + port);
        }
        var settings = new ArrayList<String>();
        if (port != null) {
            settings.add("--server.port=" + port);
        }
        if (data != null) {
            settings.add("--wengang.data=" + data);
        }
        if (demo) {
            settings.add("--wengang.demo=true");
        }
        if (today != null) {
            settings.add("--wengang.today=" + today);
        }
        return settings.toArray(String[]::new);
    }

    static List<String> announcement(ApplicationContext context) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("Wengang is ready: " + address(context.getEnvironment()));
        var today = context.getEnvironment().getProperty("wengang.today", "");
        if (!today.isBlank()) {
            lines.add("Rehearsal: it takes " + today + " for today.");
        }
        var demo = context.getBeanProvider(DemoAccounts.class).getIfAvailable();
        if (demo != null) {
            lines.addAll(accounts(demo));
        }
        return lines;
    }

    private static String address(Environment environment) {
        return "http://localhost:" + environment.getProperty("local.server.port") + "/";
    }

    private static List<String> accounts(DemoAccounts demo) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("Demonstration accounts, all with the password " + demo.password() + ":");
        for (var account : demo.all()) {
            lines.add("  %-20s %s".formatted(account.username(), account.name()));
        }
        return lines;
    }
}
