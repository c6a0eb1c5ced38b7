package org.wengang.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.wengang.Application;
import org.wengang.bench.population.Crowd;
import org.wengang.database.Logins;
import org.wengang.database.Scope;
import org.wengang.job.JobState;
import org.wengang.job.Jobs;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.duplicate.Searches;
import org.wengang.security.Accounts;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * The search for duplicates over a city, with pairs planted of each sort, those who are one person
 * and those who only look like it: {@code DuplicateBench ROWS PLANTED}. Recall is the part of the
 * planted ones that stands in a case, precision the part of a reason's pairs that was planted. The
 * figures go to {@code bench/results}.
 */
public final class DuplicateBench {

    private static final OrgPath CITY = new OrgPath("cn/13/1301/");
    private static final String COUNTY = "cn/13/1301/130110/";
    private static final int BATCH = 1 << 20;

    private final ApplicationContext context;
    private final StringBuilder report = new StringBuilder();
    private final StringBuilder rows = new StringBuilder();

    private DuplicateBench(ApplicationContext context) {
        this.context = context;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        int planted = Integer.parseInt(arguments[1]);
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "twice");
        try (var context =
                new SpringApplication(Application.class)
                        .run(
                                "--server.port=0",
                                "--wengang.demo=true",
                                "--wengang.data=" + data.resolve("data"))) {
            new DuplicateBench(context).measure(rows, planted);
        }
        System.exit(0);
    }

    private void measure(int count, int planted) throws Exception {
        var owner = context.getBean(Logins.class).owner();
        try (var connection =
                DriverManager.getConnection(owner.url(), owner.username(), owner.password())) {
            run(connection, "set wengang.scope = 'cn/'");
            fill(connection, count, planted);
            say(
                    "DuplicateBench %d %d: %d cores, embedded PostgreSQL, durable settings",
                    count, planted, Runtime.getRuntime().availableProcessors());
            var officer = officer();
            search("first search", officer);
            search("second search", officer);
            judge(connection);
        }
        keep();
    }

    private void search(String name, Officer officer) {
        var searches = context.getBean(Searches.class);
        var jobs = context.getBean(Jobs.class);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        long start = System.nanoTime();
        Scope.within(CITY, officer.id())
                .run(() -> {
                    var job = searches.start(officer);
                    var state = jobs.get(job).state();
                    while (!state.isFinal()) {
                        LockSupport.parkNanos(50_000_000);
                        state = jobs.get(job).state();
                    }
                    if (state != JobState.DONE) {
                        throw new IllegalStateException("the search ended " + state);
                    }
                    say(
                            "%-30s %6.1f s  load %.1f  %s",
                            name,
                            (System.nanoTime() - start) / 1e9,
                            load,
                            searches.newest(officer).orElseThrow());
                });
    }

    private Officer officer() {
        var roles = Set.of(Role.CASEWORKER);
        var id =
                Scope.system(OrgPath.ROOT, "bench")
                        .<UUID, RuntimeException>call(() ->
                                context.getBean(Accounts.class)
                                        .open(
                                                CITY,
                                                "bench",
                                                "经办试一",
                                                "nobody signs in here",
                                                roles));
        return new Officer(Objects.requireNonNull(id), "bench", "经办试一", CITY, roles);
    }

    private void fill(Connection connection, int count, int planted) throws Exception {
        run(
                connection,
                """
                create schema bench_twice;
                create unlogged table bench_twice.row (
                    pair int, sort text, person_id uuid, worker_id uuid, id_index bytea, id_sealed bytea,
                    id_last4 text, name text, birth date, sex text, mobile_index bytea, place text, home text,
                    employer text)\
                """);
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bench_twice.row from stdin");
        var cipher = context.getBean(FieldCipher.class);
        var sealer = cipher.sealer(Purpose.RESIDENT_ID);
        new Crowd().make(count, planted, entry -> row(copy, cipher, sealer, entry));
        send(copy);
        copy.endCopy();
        run(
                connection,
                """
                insert into registry.person (person_id, bucket, id_index, created_at)
                select person_id, get_byte(uuid_send(person_id), 15), id_index, now() from bench_twice.row;
                insert into registry.worker
                       (worker_id, person_id, bucket, org_path, id_sealed, id_last4, name, birth, sex, mobile_sealed,
                        mobile_index, hukou, home, employer_name, applied_at, updated_at)
                select worker_id, person_id, get_byte(uuid_send(person_id), 15), '%s', id_sealed, id_last4, name,
                       birth, sex, mobile_index, mobile_index, place, home, employer, now(), now()
                  from bench_twice.row;
                analyze registry.worker; analyze registry.person; analyze bench_twice.row\
                """
                        .formatted(COUNTY));
    }

    private void row(CopyIn copy, FieldCipher cipher, FieldCipher.Sealer sealer, Crowd.Entry entry)
            throws Exception {
        field(Integer.toString(entry.pair()));
        field(entry.sort());
        field(UUID.randomUUID().toString());
        field(Ids.newId().toString());
        field(hex(cipher.blindIndex(Purpose.RESIDENT_ID, entry.number())));
        field(hex(sealer.seal(entry.number())));
        field(entry.number().substring(14));
        field(entry.name());
        field(entry.birth().toString());
        field(entry.sex());
        field(entry.phone() == null ? null : hex(cipher.blindIndex(Purpose.MOBILE, entry.phone())));
        field(entry.place());
        field(entry.home());
        field(entry.employer());
        rows.setCharAt(rows.length() - 1, '\n');
        if (rows.length() > BATCH) {
            send(copy);
        }
    }

    private void send(CopyIn copy) throws Exception {
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private void field(@Nullable String text) {
        rows.append(text == null ? "\\N" : text).append('\t');
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    private void judge(Connection connection) throws Exception {
        run(
                connection,
                """
                create table bench_twice.found as
                select distinct least((p->>'one')::uuid, (p->>'other')::uuid) as one,
                       greatest((p->>'one')::uuid, (p->>'other')::uuid) as other, p->>'reason' as reason
                  from registry.duplicate_case c cross join jsonb_array_elements(c.pairs) p;
                create table bench_twice.planted as
                select a.sort, least(a.worker_id, b.worker_id) as one, greatest(a.worker_id, b.worker_id) as other
                  from bench_twice.row a
                  join bench_twice.row b on b.pair = a.pair and b.worker_id > a.worker_id
                 where a.pair > 0\
                """);
        var twice = "'" + String.join("', '", Crowd.twice()) + "'";
        say("recall, by what was planted:");
        table(
                connection,
                """
                select sort, count(*) filter (where exists (
                           select from bench_twice.found f where f.one = p.one and f.other = p.other)), count(*)
                  from bench_twice.planted p where sort in (%s) group by 1 order by 1\
                """
                        .formatted(twice));
        say("precision, by the reason given:");
        table(
                connection,
                """
                select reason, count(*) filter (where exists (
                           select from bench_twice.planted p
                            where f.one = p.one and f.other = p.other and p.sort in (%s))), count(*)
                  from bench_twice.found f group by 1
                union all
                select 'all together', count(distinct (f.one, f.other)) filter (where exists (
                           select from bench_twice.planted p
                            where f.one = p.one and f.other = p.other and p.sort in (%s))),
                       count(distinct (f.one, f.other))
                  from bench_twice.found f order by 1\
                """
                        .formatted(twice, twice));
        say("honest look-alikes, of which taken for one person:");
        table(
                connection,
                """
                select sort, count(*) filter (where exists (
                           select from bench_twice.found f where f.one = p.one and f.other = p.other)), count(*)
                  from bench_twice.planted p where sort not in (%s) group by 1 order by 1\
                """
                        .formatted(twice));
    }

    private void table(Connection connection, String query) throws Exception {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                say(
                        "  %-28s %6d of %6d  %6.2f %%",
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        100.0 * row.getLong(2) / row.getLong(3));
            }
        }
    }

    private static String text(Connection connection, String query) throws Exception {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String command) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
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
                        LocalDate.now(Clock.systemDefaultZone()) + "-duplicates.txt");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
