package org.wengang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.wengang.bench.drive.Instance;
import org.wengang.bench.drive.Visit;
import org.wengang.kernel.DivisionCode;

/**
 * Kills the server with SIGKILL while a file is read, merged, and a determination runs, alone and
 * together with its database server, and compares what came out with an undisturbed run: {@code
 * Crash ROWS}. Ends with an exception where a number differs.
 */
public final class Crash {

    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);
    private static final String STAY = "鹿泉区2021年春节留鹿过年补贴";
    private static final String HEARTBEAT = "WENGANG_JOB_HEARTBEAT=1s";

    private final Path folder;
    private final Path roster;

    private Crash(Path folder) {
        this.folder = folder;
        this.roster = folder.resolve("roster.csv");
    }

    /** What an import and a determination came to, and how long each took. */
    private record Outcome(
            Map<String, Long> imported,
            long previewMillis,
            long importMillis,
            Map<String, Long> determined,
            String sums,
            long determineMillis) {

        boolean isSameAs(Outcome other) {
            return imported.equals(other.imported)
                    && determined.equals(other.determined)
                    && sums.equals(other.sums);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var crash = new Crash(Files.createTempDirectory("wengang-crash"));
        Rosters.write(rows, new DivisionCode("130110"), 1, crash.roster, true);
        var calm = crash.calm();
        System.out.printf(
                "undisturbed: preview %d ms, import %d ms %s, determination %d ms %s%n",
                calm.previewMillis,
                calm.importMillis,
                calm.imported,
                calm.determineMillis,
                calm.determined);
        for (var withDatabase : new boolean[] {false, true}) {
            for (var part : new double[] {0.3, 0.8}) {
                var killed = crash.killed(calm, part, withDatabase);
                if (!killed.isSameAs(calm)) {
                    throw new IllegalStateException(killed + " differs from " + calm);
                }
                delete(crash.folder.resolve(name(part, withDatabase)));
                System.out.printf(
                        "killed%s at %.0f %% of all three: the same numbers, each once%n",
                        withDatabase ? " with its database" : "", part * 100);
            }
        }
        delete(crash.folder);
    }

    private static String name(double part, boolean withDatabase) {
        return "killed-" + part + (withDatabase ? "-with-database" : "");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Outcome calm() throws IOException, InterruptedException {
        try (var server = Instance.start(folder.resolve("calm"), TODAY, HEARTBEAT)) {
            var caseworker = prepared(server);
            var start = System.nanoTime();
            var batch = MainJob.upload(caseworker, roster);
            MainJob.confirm(caseworker, batch);
            var previewMillis = millisSince(start);
            start = System.nanoTime();
            var imported = MainJob.result(caseworker, batch);
            var importMillis = millisSince(start);
            start = System.nanoTime();
            var run = MainJob.determine(caseworker, "R-SJZ-04", TODAY);
            var determined = MainJob.result(caseworker, run);
            return new Outcome(
                    imported,
                    previewMillis,
                    importMillis,
                    determined,
                    sums(caseworker, run),
                    millisSince(start));
        }
    }

    private Outcome killed(Outcome calm, double part, boolean withDatabase)
            throws IOException, InterruptedException {
        var data = folder.resolve(name(part, withDatabase));
        var server = Instance.start(data, TODAY, HEARTBEAT);
        try {
            var batch = MainJob.upload(prepared(server), roster);
            server = strike(server, data, calm.previewMillis, part, withDatabase);
            MainJob.confirm(caseworker(server), batch);
            server = strike(server, data, calm.importMillis, part, withDatabase);
            var caseworker = caseworker(server);
            refuseHalves(caseworker, batch, "/workers");
            var imported = MainJob.result(caseworker, batch);
            var run = MainJob.determine(caseworker, "R-SJZ-04", TODAY);
            server = strike(server, data, calm.determineMillis, part, withDatabase);
            caseworker = caseworker(server);
            refuseHalves(caseworker, run, "/reviews");
            var determined = MainJob.result(caseworker, run);
            return new Outcome(imported, 0, 0, determined, sums(caseworker, run), 0);
        } finally {
            server.close();
        }
    }

    /** Nothing of unfinished work may be seen anywhere. */
    private static void refuseHalves(Visit caseworker, String work, String list)
            throws IOException, InterruptedException {
        var seen = caseworker.open(list).all("<tbody[^>]*>\\s*<(tr)");
        var isFinished = !caseworker.open(work).figures().isEmpty();
        if (!isFinished && !seen.isEmpty()) {
            throw new IllegalStateException(
                    work + " is not finished, and " + list + " shows rows.");
        }
    }

    private static Instance strike(
            Instance server, Path data, long millis, double part, boolean withDatabase)
            throws IOException, InterruptedException {
        Thread.sleep((long) (millis * part));
        if (withDatabase) {
            server.killWithDatabase();
        } else {
            server.kill();
        }
        return Instance.start(data, TODAY, HEARTBEAT);
    }

    private static Visit prepared(Instance server) throws IOException, InterruptedException {
        var job = new MainJob(server.address(), server.password());
        MainJob.issue(job.as("luquan-zhengce"), job.as("luquan-fuhe"), STAY, "20000000");
        return job.as("luquan-jingban");
    }

    private static Visit caseworker(Instance server) throws IOException, InterruptedException {
        return new MainJob(server.address(), server.password()).as("luquan-jingban");
    }

    /** The amounts on the page of a determination. */
    private static String sums(Visit officer, String run) throws IOException, InterruptedException {
        return String.join(" ", officer.open(run).all("([\\d,]+\\.\\d\\d元)"));
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
