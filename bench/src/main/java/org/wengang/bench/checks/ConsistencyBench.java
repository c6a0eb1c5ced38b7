package org.wengang.bench.checks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.wengang.Application;
import org.wengang.bench.drive.Visit;
import org.wengang.database.Logins;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.checks.Checks;
import org.wengang.security.DemoAccounts;
import org.wengang.statistics.stays.Stays;
import org.wengang.statistics.stays.Window;

/**
 * Every consistency check, and the figures of who stays on post, over a city: {@code
 * ConsistencyBench ROWS} workers, two thirds of them on post, a fiftieth as many employers. The
 * people are invented inside the database; what the checks find is chance. And the page of a census
 * that counts whom to give out, of whom a tenth is given already. The figures go to {@code
 * bench/results}.
 */
public final class ConsistencyBench {

    private static final OrgPath CITY = new OrgPath("cn/13/1301/");

    private static final String FILL =
            """
            create temporary table made as
            select n, gen_random_uuid() as person_id, gen_random_uuid() as worker_id, gen_random_uuid() as stay_id,
                   1 + n %% greatest(%1$d / 50, 1) as employer
              from generate_series(1, %1$d) n;
            create temporary table firm as
            select e, gen_random_uuid() as person_id, gen_random_uuid() as entry_id,
                   '91350100M' || lpad(e::text, 6, '0') || '00A' as uscc
              from generate_series(1, greatest(%1$d / 50, 1)) e;
            insert into registry.person (person_id, bucket, id_index, created_at)
            select person_id, 0, uuid_send(person_id), now() from made
             union all
            select person_id, 0, uuid_send(person_id), now() from firm;
            insert into registry.worker
                   (worker_id, person_id, bucket, org_path, id_sealed, id_last4, name, birth, sex, hukou, residence,
                    residence_locality, hukou_nature, employer_name, uscc, stay_place, stay_from, stay_to, on_duty_days, applied_at,
                    updated_at)
            select worker_id, m.person_id, 0, 'cn/13/1301/130110/', uuid_send(worker_id), lpad((n %% 10000)::text, 4, '0'),
                   '张试一', date '1960-01-01' + n %% 15000, 'male', (array['130110', '130723', '410302'])[1 + n %% 3],
                   (array['130110', '130723'])[1 + n %% 2],
                   (array['130110', '130723'])[1 + n %% 2] || (100 + n / 2 %% 12) || (200 + n / 24 %% 15),
                   'rural', '试验' || f.e || '厂', f.uscc, '130110',
                   date '2021-02-01', date '2021-02-20', n %% 9, now(), now()
              from made m join firm f on f.e = m.employer;
            insert into registry.entry (entry_id, ledger, org_path, applied_at, updated_at)
            select entry_id, 'employer-register/1', 'cn/13/1301/130110/', now(), now() from firm
             union all
            select stay_id, 'stay-on-post/1', 'cn/13/1301/130110/', now(), now() from made where n %% 3 > 0;
            insert into registry.entry_statement
                   (entry_id, version, org_path, stated_at, facts, stated_by, stated_by_name, reason)
            select entry_id, 1, org_path, now(), '{}', gen_random_uuid(), '经办试一', '—' from registry.entry;
            insert into registry.employer
                   (entry_id, org_path, organisation_id, organisation_name, uscc, section, division, staff_total)
            select entry_id, 'cn/13/1301/130110/', person_id, '试验' || e || '厂', uscc, 'C', 13 + e %% 40, 20 + e %% 60
              from firm;
            insert into registry.stay
                   (entry_id, org_path, worker_id, organisation_id, organisation_name, uscc, since, until,
                    on_duty_days, hukou_scope)
            select m.stay_id, 'cn/13/1301/130110/', m.worker_id, f.person_id, '试验' || f.e || '厂', f.uscc,
                   date '2021-02-01', date '2021-02-10', n %% 12, (array['local', 'outside', null])[1 + n %% 3]
              from made m join firm f on f.e = m.employer
             where m.n %% 3 > 0;
            create temporary table more as
            select n, worker_id, gen_random_uuid() as away_id, gen_random_uuid() as group_id, gen_random_uuid() as said_id
              from made where n %% 10 = 0;
            insert into registry.entry (entry_id, ledger, org_path, applied_at, updated_at)
            select away_id, 'out-migration/1', 'cn/13/1301/130110/', now(), now() from more
             union all
            select group_id, 'target-group/1', 'cn/13/1301/130110/', now(), now() from more
             union all
            select said_id, 'intention/1', 'cn/13/1301/130110/', now(), now() from more;
            insert into registry.out_migration (entry_id, org_path, worker_id, left_on, back_on)
            select away_id, 'cn/13/1301/130110/', worker_id, date '2020-03-01',
                   case when n %% 20 = 0 then date '2020-12-20' else date '2021-02-05' end
              from more;
            insert into registry.target_group (entry_id, org_path, worker_id, target_group, since)
            select group_id, 'cn/13/1301/130110/', worker_id,
                   (array['returned_migrant', 'low_income_rural'])[1 + n / 10 %% 2], date '2021-01-04'
              from more;
            insert into registry.intention_said (entry_id, org_path, worker_id, said_on, intention, present)
            select said_id, 'cn/13/1301/130110/', worker_id, date '2021-02-01',
                   (array['stay', 'go_home', 'go_out'])[1 + n / 10 %% 3], true
              from more;
            insert into registry.entry_statement
                   (entry_id, version, org_path, stated_at, facts, stated_by, stated_by_name, reason)
            select e.entry_id, 1, e.org_path, now(), coalesce(jsonb_build_object('intention', t.intention), '{}'),
                   gen_random_uuid(), '经办试一', '—'
              from registry.entry e
              left join registry.intention_said t using (entry_id)
             where not exists (select from registry.entry_statement s where s.entry_id = e.entry_id);
            insert into registry.census_campaign
                   (campaign_id, org_path, title, place, town_by, first_day, last_day, asked, state, planned_at)
            values (gen_random_uuid(), 'cn/13/1301/130110/', '试摸排', '130110', 'residence', '2021-02-01',
                    '2021-02-10', '{intention}', 'running', now());
            insert into registry.census_errand
                   (errand_id, campaign_id, worker_id, org_path, officer_id, officer_name, town, assigned_at, state)
            select gen_random_uuid(), campaign_id, worker_id, w.org_path, gen_random_uuid(), '经办试一',
                   left(residence_locality, 9), now(), 'open'
              from registry.worker w
             cross join registry.census_campaign
             limit %1$d / 10;
            analyze registry.census_errand; analyze registry.out_migration; analyze registry.target_group;
            analyze registry.intention_said;
            analyze registry.worker; analyze registry.person; analyze registry.entry; analyze registry.stay;
            analyze registry.entry_statement; analyze registry.employer\
            """;

    private final ApplicationContext context;
    private final StringBuilder report = new StringBuilder();

    private ConsistencyBench(ApplicationContext context) {
        this.context = context;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "checks");
        try (var context =
                new SpringApplication(Application.class)
                        .run(
                                "--server.port=0",
                                "--wengang.demo=true",
                                "--wengang.data=" + data.resolve("data"))) {
            new ConsistencyBench(context).measure(rows);
        }
        System.exit(0);
    }

    private void measure(int rows) throws Exception {
        var owner = context.getBean(Logins.class).owner();
        try (var connection =
                DriverManager.getConnection(owner.url(), owner.username(), owner.password())) {
            run(connection, "set wengang.scope = 'cn/'");
            long start = System.nanoTime();
            run(connection, FILL.formatted(rows));
            say(
                    "ConsistencyBench %d: %d cores, embedded PostgreSQL, durable settings, load"
                            + " %.1f; filled in %.0f s",
                    rows,
                    Runtime.getRuntime().availableProcessors(),
                    load(),
                    (System.nanoTime() - start) / 1e9);
            run(connection, "set wengang.scope = '" + CITY.value() + "'");
            double all = 0;
            for (var check : context.getBean(Checks.class).catalogue()) {
                all += check(connection, check.code(), check.query());
            }
            say("%-36s %8.0f ms  load %.1f", "the whole catalogue", all, load());
            allotment(connection);
        }
        figures();
        keep();
    }

    /** The second time, as on any day but the first. */
    private double check(Connection connection, String code, String query) throws Exception {
        long found = count(connection, query);
        long start = System.nanoTime();
        count(connection, query);
        double millis = (System.nanoTime() - start) / 1e6;
        say("%-36s %8.0f ms  found %d", code, millis, found);
        return millis;
    }

    /** The page of whom to give out, which also lists the towns that wait. */
    private void allotment(Connection connection) throws Exception {
        var port = context.getEnvironment().getProperty("local.server.port");
        var visit =
                Visit.by(
                        "luquan-jingban",
                        "http://localhost:" + port + "/",
                        context.getBean(DemoAccounts.class).password());
        String census;
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select campaign_id from registry.census_campaign")) {
            row.next();
            census = row.getString(1);
        }
        var page = "/census/" + census + "/allotment?by=";
        var asked = new LinkedHashMap<String, String>();
        asked.put("towns that wait, alone", "place");
        asked.put("and a village counted", "place&value=130110107203");
        asked.put("and a town counted", "place&value=130110107");
        asked.put("and a county counted", "place&value=130110");
        asked.put("and everybody counted", "all");
        for (var each : asked.entrySet()) {
            visit.open(page + each.getValue());
            long start = System.nanoTime();
            var shown = visit.open(page + each.getValue());
            say(
                    "%-36s %8.0f ms  answers %d",
                    each.getKey(), (System.nanoTime() - start) / 1e6, shown.status());
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long count(Connection connection, String query) throws Exception {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from (" + query + "\n) found")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void figures() {
        var window = new Window(LocalDate.of(2021, 1, 21), LocalDate.of(2021, 3, 31), CITY);
        Scope.within(CITY, UUID.randomUUID())
                .run(() -> {
                    var stays = context.getBean(Stays.class);
                    stays.answer(window);
                    long start = System.nanoTime();
                    var answer = stays.answer(window);
                    say(
                            "%-36s %8.0f ms  %s",
                            "page of who stays on post",
                            (System.nanoTime() - start) / 1e6,
                            answer.total());
                });
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
                        LocalDate.now(Clock.systemDefaultZone()) + "-checks.txt");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
