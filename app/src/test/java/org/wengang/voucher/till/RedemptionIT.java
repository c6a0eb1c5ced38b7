package org.wengang.voucher.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.Program;
import org.wengang.voucher.Program.Answered;
import org.wengang.voucher.VoucherCode;
import org.wengang.web.description.ApiDescription;

@WengangTest
class RedemptionIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    GivenVouchers given;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
    }

    private Program till(String name) {
        return new Program(application, given.till(TAOCHENG, name));
    }

    @Test
    void f_06_it_is_redeemed_on_8_march_and_refused_on_the_9th() {
        var codes = given.issued(2, "whole");
        var till = till("试验超市");
        clock.moveTo("2021-03-08T23:59");
        var answer = till.redeem(codes.getFirst(), 50_000);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"leftFen\":0", "\"day\":\"2021-03-08\"");
        assertThat(ApiDescription.served().faults("POST /api/v1/redemptions", 200, answer.body()))
                .isEmpty();
        clock.moveTo("2021-03-09T00:00");
        refused(till.redeem(codes.getLast(), 50_000), "voucher-expired", "2021年3月8日");
        assertBooksBalance();
    }

    @Test
    void f_06_a_merchant_of_another_county_is_refused_and_one_of_the_city_is_not() {
        var codes = given.issued(2, "whole");
        var jizhou = new Program(application, given.till(JIZHOU, "冀州试验超市"));
        refused(jizhou.redeem(codes.getFirst(), 50_000), "voucher-elsewhere", "发放它的县");
        var city = new Program(application, given.till(HENGSHUI, "全市试验超市"));
        assertThat(city.redeem(codes.getFirst(), 50_000).status()).isEqualTo(200);
    }

    @Test
    void each_refusal_says_why_and_takes_nothing() {
        var whole = given.issued(1, "whole").getFirst();
        var till = till("试验超市");
        refused(till.redeem(whole, 30_000), "voucher-whole-only", "500.00元");
        refused(till.redeem(VoucherCode.random(), 30_000), "voucher-not-found", "券码");
        refused(till.redeem(whole, 0), "voucher-amount-form", "大于 0");
        clock.moveTo("2021-02-12T09:00");
        refused(till.redeem(whole, 50_000), "voucher-not-yet", "2021年2月13日");
        clock.moveTo("2021-04-01T09:00");
        refused(till.redeem(whole, 50_000), "", "");
        assertThat(given.entitlements().count("select count(*) from voucher.redemption")).isZero();
    }

    @Test
    void bit_by_bit_it_is_spent_to_the_last_fen_and_not_one_more() {
        var code = given.issued(1, "partial").getFirst();
        var till = till("试验超市");
        assertThat(till.redeem(code, 49_999).body()).contains("\"leftFen\":1");
        refused(till.redeem(code, 2), "voucher-too-much", "0.01元");
        assertThat(till.redeem(code, 1).body()).contains("\"leftFen\":0");
        refused(till.redeem(code, 1), "voucher-used-up", "已经用完");
        assertBooksBalance();
    }

    @Test
    void the_same_request_0_24_seconds_later_is_the_same_redemption() {
        var code = given.issued(1, "partial").getFirst();
        var till = till("试验超市");
        var key = Ids.newId();
        var first = till.redeem(key, code, 30_000);
        clock.pass(Duration.ofMillis(240));
        assertThat(till.redeem(key, code, 30_000)).isEqualTo(first);
        assertThat(given.entitlements().count("select left_fen from voucher.voucher"))
                .isEqualTo(20_000);
    }

    @Test
    void a_key_with_another_content_or_from_another_merchant_is_refused() {
        var codes = given.issued(2, "partial");
        var till = till("试验超市");
        var other = till("试验商场");
        var elsewhere = new Program(application, given.till(JIZHOU, "冀州试验超市"));
        var key = Ids.newId();
        till.redeem(key, codes.getFirst(), 100);
        refused(till.redeem(key, codes.getFirst(), 200), "voucher-key-reused", "");
        refused(till.redeem(key, codes.getLast(), 100), "voucher-key-reused", "");
        refused(other.redeem(key, codes.getFirst(), 100), "voucher-key-reused", "");
        assertThat(elsewhere.redeem(key, codes.getFirst(), 100).status()).isEqualTo(409);
        refused(till.reverse(key, Ids.newId().toString()), "voucher-key-reused", "");
        assertBooksBalance();
    }

    @Test
    void a_refused_try_does_not_poison_the_corrected_one() {
        var code = given.issued(1, "whole").getFirst();
        var till = till("试验超市");
        var key = Ids.newId();
        refused(till.redeem(key, code, 50_001), "voucher-whole-only", "");
        assertThat(till.redeem(key, code, 50_000).status()).isEqualTo(200);
    }

    @Test
    void a_request_without_a_key_is_refused() {
        given.issued(1, "whole");
        var answer =
                till("试验超市")
                        .send(
                                post("/api/v1/redemptions")
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content("{\"code\":\"K7QM\",\"amountFen\":1}"));
        refused(answer, "voucher-key-missing", "Idempotency-Key");
    }

    @Test
    void a_redemption_is_reversed_once_by_its_merchant_on_its_day() {
        var code = given.issued(1, "whole").getFirst();
        var till = till("试验超市");
        var other = till("试验商场");
        var done = till.redeem(code, 50_000).id();
        refused(other.reverse(Ids.newId(), done), "voucher-redemption-not-found", "");
        var key = Ids.newId();
        var reversal = till.reverse(key, done);
        assertThat(reversal.body()).contains("\"amountFen\":-50000", "\"leftFen\":50000");
        assertThat(till.reverse(key, done)).isEqualTo(reversal);
        refused(till.reverse(Ids.newId(), done), "voucher-reversed-already", "");
        refused(till.reverse(Ids.newId(), reversal.id()), "voucher-redemption-not-found", "");
        var again = till.redeem(code, 50_000).id();
        clock.moveTo("2021-02-14T00:00");
        refused(till.reverse(Ids.newId(), again), "voucher-reversal-late", "2021年2月13日");
        assertBooksBalance();
        assertThat(
                        given.entitlements()
                                .count(
                                        "select count(*) from security.audit_entry where action ="
                                                + " 'redemption-reversed'"))
                .isEqualTo(1);
    }

    @Test
    void limits_of_a_merchant_hold_and_a_reversal_gives_room_again() {
        var codes = given.issued(2, "partial");
        var till = new Program(application, given.till(TAOCHENG, "试验超市", "600", "2"));
        assertThat(till.redeem(codes.getFirst(), 10_000).status()).isEqualTo(200);
        var second = till.redeem(codes.getFirst(), 10_000).id();
        refused(till.redeem(codes.getFirst(), 1), "voucher-uses-limit", "");
        refused(till.redeem(codes.getLast(), 40_001), "voucher-day-limit", "");
        assertThat(till.reverse(Ids.newId(), second).status()).isEqualTo(200);
        assertThat(till.redeem(codes.getFirst(), 10_000).status()).isEqualTo(200);
        clock.moveTo("2021-02-14T09:00");
        assertThat(till.redeem(codes.getLast(), 50_000).status()).isEqualTo(200);
        assertBooksBalance();
    }

    @Test
    void limits_are_changed_at_once_and_count_what_was_taken_that_day() {
        var codes = given.issued(2, "partial");
        var till = till("试验超市");
        till.redeem(codes.getFirst(), 10_000);
        var second = till.redeem(codes.getFirst(), 20_000).id();
        limit("350", "2");
        refused(till.redeem(codes.getFirst(), 1), "voucher-uses-limit", "");
        refused(till.redeem(codes.getLast(), 5_001), "voucher-day-limit", "");
        limit("200", "");
        refused(till.redeem(codes.getFirst(), 1), "voucher-day-limit", "");
        assertThat(till.reverse(Ids.newId(), second).status()).isEqualTo(200);
        assertThat(till.redeem(codes.getLast(), 10_000).status()).isEqualTo(200);
        refused(till.redeem(codes.getLast(), 1), "voucher-day-limit", "");
        limit("", "");
        assertThat(till.redeem(codes.getLast(), 40_000).status()).isEqualTo(200);
        assertThat(
                        given.entitlements()
                                .count(
                                        "select count(*) from security.audit_entry where action ="
                                                + " 'merchant-limited'"))
                .isEqualTo(3);
        assertBooksBalance();
    }

    @Test
    void a_limit_that_changes_keeps_its_own_tills_waiting_and_no_others() throws Exception {
        var codes = given.issued(2, "partial");
        var own = till("试验超市");
        var other = till("试验商场");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    Scope.system(HENGSHUI, "limit of a test")
                            .call(() ->
                                    new TransactionTemplate(transactions)
                                            .execute(_ -> {
                                                jdbc.sql(
                                                                """
                                                                update voucher.merchant
                                                                   set most_a_day_fen = 10000
                                                                 where name = '试验超市'\
                                                                """)
                                                        .update();
                                                assertThat(
                                                                answered(
                                                                        executor.submit(() ->
                                                                                other.redeem(
                                                                                        codes
                                                                                                .getLast(),
                                                                                        20_000))))
                                                        .isEqualTo(200);
                                                return executor.submit(
                                                        () -> own.redeem(codes.getFirst(), 20_000));
                                            }));
            refused(waiting.get(), "voucher-day-limit", "");
        }
        assertBooksBalance();
    }

    private static int answered(Future<Answered> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS).status();
        } catch (TimeoutException waits) {
            return 0;
        } catch (InterruptedException | ExecutionException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void what_was_redeemed_is_answered_again_after_too_many_wrong_codes() {
        var code = given.issued(1, "partial").getFirst();
        var till = till("试验超市");
        var key = Ids.newId();
        var done = till.redeem(key, code, 30_000);
        for (var wrong = 0; wrong < 20; wrong++) {
            refused(till.redeem(VoucherCode.random(), 100), "voucher-not-found", "");
        }
        refused(till.redeem(VoucherCode.random(), 100), "voucher-too-many-codes", "");
        refused(till.redeem(code, 100), "voucher-too-many-codes", "");
        refused(till.redeem(key, code, 200), "voucher-too-many-codes", "");
        assertThat(till.redeem(key, code, 30_000)).isEqualTo(done);
    }

    private void limit(String mostADay, String mostUses) {
        var merchant =
                given.entitlements()
                        .owner()
                        .sql("select merchant_id from voucher.merchant")
                        .query(String.class)
                        .single();
        var answer =
                given.browsing()
                        .send(
                                given.caseworker,
                                "/merchants/" + merchant + "/limits",
                                "mostADay",
                                mostADay,
                                "mostUses",
                                mostUses);
        assertThat(answer.status()).isEqualTo(303);
    }

    @Test
    void a_merchant_off_the_list_or_past_its_days_takes_nothing() {
        var codes = given.issued(1, "whole");
        var till = till("试验超市");
        var merchant =
                given.entitlements()
                        .owner()
                        .sql("select merchant_id from voucher.merchant")
                        .query(UUID.class)
                        .single();
        given.entitlements()
                .owner()
                .sql("update voucher.merchant set last_day = '2021-02-12'")
                .update();
        refused(till.redeem(codes.getFirst(), 50_000), "voucher-merchant-closed", "");
        var closing =
                given.browsing().send(given.caseworker, "/merchants/" + merchant + "/closing");
        assertThat(closing.status()).isEqualTo(303);
        assertThat(till.redeem(codes.getFirst(), 50_000).status()).isEqualTo(401);
    }

    @Test
    void sixty_four_at_once_take_no_more_than_the_vouchers_hold() throws Exception {
        var codes = given.issued(4, "partial");
        var tills = List.of(till("试验超市"), till("试验商场"));
        var work = new ArrayList<Callable<Answered>>();
        for (var i = 0; i < 64; i++) {
            var till = tills.get(i % 2);
            var code = codes.get(i % 4);
            var key = Ids.newId();
            // each comes twice, as an impatient till sends it
            work.add(() -> {
                var one = till.redeem(key, code, 7_000);
                var two = till.redeem(key, code, 7_000);
                assertThat(two.status()).isEqualTo(one.status());
                assertThat(two.id()).isEqualTo(one.id());
                return one;
            });
        }
        var statuses = new ArrayList<Integer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answered> answer : executor.invokeAll(work)) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(28);
        assertThat(given.entitlements().count("select sum(left_fen) from voucher.voucher"))
                .isEqualTo(4_000);
        assertBooksBalance();
    }

    @Test
    void the_program_itself_can_change_no_voucher_and_no_redemption() {
        given.issued(1, "partial");
        for (var sql :
                List.of(
                        "update voucher.voucher set left_fen = face_fen",
                        "delete from voucher.redemption",
                        "update voucher.redemption set amount_fen = 1")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(sql)
                    .isThrownBy(() ->
                            Scope.within(HENGSHUI, given.finance.id())
                                    .run(() ->
                                            new TransactionTemplate(transactions)
                                                    .executeWithoutResult(
                                                            status -> jdbc.sql(sql).update())));
        }
    }

    private static void refused(Answered answer, String code, String words) {
        assertThat(answer.status()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(answer.body()).contains(code, words);
    }

    private void assertBooksBalance() {
        assertThat(
                        given.entitlements()
                                .count(
                                        """
                                        select count(*)
                                          from voucher.voucher v
                                         where v.left_fen <> v.face_fen - (
                                                 select coalesce(sum(r.amount_fen), 0)
                                                   from voucher.redemption r
                                                  where r.voucher_id = v.voucher_id)\
                                        """))
                .isZero();
    }
}
