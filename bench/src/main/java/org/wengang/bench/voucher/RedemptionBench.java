package org.wengang.bench.voucher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.wengang.Application;
import org.wengang.bench.drive.Visit;
import org.wengang.database.Login;
import org.wengang.database.Logins;
import org.wengang.security.DemoAccounts;
import org.wengang.voucher.VoucherCodes;

/**
 * Redemptions of random vouchers over HTTP and JSON by the programs of several merchants, beside
 * pgbench with one guarded update of a random row on the same server, before and after: {@code
 * voucher.RedemptionBench SECONDS CLIENTS}. Both commit each time ({@code synchronous_commit} on).
 * Clients, program and database share the processors.
 */
public final class RedemptionBench {

    private static final int VOUCHERS = 50_000;
    private static final int MERCHANTS = 8;
    private static final int WARM_UP_SECONDS = 90;
    private static final String UPDATE =
            "update bench_voucher set left_fen = left_fen - 1 where id = :id and left_fen >= 1";
    private static final String USCC = "91350100M000100Y43";
    private static final Pattern SECRET = Pattern.compile("wg_[0-9a-z]{12}_[0-9A-Za-z_-]{43}");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private RedemptionBench() {}

    public static void main(String[] arguments) throws Exception {
        var seconds = Integer.parseInt(arguments[0]);
        var clients = Integer.parseInt(arguments[1]);
        var folder = Files.createTempDirectory(Path.of("target"), "redemption-bench");
        try (var context =
                new SpringApplication(Application.class)
                        .run(
                                "--server.port=0",
                                "--server.tomcat.max-keep-alive-requests=-1",
                                "--wengang.demo=true",
                                "--wengang.api.requests-per-second=1000000",
                                "--wengang.api.requests-at-once=1000000",
                                "--wengang.data=" + folder.resolve("data"))) {
            measure(context, folder, seconds, clients);
        }
        System.exit(0);
    }

    private static void measure(ApplicationContext context, Path folder, int seconds, int clients)
            throws Exception {
        var port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port", ""));
        var codes = context.getBean(VoucherCodes.class);
        var kept = codes.newOnes(VOUCHERS);
        var readable = kept.stream().map(each -> codes.opened(each.sealed()).value()).toList();
        var secrets = merchants(context, port);
        var login = context.getBean(Logins.class).owner();
        try (var books = new Books(context.getBean(Logins.class))) {
            books.vouchers(books.campaign(VOUCHERS, 100_000_000, 0), kept);
            books.run(
                    "create table bench_voucher (id int primary key, left_fen bigint not null check"
                            + " (left_fen >= 0)) with (fillfactor = 80)");
            books.run(
                    "insert into bench_voucher select n, 100000000 from generate_series(1, %d) n"
                            .formatted(VOUCHERS));
            books.run("vacuum analyze bench_voucher");
            redeem(port, secrets, readable, WARM_UP_SECONDS, clients);
            var before = pgbench(login, folder, UPDATE, seconds, clients);
            var processor = processorMicros();
            var redeemed = redeem(port, secrets, readable, seconds, clients);
            processor = processorMicros() - processor;
            var together =
                    books.number("select count(*) from voucher.redemption")
                            / (double)
                                    books.number(
                                            "select count(distinct xmin::text) from"
                                                    + " voucher.redemption");
            var after = pgbench(login, folder, UPDATE, seconds, clients);
            var statement = pgbench(login, folder, redemption(books), seconds, clients);
            var bare = bare(folder, secrets, readable, seconds, clients);
            var bound = (before + after) / 2;
            System.out.printf(
                    Locale.ROOT,
                    "%d clients, %d s each, load %.1f%n",
                    clients,
                    seconds,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            System.out.printf(
                    Locale.ROOT,
                    "pgbench, one guarded update   %8.0f /s (%.0f, %.0f)%n",
                    bound,
                    before,
                    after);
            System.out.printf(
                    Locale.ROOT,
                    "redemptions, HTTP and JSON    %8.0f /s   %.2f of it%n",
                    redeemed,
                    redeemed / bound);
            System.out.printf(
                    Locale.ROOT,
                    "  processor of program and clients %.0f us each, %.1f in a transaction%n",
                    processor / (redeemed * seconds),
                    together);
            System.out.printf(
                    Locale.ROOT,
                    "its statement alone, pgbench  %8.0f /s   %.2f of it%n",
                    statement,
                    statement / bound);
            System.out.printf(
                    Locale.ROOT,
                    "HTTP and JSON alone           %8.0f /s   %.2f of it%n",
                    bare,
                    bare / bound);
            System.out.printf("vouchers that do not balance  %8d%n", books.wrongVouchers());
        }
    }

    private static List<String> merchants(ApplicationContext context, int port) throws Exception {
        var officer =
                Visit.by(
                        "luquan-jingban",
                        "http://localhost:" + port + "/",
                        context.getBean(DemoAccounts.class).password());
        var secrets = new ArrayList<String>();
        for (var i = 1; i <= MERCHANTS; i++) {
            var form =
                    officer.open("/merchants/new")
                            .form("/merchants")
                            .with("name", "试验超市" + i)
                            .with("uscc", USCC)
                            .with("address", "试验路" + i + "号")
                            .with("kind", "shop")
                            .with("lastDay", LocalDate.now().plusYears(1).toString());
            var secret = SECRET.matcher(officer.send(form).html());
            if (!secret.find()) {
                throw new IllegalStateException("The merchant was not listed.");
            }
            secrets.add(secret.group());
        }
        return secrets;
    }

    /**
     * Used by this process so far, which holds the program and its clients but not the database.
     */
    private static double processorMicros() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e3;
    }

    /** Requests a second of the same clients where nothing is done; once to warm up. */
    private static double bare(
            Path folder, List<String> secrets, List<String> codes, int seconds, int clients)
            throws Exception {
        try (var server = new BareServer(folder)) {
            redeem(server.port(), secrets, codes, seconds, clients);
            return redeem(server.port(), secrets, codes, seconds, clients);
        }
    }

    /** Redemptions a second. */
    private static double redeem(
            int port, List<String> secrets, List<String> codes, int seconds, int clients)
            throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var work = new ArrayList<Callable<Long>>();
        for (var i = 0; i < clients; i++) {
            var headers =
                    "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: "
                            .formatted(secrets.get(i % secrets.size()));
            work.add(() -> redeemed(port, headers, codes, end));
        }
        var total = 0L;
        try (var executor = Executors.newFixedThreadPool(clients)) {
            for (var done : executor.invokeAll(work)) {
                total += done.get();
            }
        }
        return (double) total / seconds;
    }

    private static long redeemed(int port, String headers, List<String> codes, long end)
            throws IOException {
        var done = 0L;
        var random = ThreadLocalRandom.current();
        try (var wire = new Wire(port)) {
            while (System.nanoTime() < end) {
                var code = codes.get(random.nextInt(codes.size()));
                var answer =
                        wire.post(
                                "/api/v1/redemptions",
                                headers + UUID.randomUUID() + "\r\n",
                                "{\"code\":\"" + code + "\",\"amountFen\":1}");
                if (answer.status() != 200) {
                    throw new IllegalStateException(answer.body());
                }
                done++;
            }
        }
        return done;
    }

    /** What the application asks of the database for one redemption, and no program before it. */
    private static String redemption(Books books) throws SQLException {
        books.run(
                "create table bench_code as select row_number() over () as id, code_index from"
                        + " voucher.voucher");
        books.run("create unique index on bench_code (id); analyze bench_code");
        return """
        select redemption_id from voucher.redeem(
            gen_random_uuid(), gen_random_uuid(), (select code_index from bench_code where id = :id),
            '%s', '%s', now(), current_date, 1)\
        """
                .formatted(
                        books.text("select merchant_id from voucher.merchant limit 1"),
                        books.text("select org_path from voucher.merchant limit 1"))
                .replace("\n", " ");
    }

    /** Transactions a second of the program that comes with PostgreSQL. */
    private static double pgbench(
            Login login, Path folder, String statement, int seconds, int clients) throws Exception {
        var script = folder.resolve("script.sql");
        Files.writeString(script, "\\set id random(1, %d)\n%s;\n".formatted(VOUCHERS, statement));
        var address = URI.create(login.url().substring("jdbc:".length()));
        var command =
                new ProcessBuilder(
                                "pgbench",
                                "-n",
                                "-M",
                                "prepared",
                                "-h",
                                address.getHost(),
                                "-p",
                                Integer.toString(address.getPort()),
                                "-U",
                                login.username(),
                                "-c",
                                Integer.toString(clients),
                                "-j",
                                "2",
                                "-T",
                                Integer.toString(seconds),
                                "-f",
                                script.toString(),
                                address.getPath().substring(1))
                        .redirectErrorStream(true);
        command.environment().put("PGPASSWORD", login.password());
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = TPS.matcher(said);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
