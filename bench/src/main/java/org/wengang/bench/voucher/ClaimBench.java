package org.wengang.bench.voucher;

import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.wengang.Application;
import org.wengang.database.Logins;
import org.wengang.kernel.IdentityDocument;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/**
 * A flash crowd on the public page: {@code voucher.ClaimBench VOUCHERS PEOPLE A_SECOND CLIENTS}.
 * Everybody claims once, by name and number, from one pool at two nodes in turn, as many a second
 * as said; how long each waited is measured from the moment it was due. The nodes are two
 * applications of one process with one database; clients and database share the processors.
 */
public final class ClaimBench {

    private static final String NAME = "张试一";

    /** An application that has been there for a while: its code is compiled. */
    private static final int WARM_UPS = 3;

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private ClaimBench() {}

    public static void main(String[] arguments) throws Exception {
        var vouchers = Integer.parseInt(arguments[0]);
        var people = Integer.parseInt(arguments[1]);
        var perSecond = Integer.parseInt(arguments[2]);
        var clients = Integer.parseInt(arguments[3]);
        var data = Files.createTempDirectory(Path.of("target"), "claim-bench").resolve("data");
        try (var one = node("--wengang.data=" + data);
                var two = node(beside(one, data))) {
            measure(one, two, vouchers, people, perSecond, clients);
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext node(String... properties) {
        var all =
                new ArrayList<>(
                        List.of("--server.port=0", "--server.tomcat.max-keep-alive-requests=-1"));
        all.addAll(Arrays.asList(properties));
        return new SpringApplication(Application.class).run(all.toArray(String[]::new));
    }

    /** What makes another application one of the same installation. */
    private static String[] beside(ApplicationContext first, Path data) {
        var logins = first.getBean(Logins.class);
        return new String[] {
            "--wengang.data=" + data,
            "--spring.jmx.enabled=false",
            "--spring.datasource.url=" + logins.app().url(),
            "--spring.datasource.username=" + logins.app().username(),
            "--spring.datasource.password=" + logins.app().password(),
            "--spring.flyway.user=" + logins.owner().username(),
            "--spring.flyway.password=" + logins.owner().password()
        };
    }

    private static void measure(
            ApplicationContext one,
            ApplicationContext two,
            int vouchers,
            int people,
            int perSecond,
            int clients)
            throws Exception {
        var numbers = new ArrayList<String>();
        for (var person = 0; person < people; person++) {
            numbers.add(number(person));
        }
        try (var books = new Books(one.getBean(Logins.class))) {
            books.people(NAME, indexes(one.getBean(FieldCipher.class), numbers));
            for (var round = 0; round < WARM_UPS; round++) {
                crowd(
                        one,
                        two,
                        books.campaign(1_000, 10_000, 10_000_000),
                        numbers.subList(0, Math.min(20_000, people)),
                        1_000,
                        clients);
            }
            var campaign = books.campaign(vouchers, 10_000, 10_000L * vouchers);
            var start = System.nanoTime();
            var waits = crowd(one, two, campaign, numbers, perSecond, clients);
            var seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(waits);
            System.out.printf(
                    Locale.ROOT,
                    "%d people, %d vouchers, 2 nodes, %d clients, %d a second asked, load %.1f%n",
                    people,
                    vouchers,
                    clients,
                    perSecond,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            System.out.printf(
                    Locale.ROOT,
                    "answered %.0f a second; waited p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                    people / seconds,
                    waits[waits.length / 2] / 1e6,
                    waits[(int) (waits.length * 0.99)] / 1e6,
                    waits[waits.length - 1] / 1e6);
            System.out.printf(
                    "granted %d, vouchers %d, left in the pool %d%n",
                    books.number(
                            "select count(*) from voucher.claim where campaign_id = '%s'"
                                    .formatted(campaign)),
                    books.number(
                            "select count(*) from voucher.voucher where campaign_id = '%s'"
                                    .formatted(campaign)),
                    books.number(
                            "select remaining_fen / face_fen from voucher.campaign where campaign_id = '%s'"
                                    .formatted(campaign)));
        }
    }

    private static List<String> indexes(FieldCipher cipher, List<String> numbers) {
        return numbers.stream()
                .map(number ->
                        IdentityDocument.parse(number, LocalDate.now())
                                .toOptional()
                                .orElseThrow()
                                .key())
                .map(key -> HexFormat.of().formatHex(cipher.blindIndex(Purpose.RESIDENT_ID, key)))
                .toList();
    }

    /** How long each waited, in nanoseconds from when it was due. */
    private static long[] crowd(
            ApplicationContext one,
            ApplicationContext two,
            UUID campaign,
            List<String> numbers,
            int perSecond,
            int clients)
            throws Exception {
        var next = new AtomicInteger();
        var waits = new long[numbers.size()];
        var ports = new int[] {port(one), port(two)};
        var start = System.nanoTime() + 1_000_000_000L;
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < clients; i++) {
            var port = ports[i % 2];
            work.add(() -> {
                claim(port, campaign, numbers, next, start, perSecond, waits);
                return true;
            });
        }
        try (var executor = Executors.newFixedThreadPool(clients)) {
            for (var done : executor.invokeAll(work)) {
                done.get();
            }
        }
        return waits;
    }

    private static void claim(
            int port,
            UUID campaign,
            List<String> numbers,
            AtomicInteger next,
            long start,
            int perSecond,
            long[] waits)
            throws Exception {
        try (var wire = new Wire(port)) {
            var page = wire.get("/claims/" + campaign, "");
            var token = TOKEN.matcher(page.body());
            if (!token.find()) {
                throw new IllegalStateException(page.body());
            }
            var headers =
                    "Content-Type: application/x-www-form-urlencoded\r\nCookie: %s\r\n"
                            .formatted(page.cookie());
            var form =
                    "campaign=%s&_csrf=%s&name=%s&number="
                            .formatted(
                                    campaign,
                                    URLEncoder.encode(token.group(1), StandardCharsets.UTF_8),
                                    URLEncoder.encode(NAME, StandardCharsets.UTF_8));
            for (var i = next.getAndIncrement(); i < numbers.size(); i = next.getAndIncrement()) {
                var due = start + i * 1_000_000_000L / perSecond;
                for (var now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                var answer = wire.post("/claims", headers, form + numbers.get(i));
                if (answer.status() != 303 && answer.status() != 409) {
                    throw new IllegalStateException(answer.status() + " " + answer.body());
                }
                waits[i] = System.nanoTime() - due;
            }
        }
    }

    private static int port(ApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getProperty("local.server.port", ""));
    }

    /** 130600, born in 1990, an invented sequence and its check digit. */
    private static String number(int person) {
        var digits =
                "1306001990%02d%02d%03d"
                        .formatted(1 + person / 1000 % 12, 1 + person / 12000 % 28, person % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
