package org.wengang.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.wengang.Application;
import org.wengang.bench.drive.Visit;
import org.wengang.database.Logins;
import org.wengang.kernel.DivisionCode;
import org.wengang.security.DemoAccounts;

/**
 * A determination of one policy for everybody of a county, from the officer's click to the numbers,
 * beside the server copying the answers it came to into a bare table: {@code DeterminationBench
 * ROWS}. The first run finds nobody judged yet; each later one voids the proposals of the one
 * before and makes them anew. Then the policy is tried in three variants beside itself.
 */
public final class DeterminationBench {

    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);
    private static final String STAY = "鹿泉区2021年春节留鹿过年补贴";
    private static final String AMPLE_YUAN = "900000000";
    private static final int RUNS = 3;

    private DeterminationBench() {}

    public static void main(String[] arguments) throws Exception {
        var rows = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory(Path.of("target"), "determination-bench");
        var roster = folder.resolve("roster.csv");
        Rosters.write(rows, new DivisionCode("130110"), 1, roster, false);
        var application = new SpringApplication(Application.class);
        try (var context =
                application.run(
                        "--server.port=0",
                        "--wengang.demo=true",
                        "--wengang.today=" + TODAY,
                        "--wengang.data=" + folder.resolve("data"))) {
            measure(context, rows, roster);
        }
        System.exit(0);
    }

    private static void measure(ApplicationContext context, int rows, Path roster)
            throws Exception {
        var job = new MainJob(address(context), context.getBean(DemoAccounts.class).password());
        var policyOfficer = job.as("luquan-zhengce");
        var policy = MainJob.issue(policyOfficer, job.as("luquan-fuhe"), STAY, AMPLE_YUAN);
        var caseworker = job.as("luquan-jingban");
        MainJob.imported(caseworker, roster);
        var seconds = new ArrayList<Double>();
        for (var i = 0; i < RUNS; i++) {
            seconds.add(determining(caseworker));
        }
        var start = System.nanoTime();
        MainJob.simulate(policyOfficer, policy);
        var simulated = (System.nanoTime() - start) / 1e9;
        var bound = bound(context.getBean(Logins.class));
        System.out.printf(
                Locale.ROOT,
                "rows %d, load %.1f%n",
                rows,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.printf(Locale.ROOT, "bare copy of the answers  %6.2f s%n", bound);
        System.out.printf(
                Locale.ROOT,
                "what-if, 4 variants       %6.2f s  %8.0f rows/s a variant%n",
                simulated,
                4 * rows / simulated);
        for (var i = 0; i < RUNS; i++) {
            System.out.printf(
                    Locale.ROOT,
                    "determination %d           %6.2f s  %8.0f rows/s  %5.1f x the copy%n",
                    i + 1,
                    seconds.get(i),
                    rows / seconds.get(i),
                    seconds.get(i) / bound);
        }
    }

    private static double determining(Visit caseworker) throws Exception {
        var start = System.nanoTime();
        Map<String, Long> figures =
                MainJob.result(caseworker, MainJob.determine(caseworker, "R-SJZ-04", TODAY));
        System.err.println(figures);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds, the better of two. */
    private static double bound(Logins logins) throws SQLException {
        var owner = logins.owner();
        var seconds = new ArrayList<Double>();
        try (var connection =
                        DriverManager.getConnection(
                                owner.url(), owner.username(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute("set wengang.scope = 'cn/'");
            for (var text :
                    List.of(
                            "create table bench_bound as",
                            "truncate bench_bound; insert into bench_bound")) {
                var start = System.nanoTime();
                statement.execute(
                        text
                                + " select d.* from entitlement.determination d where run_id ="
                                + " (select run_id from entitlement.run order by started_at limit"
                                + " 1)");
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            statement.execute("drop table bench_bound");
        }
        return seconds.stream().min(Double::compare).orElseThrow();
    }

    private static String address(ApplicationContext context) {
        return "http://localhost:"
                + context.getEnvironment().getProperty("local.server.port")
                + "/";
    }
}
