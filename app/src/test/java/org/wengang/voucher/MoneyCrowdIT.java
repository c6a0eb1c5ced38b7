package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.residentId;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.entitlement.GivenReturn;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.Program.Answered;

/**
 * Sixty-four at once redeem, give back, claim, hand out vouchers, make and release batches, bring
 * the bank’s files, find money and approve whom it reaches, for some seconds, while connections to
 * the database are cut at random. Whoever got no answer asks the same again. The long run, with the
 * application and the database killed, is {@code dev/bench money.Hammer}.
 */
@WengangTest
class MoneyCrowdIT {

    private static final int CLIENTS = 64;
    private static final int TILLS = 8;
    private static final int SECONDS = 5;
    private static final int MOST_TRIES = 300;
    private static final String CUT =
            """
            select count(pg_terminate_backend(pid))
              from pg_stat_activity
             where usename = current_user and pid <> pg_backend_pid() and random() < 0.3\
            """;

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenVouchers given;
    GivenEntitlements entitlements;
    GivenPayments payments;
    Browsing browsing;
    UUID cash;
    Officer reviewer;
    List<Officer> finance;
    List<Program> tills;
    String campaign = "";
    volatile boolean isOver;
    final Map<String, Long> redeemed = new ConcurrentHashMap<>();
    final Map<String, Long> reversed = new ConcurrentHashMap<>();
    final Map<String, String> claimed = new ConcurrentHashMap<>();
    final Map<String, Long> entered = new ConcurrentHashMap<>();
    final Map<String, Long> batches = new ConcurrentHashMap<>();
    final Map<String, Long> issues = new ConcurrentHashMap<>();
    final List<VoucherCode> codes = new CopyOnWriteArrayList<>();
    final List<String> madeBatches = new CopyOnWriteArrayList<>();

    /** By status; 0 where there was none. */
    final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void sixty_four_at_once_lose_nothing_that_was_acknowledged_and_the_books_hold()
            throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < CLIENTS; i++) {
            var random = new Random(i);
            var client = client(i, random);
            work.add(() -> {
                while (!isOver) {
                    client.run();
                }
                return true;
            });
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = work.stream().map(executor::submit).toList();
            cutConnections();
            isOver = true;
            for (var each : done) {
                each.get();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(
                        there(
                                "select key::text, amount_fen from voucher.redemption where"
                                        + " amount_fen > 0"))
                .as("answers %s", answers)
                .isEqualTo(redeemed)
                .isNotEmpty();
        assertThat(
                        there(
                                "select key::text, -amount_fen from voucher.redemption where"
                                        + " amount_fen < 0"))
                .isEqualTo(reversed);
        assertThat(entitlements.count("select count(*) from voucher.claim"))
                .as("answers %s", answers)
                .isEqualTo(claimed.size())
                .isPositive();
        assertThat(there("select document, fen from entitlement.appropriation")).isEqualTo(entered);
        assertThat(there("select payment_batch_id::text, 1 from entitlement.payment_batch"))
                .isEqualTo(batches);
        assertThat(there("select issue_id::text, 1 from voucher.issue"))
                .isEqualTo(issues)
                .isNotEmpty();
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @BeforeEach
    void money_that_is_too_little_and_people_who_wait_for_it() {
        given = new GivenVouchers(application, clock);
        entitlements = given.entitlements();
        payments = new GivenPayments(application);
        browsing = given.browsing();
        reviewer = entitlements.officer(LUQUAN, Role.REVIEWER);
        finance =
                List.of(
                        entitlements.officer(LUQUAN, Role.FINANCE),
                        entitlements.officer(LUQUAN, Role.FINANCE));
        var caseworker = entitlements.officer(LUQUAN, Role.CASEWORKER);
        cash = entitlements.luquan("5000.00");
        entitlements.workers(LUQUAN, 101, 30);
        entitlements.approved(cash, caseworker, reviewer);
        entitlements.published(cash, caseworker, "2021-02-12");
        given.published(12);
        clock.moveTo(GivenVouchers.AFTER_NOTICE);
        tills =
                IntStream.range(0, TILLS)
                        .mapToObj(i ->
                                i % 2 == 0
                                        ? given.till(HENGSHUI, "试验超市" + i)
                                        : given.till(HENGSHUI, "试验商场" + i, "300", "3"))
                        .map(secret -> new Program(application, secret))
                        .toList();
        campaign = given.releasedCampaign("8").toString();
    }

    private Runnable client(int number, Random random) {
        return switch (number % 8) {
            case 0, 1, 2, 3 -> () -> atTheTill(tills.get(number / 8), random);
            case 4 -> () -> claim(random);
            case 5, 6 -> () -> withMoney(finance.get(number / 8 % 2), random);
            default -> number < 32 ? this::approve : this::issue;
        };
    }

    private void atTheTill(Program till, Random random) {
        if (codes.isEmpty()) {
            LockSupport.parkNanos(20_000_000);
            return;
        }
        var code = codes.get(random.nextInt(codes.size()));
        var key = Ids.newId();
        var amount = 1 + random.nextInt(5_000);
        var answer = answered(() -> till.redeem(key, code, amount));
        if (answer.status() != 200) {
            return;
        }
        redeemed.put(key.toString(), (long) amount);
        switch (random.nextInt(4)) {
            case 0 -> {
                var reversal = Ids.newId();
                if (answered(() -> till.reverse(reversal, answer.id())).status() == 200) {
                    reversed.put(reversal.toString(), (long) amount);
                }
            }
            case 1 -> expect(answer.id(), answered(() -> till.redeem(key, code, amount)).id());
            case 2 -> expect(409, answered(() -> till.redeem(key, code, amount + 1)).status());
            default -> {}
        }
    }

    private void claim(Random random) {
        var person = residentId(1 + random.nextInt(12));
        var visitor = new Browsing(application);
        var answer = seen(() -> GivenVouchers.claim(visitor, campaign, "张试一", person));
        if (answer.status() == 303) {
            var before = claimed.putIfAbsent(person, answer.location());
            if (before == null) {
                codes.add(VoucherCode.parse(answer.location()).orElseThrow());
            } else {
                expect(before, answer.location());
            }
        }
    }

    private void issue() {
        var submission = Ids.newId().toString();
        var answer = seen(() -> given.issue(given.finance, "partial", submission));
        if (answer.status() == 303) {
            issues.put(answer.id(), 1L);
            codes.addAll(given.codes());
            expect(answer.id(), seen(() -> given.issue(given.finance, "partial", submission)).id());
        }
    }

    private void withMoney(Officer officer, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> enter(officer);
            case 1 -> confirm(officer);
            case 2 -> makeBatch(officer);
            case 3 -> release(officer, random);
            default -> bankAnswers(officer, random);
        }
    }

    private void enter(Officer officer) {
        var document = Ids.newId().toString();
        var path = "/budgets/" + cash + "/appropriations";
        var answer =
                seen(() ->
                        browsing.send(
                                officer,
                                path,
                                "amount",
                                "1000",
                                "document",
                                document,
                                "submission",
                                document));
        if (answer.status() == 303) {
            entered.put(document, 100_000L);
        }
    }

    private void confirm(Officer officer) {
        any("select appropriation_id::text from entitlement.appropriation where status = 'open'")
                .ifPresent(id -> {
                    var path = "/budgets/" + cash + "/appropriations/" + id + "/decision";
                    seen(() -> browsing.send(officer, path, "outcome", "confirmed"));
                });
    }

    private void makeBatch(Officer officer) {
        var submission = Ids.newId().toString();
        var answer = seen(() -> makeBatch(officer, submission));
        if (answer.status() == 303) {
            batches.put(answer.id(), 1L);
            madeBatches.add(answer.id());
            expect(answer.id(), seen(() -> makeBatch(officer, submission)).id());
        }
    }

    private Seen makeBatch(Officer officer, String submission) {
        return browsing.send(
                officer, "/payments", "policy", cash.toString(), "submission", submission);
    }

    private void release(Officer officer, Random random) {
        if (!madeBatches.isEmpty()) {
            var batch = madeBatches.get(random.nextInt(madeBatches.size()));
            seen(() -> payments.tryRelease(officer, batch));
        }
    }

    private void bankAnswers(Officer officer, Random random) {
        if (madeBatches.isEmpty()) {
            return;
        }
        var batch = madeBatches.get(random.nextInt(madeBatches.size()));
        var file = new GivenReturn();
        for (var line : payments.lines(batch)) {
            if (random.nextInt(4) == 0) {
                file.bounced(line, "账户异常");
            } else if (random.nextBoolean()) {
                file.paid(line);
            }
        }
        var path = "/payments/" + batch + "/returns?day=2021-02-13";
        seen(() -> browsing.upload(officer, path, "回执.csv", file.bytes()));
    }

    /** Whoever the new money reached. */
    private void approve() {
        any("select award_id::text from entitlement.award where status = 'proposed'")
                .ifPresent(award ->
                        seen(() ->
                                browsing.send(
                                        reviewer,
                                        "/reviews/decisions",
                                        "action",
                                        "approve",
                                        "chosen",
                                        award + "~2")));
    }

    private Optional<String> any(String sql) {
        return entitlements.owner().sql(sql + " limit 1").query(String.class).optional();
    }

    private void cutConnections() throws SQLException, InterruptedException {
        var random = new Random(64);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (var connection = TestDatabase.app().getConnection();
                var statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(400));
                statement.execute(CUT);
                // the clock of tests stands still, and tills may ask so often in a second
                clock.pass(Duration.ofSeconds(5));
            }
        }
    }

    private Answered answered(Supplier<Answered> request) {
        return untilAnswered(request, answer -> answer.status());
    }

    private Seen seen(Supplier<Seen> request) {
        return untilAnswered(request, answer -> answer.status());
    }

    /** Nobody knows what came of a request that broke: it is sent again as it was. */
    private <T> T untilAnswered(Supplier<T> request, ToIntFunction<T> status) {
        var last = new Object();
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            try {
                var answer = request.get();
                last = answer;
                answers.merge(status.applyAsInt(answer), 1, Integer::sum);
                if (status.applyAsInt(answer) < 500 && status.applyAsInt(answer) != 429) {
                    return answer;
                }
            } catch (RuntimeException broken) {
                answers.merge(0, 1, Integer::sum);
                last = broken;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException("No answer but " + last + "; all answers " + answers);
    }

    private void expect(Object first, Object second) {
        if (!first.equals(second)) {
            wrong.add(first + " became " + second);
        }
    }

    private Map<String, Long> there(String sql) {
        var rows = new HashMap<String, Long>();
        entitlements
                .owner()
                .sql(sql)
                .query(row -> {
                    rows.put(row.getString(1), row.getLong(2));
                });
        return rows;
    }
}
