package org.wengang.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.wengang.Application;
import org.wengang.bench.population.People;
import org.wengang.bench.population.Policies;
import org.wengang.bench.population.Ways;
import org.wengang.database.Logins;

/**
 * Several policies for everyone of a population, every verdict and both masks kept, in the
 * product's own database with its own durable settings: {@code PopulationBench ROWS POLICIES}. Ways
 * of doing it beside two bounds: the words written to an unlogged table, and a bare copy of the
 * words that are already there. All ways must keep the same words. The figures go to {@code
 * bench/results}.
 */
public final class PopulationBench {

    private static final int ROUNDS = 3;

    private final Ways ways;
    private final StringBuilder report = new StringBuilder();

    /** Fills a table anew. */
    @FunctionalInterface
    private interface Way {
        void fill(String table) throws Exception;
    }

    private PopulationBench(Ways ways) {
        this.ways = ways;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        int policies = Integer.parseInt(arguments[1]);
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "people");
        try (var context =
                new SpringApplication(Application.class)
                        .run("--server.port=0", "--wengang.data=" + data.resolve("data"))) {
            var files = Policies.load();
            var ways =
                    new Ways(
                            context.getBean(Logins.class).owner(),
                            files.schema(),
                            files.of(policies));
            try (var connection = ways.connect()) {
                People.create(connection, rows);
            }
            new PopulationBench(ways).measure(rows, policies);
        }
        System.exit(0);
    }

    private void measure(int rows, int policies) throws Exception {
        say(
                "PopulationBench %d %d: seconds, best of %d; embedded PostgreSQL, durable settings,"
                        + " %d cores",
                rows, policies, ROUNDS, Runtime.getRuntime().availableProcessors());
        time("one connection, words", "words", table -> ways.words(table, "", 1));
        time("bound: unlogged, words", "unlogged", table -> ways.words(table, "unlogged", 1));
        time("bound: bare copy of the words", "copy", table -> ways.copy("words", table));
        time("two connections, words", "two", table -> ways.words(table, "", 2));
        same("two");
        time("create table as, 1 worker", "parallel", table -> ways.wordsAsTable(table, 1));
        same("parallel");
        time("create table as, 2 workers", "parallel", table -> ways.wordsAsTable(table, 2));
        time("closures, 1 thread", "closures", table -> ways.closures(table, 1));
        time("closures, 2 threads", "closures", table -> ways.closures(table, 2));
        same("closures");
        time("words to rows, one by one", "rows", table -> ways.rows("words", table));
        keep();
    }

    private void time(String name, String table, Way way) throws Exception {
        double best = Double.MAX_VALUE;
        double worst = 0;
        double load = load();
        for (int round = 0; round < (table.equals("rows") ? 1 : ROUNDS); round++) {
            ways.run("drop table if exists " + ways.table(table));
            long start = System.nanoTime();
            way.fill(table);
            double seconds = (System.nanoTime() - start) / 1e9;
            best = Math.min(best, seconds);
            worst = Math.max(worst, seconds);
        }
        say(
                "%-30s %7.2f  (worst %7.2f)  %6d MB  load %.1f",
                name, best, worst, ways.megabytes(table), load);
    }

    private void same(String table) throws Exception {
        long differing = ways.differing("words", table);
        if (differing != 0) {
            throw new IllegalStateException("%d rows differ in %s".formatted(differing, table));
        }
        say("  the same words as the first for everyone");
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void say(String line, Object... values) {
        String text = String.format(Locale.ROOT, line, values);
        System.out.println(text);
        report.append(text).append('\n');
    }

    private void keep() throws IOException {
        var file =
                Path.of(
                        "bench",
                        "results",
                        LocalDate.now(Clock.systemDefaultZone()) + "-population.txt");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
