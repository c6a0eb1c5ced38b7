package org.wengang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengang.Wengang;

/** The program as its user starts it, in processes of its own. */
class ServeIT {

    @TempDir Path folder;

    /** Their links go before the folder does. */
    @AfterEach
    void keep_the_programs() throws IOException {
        for (var data : List.of("data", "other")) {
            Files.deleteIfExists(folder.resolve(data).resolve("pg-18"));
        }
    }

    @Test
    void a_start_says_where_it_is_ready_and_a_second_one_why_it_is_not() throws Exception {
        var data = folder.resolve("data");
        shareThePrograms(data);
        var server =
                start("serve", "--demo", "--port", "0", "--today", "2021-02-05", "--data", data);
        try (var out = server.process().inputReader(StandardCharsets.UTF_8)) {
            var ready = out.readLine();
            assertThat(ready).startsWith("Wengang is ready: http://localhost:");
            var address = URI.create(ready.substring(ready.indexOf("http")));
            assertThat(out.readLine()).contains("2021-02-05");
            var password = Files.readString(data.resolve("demo-password"));
            assertThat(out.readLine()).contains(password);
            assertThat(lines(out, 10)).anyMatch(line -> line.matches(" +luquan-jingban +鹿泉经办"));
            assertThat(status(address.resolve("/health"))).isEqualTo(200);
            assertThat(status(address.resolve("/metrics"))).isNotEqualTo(200);

            assertThat(end(start("serve", "--port", "0", "--data", data)))
                    .isEqualTo(
                            new Ended(
                                    2,
                                    "",
                                    "Another Wengang is running on the data folder "
                                            + data
                                            + "; stop it, or choose another folder with"
                                            + " --data.\n"));
            var other = folder.resolve("other");
            shareThePrograms(other);
            assertThat(end(start("serve", "--port", address.getPort(), "--data", other)))
                    .isEqualTo(
                            new Ended(
                                    2,
                                    "",
                                    "Port "
                                            + address.getPort()
                                            + " is taken by another program; choose another one"
                                            + " with --port.\n"));
            assertThat(other.resolve("data-18/postmaster.pid")).doesNotExist();

            var verified = end(start("audit", "verify", "--data", data));
            assertThat(verified.code()).isZero();
            assertThat(verified.out()).endsWith("chains are whole.\n");
            assertThat(status(address.resolve("/health")))
                    .as("a command beside the server leaves it running")
                    .isEqualTo(200);
        } finally {
            server.process().destroy();
            server.process().waitFor();
        }
        assertThat(data.resolve("data-18/postmaster.pid"))
                .as("the database stopped with the server")
                .doesNotExist();
        assertThat(Files.readString(server.err())).as("a quiet log").isEmpty();
    }

    @Test
    void a_key_file_of_another_database_is_one_sentence() throws Exception {
        var data = folder.resolve("data");
        shareThePrograms(data);
        assertThat(end(start("audit", "verify", "--data", data)).code()).isZero();
        var keys = data.resolve("keys.properties");
        Files.writeString(keys, Files.readString(keys).replaceAll("index.1=....", "index.1=0000"));
        var ended = end(start("audit", "verify", "--data", data));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("The key file does not belong to this database")
                .hasLineCount(1);
    }

    private record Ended(int code, String out, String err) {}

    /** A process and the file of its standard error. */
    private record Started(Process process, Path err) {}

    private Started start(Object... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Wengang.class.getName());
        for (var word : words) {
            command.add(word.toString());
        }
        var err = Files.createTempFile(folder, "standard", ".err");
        return new Started(new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
    }

    private static Ended end(Started started) throws Exception {
        var process = started.process();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(started.err()));
    }

    private static List<String> lines(BufferedReader reader, int count) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            lines.add(reader.readLine());
        }
        return lines;
    }

    private static int status(URI address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** The same for every test of the build: linked, not unpacked again. */
    private static void shareThePrograms(Path data) throws IOException {
        var shared = Path.of("target", "pg", "pg-18").toAbsolutePath();
        if (Files.exists(shared)) {
            Files.createDirectories(data);
            Files.createSymbolicLink(data.resolve("pg-18"), shared);
        }
    }
}
