package org.wengang.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.wengang.Application;
import org.wengang.database.Scope;
import org.wengang.job.JobState;
import org.wengang.job.Jobs;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.Previews;
import org.wengang.security.Accounts;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetReader;

/**
 * A roster imported through the whole application, beside {@code COPY} of the same bytes into a
 * bare table of texts and beside rows inserted one by one in batches of 1,000 into the same table,
 * as importers do that keep a list of rows: {@code ImportBench ROWS [csv|xlsx]}. The server keeps
 * its durable settings. The heap may be bounded from outside ({@code BENCH_OPTIONS=-Xmx…}); what is
 * told is the most that was alive after a collection.
 */
public final class ImportBench {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    private static final int BATCH = 1_000;

    private final ApplicationContext context;
    private final int rows;
    private final AtomicLong mostAlive = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final Map<String, Integer> busy = new ConcurrentHashMap<>();

    private ImportBench(ApplicationContext context, int rows) {
        this.context = context;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        var rows = Integer.parseInt(arguments[0]);
        var kind = arguments.length > 1 ? arguments[1] : "csv";
        var folder = Files.createTempDirectory(Path.of("target"), "import-bench");
        var csv = folder.resolve("roster.csv");
        Rosters.write(rows, new DivisionCode("130110"), 1, csv, false);
        var file = folder.resolve("roster." + kind);
        if (!kind.equals("csv")) {
            Rosters.write(rows, new DivisionCode("130110"), 1, file, false);
        }
        var application = new SpringApplication(Application.class);
        try (var context =
                application.run("--server.port=0", "--wengang.data=" + folder.resolve("data"))) {
            new ImportBench(context, rows).measure(csv, file);
        }
        System.exit(0);
    }

    private void measure(Path csv, Path file) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "rows %d, file %.1f MB, text %.1f MB, load %.1f%n",
                rows,
                Files.size(file) / 1e6,
                Files.size(csv) / 1e6,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var copies = IntStream.range(0, 3).mapToObj(i -> bound(csv, ImportBench::copy)).sorted();
        var copy = copies.toList().get(1);
        say("COPY of the same bytes, median of 3", copy, copy);
        say("row by row, batches of 1,000", bound(csv, ImportBench::rowByRow), copy);
        System.gc();
        var held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        var watch = Thread.ofPlatform().daemon().start(this::watch);
        var profile = Thread.ofPlatform().daemon().start(this::profile);
        say("first import, at once", importing(file, true), copy);
        say("the same file again, at once", importing(file, true), copy);
        say("the same file again, preview and confirmation", importing(file, false), copy);
        watch.interrupt();
        profile.interrupt();
        busy.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(12)
                .forEach(query ->
                        System.out.printf(
                                Locale.ROOT,
                                "%5.1f %%  %s%n",
                                100.0 * query.getValue() / looks.get(),
                                query.getKey()));
        System.out.printf(
                Locale.ROOT,
                "heap: %d MB held before, at most %d MB alive after a collection, %d MB allowed%n",
                held,
                mostAlive.get() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private void say(String what, double seconds, double copy) {
        System.out.printf(
                Locale.ROOT,
                "%-46s %7.2f s  %8.0f rows/s  %5.2f x COPY, load %.1f%n",
                what,
                seconds,
                rows / seconds,
                seconds / copy,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void watch() {
        var pools =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .filter(MemoryPoolMXBean::isValid)
                        .toList();
        try {
            while (true) {
                var alive =
                        pools.stream()
                                .map(MemoryPoolMXBean::getCollectionUsage)
                                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                                .sum();
                mostAlive.accumulateAndGet(alive, Math::max);
                Thread.sleep(20);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks every 25 ms at what the server works on: the shares tell what bounds the imports. */
    private void profile() {
        var query =
                """
                select state || ' ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 90)
                  from pg_stat_activity
                 where usename = current_user and pid <> pg_backend_pid()
                   and state in ('active', 'idle in transaction')
                   and query !~ '(scheduled_tasks|job\\.job)'\
                """;
        try (var connection = context.getBean(DataSource.class).getConnection();
                var statement = connection.prepareStatement(query)) {
            while (true) {
                looks.incrementAndGet();
                try (var found = statement.executeQuery()) {
                    while (found.next()) {
                        busy.merge(found.getString(1), 1, Integer::sum);
                    }
                }
                Thread.sleep(25);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Seconds from handing over the file to the job's end, as whoever waits would count them. */
    private double importing(Path file, boolean atOnce) throws Exception {
        var officer = officer();
        var imports = context.getBean(Imports.class);
        return Scope.within(officer.org(), officer.id())
                .call(() -> {
                    var start = System.nanoTime();
                    var name = file.getFileName().toString();
                    var bytes = new FileSystemResource(file);
                    var id =
                            atOnce
                                    ? imports.receiveAtOnce(officer, "worker/1", name, bytes)
                                    : imports.receive(officer, "worker/1", name, bytes);
                    await(id);
                    if (!atOnce) {
                        var preview = Objects.requireNonNull(imports.get(id).preview());
                        System.out.printf(
                                Locale.ROOT,
                                "  the preview of it %.2f s%n",
                                (System.nanoTime() - start) / 1e9);
                        context.getBean(Previews.class).confirm(officer, id, preview.fingerprint());
                        await(id);
                    }
                    System.out.println("  " + imports.get(id).counts());
                    return (System.nanoTime() - start) / 1e9;
                });
    }

    private void await(UUID id) throws InterruptedException {
        var jobs = context.getBean(Jobs.class);
        while (true) {
            var job = jobs.about(id).orElseThrow();
            if (job.state().isFinal()) {
                if (job.state() != JobState.DONE) {
                    throw new IllegalStateException("The import ended " + job);
                }
                return;
            }
            Thread.sleep(20);
        }
    }

    private Officer officer() {
        var accounts = context.getBean(Accounts.class);
        return Scope.system(OrgPath.ROOT, "benchmark")
                .call(() -> {
                    var roles = Set.of(Role.CASEWORKER);
                    var name = "bench-" + System.nanoTime();
                    var id = accounts.open(LUQUAN, name, "试经办", "no password", roles);
                    return new Officer(id, name, "试经办", LUQUAN, roles);
                });
    }

    private interface Load {
        void into(Connection connection, byte[] csv) throws SQLException, IOException;
    }

    /**
     * Seconds for the server to take the rows as texts, without index or meaning. The application's
     * role may make no other table than a temporary one; that is not logged, which favours it.
     */
    private double bound(Path csv, Load load) {
        try (var connection = context.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var columns =
                    String.join(
                            " text, ",
                            IntStream.range(0, InventedPeople.HEADINGS.size())
                                    .mapToObj(i -> "c" + i)
                                    .toList());
            statement.execute("create temporary table bound (" + columns + " text)");
            var bytes = Files.readAllBytes(csv);
            var start = System.nanoTime();
            load.into(connection, bytes);
            var seconds = (System.nanoTime() - start) / 1e9;
            connection.rollback();
            return seconds;
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void copy(Connection connection, byte[] csv) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy bound from stdin (format csv, header true)",
                        new ByteArrayInputStream(csv));
    }

    private static void rowByRow(Connection connection, byte[] csv)
            throws SQLException, IOException {
        var places = String.join(", ", Collections.nCopies(InventedPeople.HEADINGS.size(), "?"));
        try (var sheet =
                        SheetReader.open(
                                new ByteArrayInputStream(csv),
                                "roster.csv",
                                List.of("姓名"),
                                new SheetReader.Limits(
                                        Long.MAX_VALUE, Long.MAX_VALUE, 0, 2_000_000, 256));
                var insert =
                        connection.prepareStatement("insert into bound values (" + places + ")")) {
            var waiting = 0;
            for (var each = sheet.rows().iterator(); each.hasNext(); ) {
                var row = each.next();
                for (var column = 0; column < InventedPeople.HEADINGS.size(); column++) {
                    insert.setString(column + 1, row.cell(column).text());
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
