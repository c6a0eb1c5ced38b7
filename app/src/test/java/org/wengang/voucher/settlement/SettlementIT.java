package org.wengang.voucher.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.job.DailyWork;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.Program;
import org.wengang.voucher.VoucherCode;

@WengangTest
class SettlementIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired List<DailyWork> nightly;
    GivenVouchers given;
    List<VoucherCode> codes;
    Program till;
    Officer finance;
    String merchant;

    @BeforeEach
    void three_redemptions_one_of_them_reversed() {
        given = new GivenVouchers(application, clock);
        codes = given.issued(3, "partial");
        till = new Program(application, given.till(TAOCHENG, "试验超市"));
        finance = given.entitlements().officer(TAOCHENG, Role.FINANCE);
        merchant = one("select merchant_id from voucher.merchant");
        till.redeem(codes.get(0), 30_000);
        till.redeem(codes.get(1), 12_345);
        till.reverse(Ids.newId(), till.redeem(codes.get(2), 50_000).id());
    }

    @Test
    void a_day_is_settled_when_it_is_over_once_and_its_sum_is_that_of_its_rows() {
        assertThat(settle(finance).status()).isEqualTo(409);
        clock.moveTo("2021-02-14T00:01");
        till.redeem(codes.get(0), 1);
        assertThat(given.browsing().open(finance, "/settlements").body()).contains("4笔，合计423.45元");
        assertThat(given.browsing().open(finance, "/settlements?of=" + merchant).body())
                .as("the sum opens to its rows, without the one of today")
                .contains("123.45元", "-500.00元")
                .doesNotContain("0.01元");
        var statement = settle(finance);
        assertThat(statement.status()).isEqualTo(303);
        assertThat(settle(finance).status()).isEqualTo(409);
        var csv =
                GivenEntitlements.text(
                        given.browsing().open(finance, statement.location() + "/file.csv").bytes());
        assertThat(csv)
                .contains(",300.00\r\n", ",123.45\r\n", ",-500.00\r\n")
                .endsWith("合计,4笔,试验超市 91350100M000100Y43,423.45\r\n");
        clock.moveTo("2021-02-15T09:00");
        assertThat(settle(finance).status()).isEqualTo(303);
        assertThat(count("select sum(total_fen) from voucher.statement"))
                .isEqualTo(count("select sum(amount_fen) from voucher.redemption"));
        assertThat(count("select count(*) from voucher.redemption where statement_id is null"))
                .isZero();
    }

    @Test
    void two_officers_at_once_settle_each_redemption_once() throws Exception {
        clock.moveTo("2021-02-14T09:00");
        var other = given.entitlements().officer(TAOCHENG, Role.FINANCE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> settle(finance).status());
            var two = executor.submit(() -> settle(other).status());
            assertThat(new int[] {one.get(), two.get()}).containsExactlyInAnyOrder(303, 409);
        }
        assertThat(count("select count(*) from voucher.statement")).isEqualTo(1);
    }

    @Test
    void the_same_form_twice_makes_one_statement() {
        clock.moveTo("2021-02-14T09:00");
        var submission = Ids.newId().toString();
        assertThat(settle(finance, submission).location())
                .isEqualTo(settle(finance, submission).location());
        assertThat(count("select count(*) from voucher.statement")).isEqualTo(1);
    }

    @Test
    void who_listed_the_merchant_does_not_settle_and_another_county_sees_nothing() {
        clock.moveTo("2021-02-14T09:00");
        var both = given.entitlements().officer(TAOCHENG, Role.CASEWORKER, Role.FINANCE);
        given.entitlements()
                .owner()
                .sql("update voucher.merchant set listed_by = :both")
                .param("both", both.id())
                .update();
        assertThat(settle(both).status()).isEqualTo(403);
        var elsewhere = given.entitlements().officer(JIZHOU, Role.values());
        assertThat(settle(elsewhere).status()).isEqualTo(404);
        assertThat(given.browsing().open(elsewhere, "/settlements?of=" + merchant).body())
                .doesNotContain("试验超市", "123.45");
    }

    @Test
    void what_is_left_after_the_last_day_is_void_once_and_cannot_come_back() {
        clock.moveTo("2021-03-08T23:58");
        var late = till.redeem(codes.get(0), 100).id();
        expire();
        assertThat(count("select count(expired_fen) from voucher.voucher")).isZero();
        clock.moveTo("2021-03-09T03:00");
        expire();
        expire();
        assertThat(count("select sum(expired_fen) from voucher.published_voucher"))
                .isEqualTo(150_000 - 30_000 - 12_345 - 100);
        assertThat(
                        count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'vouchers-expired'"))
                .isEqualTo(1);
        // as a till whose clock is behind would ask
        clock.moveTo("2021-03-08T23:59");
        assertThat(till.redeem(codes.get(0), 100).status()).isEqualTo(409);
        assertThat(till.reverse(Ids.newId(), late).status()).isEqualTo(409);
        assertThat(given.entitlements().found("voucher-books-differ")).isZero();
        given.entitlements().owner().sql("delete from voucher.redemption").update();
        assertThat(given.entitlements().found("voucher-books-differ")).isPositive();
    }

    @Test
    void issued_is_paid_in_the_books_and_what_is_void_goes_back_once_to_those_who_wait() {
        var waiting = given.entitlements();
        waiting.owner()
                .sql(
                        """
                        update entitlement.budget_pool
                           set amount_fen = committed_fen + 30000\
                        """)
                .update();
        waiting.worker(
                waiting.someone(TAOCHENG, 900)
                        .appliedAfter(900)
                        .with("stay_place", TAOCHENG.name())
                        .with("on_duty_days", 0));
        waiting.determine(given.caseworker, given.policy);
        assertThat(waiting.awards(given.policy, "waiting")).hasSize(1);
        assertThat(pool("paid_fen")).isEqualTo(150_000);
        waiting.assertPoolsBalance();
        clock.moveTo("2021-03-09T03:00");
        expire();
        var voided = 150_000 - 30_000 - 12_345;
        assertThat(count("select sum(fen) from entitlement.voucher_return")).isEqualTo(voided);
        assertThat(pool("paid_fen")).isEqualTo(150_000 - voided);
        assertThat(waiting.awards(given.policy, "proposed")).as("whoever waited").hasSize(1);
        assertThat(pool("committed_fen")).isEqualTo(150_000 - voided + 50_000);
        var before = count("select count(*) from entitlement.pool_entry");
        expire();
        assertThat(count("select count(*) from entitlement.pool_entry")).isEqualTo(before);
        waiting.assertPoolsBalance();
        assertThat(waiting.found("voucher-void-differs")).isZero();
        waiting.owner().sql("update voucher.voucher set expired_fen = null").update();
        assertThat(waiting.found("voucher-void-differs")).isEqualTo(3);
    }

    @Test
    void an_issue_that_cannot_be_voided_does_not_hold_up_the_next_one() {
        var owner = given.entitlements().owner();
        // a second issue, the later one, of one of the three
        owner.sql(
                        """
                        with later as (
                            insert into voucher.issue
                            select (jsonb_populate_record(i, '{"issue_id": "ffffffff-ffff-4fff-bfff-ffffffffffff",
                                                               "submission": "ffffffff-ffff-4fff-bfff-ffffffffffff",
                                                               "voucher_count": 1, "total_fen": 50000}')).*
                              from voucher.issue i
                            returning issue_id)
                        update voucher.voucher v
                           set issue_id = l.issue_id
                          from later l
                         where v.number = 3\
                        """)
                .update();
        // enough for the second to give back, not for the first
        owner.sql("update entitlement.budget_pool set paid_fen = 52000").update();
        clock.moveTo("2021-03-09T03:00");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(this::expire)
                .withMessageContaining("1 of 2 lots failed");
        assertThat(count("select count(expired_fen) from voucher.voucher")).isEqualTo(1);
    }

    @Test
    void no_more_comes_back_of_a_voucher_than_it_was_worth_and_only_once() {
        var giveBack =
                """
                insert into entitlement.voucher_return (award_id, org_path, fen, returned_on, returned_at)
                select award_id, org_path, %s, '2021-03-09', '2021-03-09'
                  from entitlement.voucher_award
                 limit 1\
                """;
        var owner = given.entitlements().owner();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> owner.sql(giveBack.formatted("amount_fen + 1")).update());
        owner.sql(giveBack.formatted("amount_fen")).update();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> owner.sql(giveBack.formatted("amount_fen")).update());
        assertThat(pool("paid_fen")).isEqualTo(100_000);
    }

    private long pool(String column) {
        return count("select " + column + " from entitlement.budget_pool");
    }

    private void expire() {
        var work =
                nightly.stream()
                        .filter(each -> each.name().equals("expire-vouchers"))
                        .findFirst()
                        .orElseThrow();
        Scope.system(OrgPath.ROOT, work.name()).run(work::run);
    }

    private Seen settle(Officer officer) {
        return settle(officer, Ids.newId().toString());
    }

    private Seen settle(Officer officer, String submission) {
        return given.browsing()
                .send(officer, "/settlements", "merchant", merchant, "submission", submission);
    }

    private long count(String sql) {
        return given.entitlements().count(sql);
    }

    private String one(String sql) {
        return given.entitlements().owner().sql(sql).query(UUID.class).single().toString();
    }
}
