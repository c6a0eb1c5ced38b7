package org.wengang.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.wengang.database.CannotStart;

/** A process of its own that starts the server on a folder and keeps it until it is killed. */
final class OtherProcess {

    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
        try {
            EmbeddedPostgres.start(Path.of(arguments[0]), Durability.DURABLE);
        } catch (CannotStart problem) {
            System.out.println(problem.getMessage());
            System.exit(CannotStart.EXIT_CODE);
        }
        System.out.println("started");
        System.in.read();
    }

    static Process launch(Path folder) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
