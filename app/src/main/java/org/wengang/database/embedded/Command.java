package org.wengang.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a finished program answered.
 *
 * @param exitCode 0 is success
 * @param output standard output and errors, mixed
 */
record Command(int exitCode, String output) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /**
     * Runs a program to its end, with English messages. What it prints goes through a file, so that
     * a server it leaves behind holds no pipe of ours.
     *
     * @throws IOException when it cannot be run at all or does not end within five minutes
     */
    static Command run(List<String> words) throws IOException {
        var printed = Files.createTempFile("wengang-", ".out");
        try {
            var builder =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(printed.toFile())
                            .directory(Path.of("/").toFile());
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(words.getFirst() + " did not end within " + LIMIT);
            }
            return new Command(
                    process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8).strip());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + words.getFirst(), interrupted);
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
