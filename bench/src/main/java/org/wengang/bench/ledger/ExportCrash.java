package org.wengang.bench.ledger;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.wengang.bench.drive.Instance;
import org.wengang.bench.drive.Visit;

/**
 * Everybody of a data folder exported as CSV, once calmly and once with the server and its database
 * killed at half of the time: {@code ledger.ExportCrash DATA USERNAME PASSWORD [csv|xlsx]}. DATA is
 * a data folder of another bench that is no longer used, to which {@code account add} gave a
 * caseworker; both files must name the same people, each once.
 */
public final class ExportCrash {

    private static final Pattern FILE = Pattern.compile("/workers/exports/[0-9a-f-]{36}/file");

    private final Path data;
    private final String username;
    private final String password;
    private final String format;

    private ExportCrash(Path data, String username, String password, String format) {
        this.data = data;
        this.username = username;
        this.password = password;
        this.format = format;
    }

    public static void main(String[] arguments) throws Exception {
        var crash =
                new ExportCrash(
                        Path.of(arguments[0]).toAbsolutePath(),
                        arguments[1],
                        arguments[2],
                        arguments.length > 3 ? arguments[3] : "csv");
        var calm = crash.export(Long.MAX_VALUE);
        var killed = crash.export(calm.millis / 2);
        if (calm.lines != killed.lines || calm.different != killed.different) {
            throw new IllegalStateException(killed + " differs from " + calm);
        }
        System.out.println("Killed at half of the time with its database: the same lines.");
    }

    /**
     * @param different lines, so that one told twice shows
     */
    private record Export(long millis, long bytes, long lines, long different) {}

    private Export export(long killAfter) throws IOException, InterruptedException {
        var server = Instance.start(data, null, "WENGANG_JOB_HEARTBEAT=1s");
        try {
            var officer = signedIn(server);
            var asked =
                    officer.open("/workers/export")
                            .form("/workers/export")
                            .with("format", format)
                            .with("reason", "试验导出");
            var made = files(officer);
            var start = System.nanoTime();
            officer.send(asked);
            if (killAfter < Long.MAX_VALUE) {
                Thread.sleep(killAfter);
                server.killWithDatabase();
                server = Instance.start(data, null, "WENGANG_JOB_HEARTBEAT=1s");
                officer = signedIn(server);
            }
            var path = newFile(officer, made);
            var millis = (System.nanoTime() - start) / 1_000_000;
            var file = officer.download(path);
            var export = read(file, millis);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d lines, %d different, %.1f MB, %.1f s, %.0f lines a second%s%n",
                    format,
                    export.lines,
                    export.different,
                    file.length / 1e6,
                    millis / 1e3,
                    export.lines * 1e3 / millis,
                    killAfter < Long.MAX_VALUE ? ", killed in the middle" : "");
            return export;
        } finally {
            server.close();
        }
    }

    private Visit signedIn(Instance server) throws IOException, InterruptedException {
        return Visit.by(username, server.address(), password);
    }

    private static String newFile(Visit officer, List<String> made)
            throws IOException, InterruptedException {
        while (true) {
            for (var path : files(officer)) {
                if (!made.contains(path)) {
                    return path;
                }
            }
            Thread.sleep(500);
        }
    }

    private static List<String> files(Visit officer) throws IOException, InterruptedException {
        return FILE.matcher(officer.open("/workers/exports").html())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Export read(byte[] file, long millis) throws IOException {
        var hashes = new HashSet<Long>();
        var lines = 0L;
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                hashes.add(31L * line.hashCode() + line.substring(line.length() / 2).hashCode());
            }
        }
        return new Export(millis, file.length, lines, hashes.size());
    }
}
