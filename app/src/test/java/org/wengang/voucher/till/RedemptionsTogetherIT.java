package org.wengang.voucher.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.Program;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.till.RedemptionRepository.Asked;
import org.wengang.voucher.till.RedemptionRepository.Wanted;

/** Requests of several tills in one transaction (docs/decisions/0039). */
@WengangTest
class RedemptionsTogetherIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired RedemptionRepository repository;
    @Autowired VoucherCodes codes;
    GivenVouchers given;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
    }

    private UUID merchant(String name) {
        return given.entitlements()
                .owner()
                .sql("select merchant_id from voucher.merchant where name = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    private Wanted wanted(String till, UUID key, VoucherCode code, long amountFen) {
        return new Wanted(
                new Asked(
                        Ids.newId(),
                        key,
                        merchant(till),
                        TAOCHENG,
                        clock.instant(),
                        LocalDate.ofInstant(clock.instant(), clock.getZone())),
                codes.index(code),
                amountFen);
    }

    private Wanted wanted(String till, VoucherCode code, long amountFen) {
        return wanted(till, Ids.newId(), code, amountFen);
    }

    private static List<UUID> ids(Stream<Wanted> all) {
        return all.map(each -> each.asked().id()).toList();
    }

    private List<UUID> taken(Wanted... all) {
        return repository.redeem(List.of(all)).stream().map(Redemption::id).toList();
    }

    @Test
    void what_nothing_stands_against_is_taken_in_one_transaction_and_the_rest_is_left_alone() {
        var all = given.issued(5, "partial");
        var key = Ids.newId();
        var before = new Program(application, given.till(TAOCHENG, "试验超市"));
        assertThat(before.redeem(key, all.get(4), 1_000).status()).isEqualTo(200);
        given.till(TAOCHENG, "试验商场");
        var one = wanted("试验超市", all.get(0), 20_000);
        var other = wanted("试验商场", all.get(1), 50_000);
        var first = wanted("试验商场", all.get(2), 30_000);
        var second = wanted("试验超市", all.get(2), 10_000);
        var tooMuch = wanted("试验超市", all.get(3), 50_001);
        var unknown = wanted("试验超市", VoucherCode.random(), 1);
        var sameKey = wanted("试验超市", key, all.get(4), 1_000);
        assertThat(taken(one, tooMuch, other, first, unknown, second, sameKey))
                .containsExactlyInAnyOrderElementsOf(ids(Stream.of(one, other, first)));
        assertThat(
                        given.entitlements()
                                .count(
                                        "select count(distinct xmin::text) from voucher.redemption"
                                                + " where amount_fen > 1000"))
                .isEqualTo(1);
        assertThat(given.entitlements().count("select sum(left_fen) from voucher.voucher"))
                .isEqualTo(5 * 50_000 - 20_000 - 50_000 - 30_000 - 1_000);
    }

    @Test
    void a_voucher_or_a_shop_that_somebody_holds_keeps_nobody_else_waiting() throws Exception {
        var all = given.issued(3, "partial");
        given.till(TAOCHENG, "试验超市");
        given.till(TAOCHENG, "试验商场");
        var free = wanted("试验超市", all.get(0), 100);
        var held = wanted("试验超市", all.get(1), 100);
        var changing = wanted("试验商场", all.get(2), 100);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var done =
                    Scope.system(TAOCHENG, "held by a test")
                            .call(() ->
                                    new TransactionTemplate(transactions)
                                            .execute(_ -> {
                                                repository.redeem(held.asked(), held.code(), 1_000);
                                                jdbc.sql(
                                                                """
                                                                update voucher.merchant
                                                                   set most_a_day_fen = 10000
                                                                 where name = '试验商场'\
                                                                """)
                                                        .update();
                                                return result(
                                                        executor.submit(
                                                                () -> taken(held, changing, free)));
                                            }));
            assertThat(done).isEqualTo(ids(Stream.of(free)));
        }
    }

    private static <T> T result(Future<T> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void a_limit_holds_for_those_who_came_together() throws Exception {
        var all = given.issued(8, "partial");
        var till = new Program(application, given.till(TAOCHENG, "试验超市", "1000", ""));
        var together =
                taken(
                        all.stream()
                                .map(code -> wanted("试验超市", code, 20_000))
                                .toArray(Wanted[]::new));
        assertThat(together).hasSize(5);
        clock.moveTo("2021-02-14T09:00");
        var work = new ArrayList<Callable<Integer>>();
        for (var code : all) {
            work.add(() -> till.redeem(code, 30_000).status());
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer : executor.invokeAll(work)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(200, 409);
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
        }
        assertThat(
                        given.entitlements()
                                .count(
                                        "select spent_fen from voucher.merchant_day where day ="
                                                + " '2021-02-14'"))
                .isEqualTo(90_000);
    }

    @Test
    void one_key_for_two_vouchers_spoils_nothing_for_others() {
        var all = given.issued(3, "partial");
        given.till(TAOCHENG, "试验超市");
        var key = Ids.newId();
        var first = wanted("试验超市", key, all.get(0), 100);
        var second = wanted("试验超市", key, all.get(1), 100);
        var other = wanted("试验超市", all.get(2), 100);
        var absurd = wanted("试验超市", all.get(1), Long.MAX_VALUE);
        assertThat(taken(first, second, other, absurd))
                .containsExactlyInAnyOrderElementsOf(ids(Stream.of(first, other)));
    }

    @Test
    void a_shop_off_the_list_or_of_another_office_spoils_nothing_for_others() {
        var all = given.issued(2, "partial");
        given.till(TAOCHENG, "试验超市");
        given.till(TAOCHENG, "试验商场");
        given.entitlements()
                .owner()
                .sql("update voucher.merchant set last_day = '2021-02-12' where name = '试验商场'")
                .update();
        var open = wanted("试验超市", all.getFirst(), 100);
        assertThat(taken(wanted("试验商场", all.getLast(), 100), open)).isEqualTo(ids(Stream.of(open)));
    }
}
