package org.wengang.bench;

import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.wengang.Application;
import org.wengang.database.Scope;
import org.wengang.job.JobState;
import org.wengang.job.Jobs;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.imports.Imports;
import org.wengang.security.Accounts;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * A roster imported through the whole application, beside {@code COPY} of the same rows into a bare
 * table of the same server: {@code ImportBench ROWS}. The server keeps its durable settings. The
 * heap is bounded from outside ({@code BENCH_OPTIONS=-Xmx…}); what the application holds before is
 * printed, so the difference is what the import may use.
 */
public final class ImportBench {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    private ImportBench() {}

    public static void main(String[] arguments) throws Exception {
        var rows = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory(Path.of("target"), "import-bench");
        var xlsx = folder.resolve("roster.xlsx");
        var csv = folder.resolve("roster.csv");
        Rosters.write(rows, new DivisionCode("130110"), 1, xlsx, false);
        Rosters.write(rows, new DivisionCode("130110"), 1, csv, false);
        var application = new SpringApplication(Application.class);
        try (var context =
                application.run("--server.port=0", "--wengang.data=" + folder.resolve("data"))) {
            measure(context, rows, xlsx, csv);
        }
        System.exit(0);
    }

    private static void measure(ApplicationContext context, int rows, Path xlsx, Path csv)
            throws Exception {
        var bound = new ArrayList<Double>();
        for (var i = 0; i < 3; i++) {
            bound.add(copy(context.getBean(DataSource.class), csv));
        }
        System.gc();
        var held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        var heap = Runtime.getRuntime().maxMemory() >> 20;
        var first = importing(context, xlsx);
        var again = importing(context, xlsx);
        var asCsv = importing(context, csv);
        var copy = bound.stream().sorted().toList().get(1);
        System.out.printf(
                Locale.ROOT,
                """
                rows %d, load %.1f
                heap: %d MB held before, %d MB allowed, so at most %d MB for the import
                COPY of the same rows (median of 3)  %6.2f s  %8.0f rows/s
                xlsx, first import                   %6.2f s  %8.0f rows/s  %5.1f x COPY
                xlsx, the same file again            %6.2f s  %8.0f rows/s  %5.1f x COPY
                CSV, the same people again           %6.2f s  %8.0f rows/s  %5.1f x COPY
                """,
                rows,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                held,
                heap,
                heap - held,
                copy,
                rows / copy,
                first,
                rows / first,
                first / copy,
                again,
                rows / again,
                again / copy,
                asCsv,
                rows / asCsv,
                asCsv / copy);
    }

    /** Seconds from handing over the file to the job's end, as the officer waits. */
    private static double importing(ApplicationContext context, Path file) throws Exception {
        var officer = officer(context);
        var imports = context.getBean(Imports.class);
        var jobs = context.getBean(Jobs.class);
        return Scope.within(officer.org(), officer.id())
                .call(() -> {
                    var start = System.nanoTime();
                    var id =
                            imports.receive(
                                    officer,
                                    "worker/1",
                                    file.getFileName().toString(),
                                    Files.readAllBytes(file));
                    while (true) {
                        var job = jobs.about(id).orElseThrow();
                        if (job.state().isFinal()) {
                            if (job.state() != JobState.DONE) {
                                throw new IllegalStateException("The import ended " + job);
                            }
                            return (System.nanoTime() - start) / 1e9;
                        }
                        Thread.sleep(20);
                    }
                });
    }

    private static Officer officer(ApplicationContext context) {
        var accounts = context.getBean(Accounts.class);
        return Scope.system(OrgPath.ROOT, "benchmark")
                .call(() -> {
                    var roles = Set.of(Role.CASEWORKER);
                    var name = "bench-" + System.nanoTime();
                    var id = accounts.open(LUQUAN, name, "试经办", "no password", roles);
                    return new Officer(id, name, "试经办", LUQUAN, roles);
                });
    }

    /** Seconds for the server to take the rows as text, without index or meaning. */
    private static double copy(DataSource pool, Path csv) throws SQLException, IOException {
        var text = Files.readString(csv, StandardCharsets.UTF_8);
        var columns = new ArrayList<String>();
        for (var i = 0; i < InventedPeople.HEADINGS.size(); i++) {
            columns.add("c" + i + " text");
        }
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // The application's role may make no other table; it is not logged, which favours the
            // bound.
            statement.execute("create temporary table bound (" + String.join(", ", columns) + ")");
            var start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy bound from stdin (format csv, header true)",
                            new StringReader(text));
            var seconds = (System.nanoTime() - start) / 1e9;
            connection.rollback();
            return seconds;
        }
    }
}
