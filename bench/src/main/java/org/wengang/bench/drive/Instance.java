package org.wengang.bench.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server of our own: a child process with its own data folder, on any free port. */
public final class Instance implements AutoCloseable {

    private static final String READY = "Wengang is ready: ";

    private final Process process;
    private final String address;
    private final Path data;

    private Instance(Process process, String address, Path data) {
        this.process = process;
        this.address = address;
        this.data = data;
    }

    /**
     * Returns when it is ready. What it says goes to {@code server.log} beside the data folder.
     *
     * @param data is made where it is missing
     * @param today the day it takes for today; null for the real one
     * @param settings of the environment, as {@code WENGANG_JOB_HEARTBEAT=1s}
     */
    public static Instance start(Path data, @Nullable LocalDate today, String... settings)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.wengang.Wengang",
                                "serve",
                                "--demo",
                                "--port=0",
                                "--data=" + data));
        if (today != null) {
            command.add("--today=" + today);
        }
        var log = data.resolveSibling("server.log").toFile();
        var builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log));
        for (var setting : settings) {
            var equals = setting.indexOf('=');
            builder.environment().put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        var process = builder.start();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    return new Instance(process, line.substring(READY.length()).strip(), data);
                }
            }
        }
        throw new IllegalStateException("The server did not start; " + log + " says why.");
    }

    /** Ends with a slash. */
    public String address() {
        return address;
    }

    /** Of the demonstration accounts. */
    public String password() throws IOException {
        return Files.readString(data.resolve("demo-password")).strip();
    }

    /** The process is gone at once, as in a power cut; its database server may live on. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Kills its database server too, the one its own data folder names. */
    public void killWithDatabase() throws IOException {
        process.destroyForcibly();
        killDatabase();
        awaitEnd();
    }

    /** Kills its database server alone; the process lives on without one. */
    public void killDatabase() throws IOException {
        try (var files = Files.walk(data, 2)) {
            var named = files.filter(file -> file.endsWith("postmaster.pid")).findFirst();
            if (named.isPresent()) {
                var pid = Files.readAllLines(named.get()).getFirst().strip();
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    /** Stops in good order, the database server with it. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
