package org.wengang.bench.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.wengang.Application;
import org.wengang.bench.drive.Visit;
import org.wengang.database.Logins;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.name.NamesToRead;
import org.wengang.security.DemoAccounts;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/**
 * Pages of the ledger over HTTP, as an officer of the city asks for them: {@code LedgerBench ROWS
 * TIMES}. Each case is asked for with several values, each so many times; the figures are of whole
 * requests, page written and read. They go to {@code bench/results}.
 */
public final class LedgerBench {

    private static final List<Double> DEPTHS = List.of(0.1, 0.37, 0.5, 0.77, 0.99);

    private final ConfigurableApplicationContext context;
    private final StringBuilder report = new StringBuilder();

    private LedgerBench(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "ledger");
        try (var context =
                new SpringApplication(Application.class)
                        .run(
                                "--server.port=0",
                                "--wengang.demo=true",
                                "--wengang.data=" + data.resolve("data"))) {
            new LedgerBench(context).measure(rows, times);
        }
        System.exit(0);
    }

    private void measure(int rows, int times) throws Exception {
        var owner = context.getBean(Logins.class).owner();
        try (var connection =
                DriverManager.getConnection(owner.url(), owner.username(), owner.password())) {
            say(
                    "LedgerBench %d %d: %d cores, embedded PostgreSQL, durable settings, %s",
                    rows,
                    times,
                    Runtime.getRuntime().availableProcessors(),
                    LocalDate.now(Clock.systemDefaultZone()));
            timed(
                    "rows made by the database, keys of names left out",
                    rows,
                    () -> LedgerCrowd.fill(connection, rows, mobile()));
            timed(
                    "names read by the job",
                    rows,
                    () ->
                            Scope.system(OrgPath.ROOT, "bench")
                                    .call(() -> context.getBean(NamesToRead.class).readAll()));
            LedgerCrowd.run(connection, "vacuum analyze registry.worker");
            LedgerCrowd.run(connection, "vacuum analyze registry.worker_statement");
            LedgerCrowd.run(connection, "vacuum analyze registry.employer_seen");
            LedgerCrowd.run(connection, "vacuum analyze registry.name_part");
            sizes(connection);
            pages(connection, times);
        }
        keep();
    }

    private byte[] mobile() {
        return context.getBean(FieldCipher.class).seal(Purpose.MOBILE, "13800000001");
    }

    private void pages(Connection connection, int times) throws Exception {
        var port = context.getEnvironment().getProperty("local.server.port");
        var visit =
                Visit.by(
                        "shijiazhuang-tongji",
                        "http://localhost:" + port + "/",
                        context.getBean(DemoAccounts.class).password());
        say("%-44s %8s %8s %8s %6s", "case", "median", "p99", "slowest", "load");
        for (var each : cases(connection).entrySet()) {
            for (var path : each.getValue()) {
                visit.open(path);
            }
            var millis = new ArrayList<Double>();
            for (int i = 0; i < times; i++) {
                for (var path : each.getValue()) {
                    long start = System.nanoTime();
                    var shown = visit.open(path);
                    millis.add((System.nanoTime() - start) / 1e6);
                    if (shown.status() != 200) {
                        throw new IllegalStateException(path + " answers " + shown.status());
                    }
                }
            }
            millis.sort(null);
            say(
                    "%-44s %8.1f %8.1f %8.1f %6.1f",
                    each.getKey(),
                    millis.get(millis.size() / 2),
                    millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
                    millis.getLast(),
                    load());
        }
    }

    private static Map<String, List<String>> cases(Connection connection) throws SQLException {
        var cases = new LinkedHashMap<String, List<String>>();
        var orders =
                Map.of(
                        "added", "worker_id",
                        "name", "name_pinyin, worker_id",
                        "employer", "employer_name collate \"C\", worker_id",
                        "stay", "stay_from, worker_id",
                        "changed", "updated_at, worker_id");
        for (var sort : List.of("added", "name", "employer", "stay", "changed")) {
            for (var order : List.of("asc", "desc")) {
                var list = "/workers?sort=" + sort + "&order=" + order;
                var deep = at(connection, Objects.requireNonNull(orders.get(sort)), sort);
                cases.put(sort + " " + order + ", first page", List.of(list));
                cases.put(
                        sort + " " + order + ", on from deep",
                        paths(deep, key -> list + "&after=" + key));
                cases.put(
                        sort + " " + order + ", back from deep",
                        paths(deep, key -> list + "&before=" + key));
            }
        }
        conditions(connection)
                .forEach((name, queries) -> {
                    cases.put(
                            name + ", newest first", paths(queries, query -> "/workers?" + query));
                    cases.put(
                            name + ", by name",
                            paths(queries, query -> "/workers?sort=name&" + query));
                });
        return cases;
    }

    private static Map<String, List<String>> conditions(Connection connection) throws SQLException {
        var conditions = new LinkedHashMap<String, List<String>>();
        conditions.put("surname", q("王", "孔", "仇"));
        conditions.put("two characters", q("王天", "天地", "试古", "买天", "单试"));
        conditions.put("three characters", q("王天地", "李玄黄", "仇试甲"));
        conditions.put("one given character", q("试", "方"));
        conditions.put("pinyin", q("wangtian", "zhangshi", "qiushijia", "xian", "shan"));
        conditions.put("initials", q("wtd", "zs", "qsj", "w"));
        conditions.put("nobody's name", q("钅钅", "zzzz", "䶮"));
        conditions.put("last four", q("0123", "9999"));
        conditions.put("office", List.of("office=cn/13/1301/130110/"));
        conditions.put("hukou", named("hukou", "130000", "130110", "650000", "469025"));
        conditions.put("home", named("home", "130000", "130110", "440100"));
        conditions.put("stay place", named("stay_place", "130110", "130181", "110000"));
        conditions.put("employer", named("employer", "试验7号", "试验19", "饭店", "无此厂"));
        conditions.put("category", named("category", "courier", "employee", "individual_worker"));
        conditions.put(
                "stay overlaps",
                List.of(
                        "from=2021-02-11&to=2021-02-17",
                        "to=2021-01-15",
                        "from=2021-04-30",
                        "from=2021-05-20",
                        "from=2021-01-01&to=2021-01-10"));
        conditions.put(
                "unknown",
                named(
                        "unknown",
                        "hukou",
                        "home",
                        "residence",
                        "mobile",
                        "employer_name",
                        "on_duty_days",
                        "uscc",
                        "stay_to"));
        conditions.put(
                "changed since", named("since", days(connection, 0.5), days(connection, 0.999)));
        conditions.put(
                "roster",
                named(
                        "import",
                        strings(
                                        connection,
                                        "select batch_id from registry.import_batch order by"
                                                + " batch_id limit 3")
                                .toArray(String[]::new)));
        conditions.put(
                "several conditions",
                List.of(
                        "q=" + encoded("王") + "&hukou=130000&category=employee",
                        "employer=" + encoded("机械") + "&unknown=home&from=2021-02-11",
                        "q=zs&office=cn/13/1301/130110/&stay_place=130110"));
        return conditions;
    }

    private static String days(Connection connection, double depth) throws SQLException {
        return strings(
                        connection,
                        "select percentile_disc(%s) within group (order by updated_at)::date from registry.worker"
                                .formatted(depth))
                .getFirst();
    }

    private static List<String> at(Connection connection, String order, String sort)
            throws SQLException {
        var keys = new ArrayList<String>();
        var count =
                Long.parseLong(
                        strings(connection, "select count(*) from registry.worker").getFirst());
        for (var depth : DEPTHS) {
            keys.addAll(
                    strings(
                            connection,
                            "select %s worker_id from registry.worker order by %s offset %d limit 1"
                                    .formatted(
                                            sort.equals("changed")
                                                    ? "(extract(epoch from updated_at) *"
                                                            + " 1000000)::bigint || '~' ||"
                                                    : "",
                                            order,
                                            (long) (count * depth))));
        }
        return keys;
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        var strings = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }

    private static List<String> paths(List<String> values, Function<String, String> path) {
        return values.stream().map(path).toList();
    }

    private static List<String> q(String... texts) {
        return named("q", texts);
    }

    private static List<String> named(String name, String... values) {
        return paths(List.of(values), value -> name + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void sizes(Connection connection) throws SQLException {
        say(
                "table %s, its indexes %s, of which new %s",
                (Object[])
                        strings(
                                        connection,
                                        """
                                        select pg_size_pretty(pg_relation_size('registry.worker'))
                                        union all select pg_size_pretty(pg_indexes_size('registry.worker'))
                                        union all
                                        select pg_size_pretty(sum(pg_relation_size(indexrelid)))
                                          from pg_index join pg_class on oid = indexrelid
                                         where indrelid = 'registry.worker'::regclass
                                           and (relname like 'worker_by_%' or relname like 'worker_without_%'
                                                or relname = 'worker_unread')\
                                        """)
                                .toArray());
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void timed(String name, int rows, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        say("%s: %.1f s, %.0f a second, load %.1f", name, seconds, rows / seconds, load());
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
                        LocalDate.now(Clock.systemDefaultZone()) + "-ledger.txt");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
