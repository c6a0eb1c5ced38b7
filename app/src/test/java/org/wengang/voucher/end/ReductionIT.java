package org.wengang.voucher.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.voucher.GivenVouchers.AFTER_NOTICE;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.Program;
import org.wengang.voucher.VoucherCode;

/** A voucher of 600 yuan whose award turns out to be 500, or nothing. */
@WengangTest
class ReductionIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenVouchers given;
    VoucherCode code = VoucherCode.random();
    Program till;

    @BeforeEach
    void an_award_of_600() {
        given = new GivenVouchers(application, clock);
        given.published(TAOCHENG, 1, 1, 1);
        clock.moveTo(AFTER_NOTICE);
        till = new Program(application, given.till(TAOCHENG, "试验超市"));
    }

    private void issued(String use) {
        assertThat(given.issue(given.finance, use).status()).isEqualTo(303);
        code = given.codes().getFirst();
    }

    @Test
    void what_is_not_spent_becomes_less_and_goes_back_to_the_pool() {
        issued("whole");
        corrected(500);
        assertThat(text("select left_fen || ' ' || reduced_fen from voucher.voucher"))
                .isEqualTo("50000 10000");
        assertThat(pool()).isEqualTo("50000 50000");
        assertThat(count("select count(*) from entitlement.claim")).isZero();
        assertThat(new Browsing(application).open("/v/" + code.value()).body())
                .contains("可以使用，余额500.00元", "因待遇更正减少");
        assertThat(till.redeem(code, 50_001).status()).isEqualTo(409);
        var wrong = till.redeem(code, 50_000);
        assertThat(till.reverse(Ids.newId(), wrong.id()).status()).isEqualTo(200);
        assertThat(given.errorsOfMoney()).isEmpty();
        // On the same facts nothing is proposed again; down to nothing, a till says so.
        determine();
        assertThat(count("select count(*) from entitlement.correction")).isOne();
        corrected(0);
        assertThat(till.redeem(code, 100).body()).contains("voucher-stopped");
        assertThat(pool()).isEqualTo("0 0");
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @Test
    void what_was_spent_beyond_is_claimed_and_paid_back_in_money() {
        issued("partial");
        var spent = till.redeem(code, 45_000);
        corrected(0);
        assertThat(text("select left_fen || ' ' || reduced_fen from voucher.voucher"))
                .isEqualTo("0 15000");
        assertThat(pool()).isEqualTo("45000 45000");
        var reversal = till.reverse(Ids.newId(), spent.id());
        assertThat(reversal.status()).isEqualTo(409);
        assertThat(reversal.body()).contains("voucher-reversal-stopped");
        assertThat(given.browsing().open(given.caseworker, "/clawbacks").body())
                .contains("消费券，已经使用", "450.00元");
        assertThat(ask("100.00").status()).isEqualTo(422);
        var neighbour = given.entitlements().officer(LUQUAN, Role.values());
        var claim = "/clawbacks/claims/" + id("select claim_id from entitlement.claim");
        assertThat(given.browsing().open(neighbour, claim).status()).isEqualTo(404);
        var clawback = ask("450.00");
        assertThat(clawback.status()).isEqualTo(303);
        decide(clawback.location());
        assertThat(receive(clawback.location(), "400.00")).isEqualTo(303);
        assertThat(pool()).isEqualTo("5000 5000");
        assertThat(given.errorsOfMoney()).isEmpty();
        assertThat(receive(clawback.location(), "50.00")).isEqualTo(303);
        assertThat(text("select state from entitlement.claim")).isEqualTo("settled");
        assertThat(pool()).isEqualTo("0 0");
        assertThat(given.errorsOfMoney()).isEmpty();
        determine();
        assertThat(count("select count(*) from entitlement.correction")).isOne();
    }

    @Test
    void what_does_not_come_back_is_waived_by_two() {
        issued("partial");
        till.redeem(code, 60_000);
        corrected(500);
        var path = ask("100.00").location();
        decide(path);
        receive(path, "30.00");
        assertThat(waive(given.reviewer, path).status()).isEqualTo(403);
        assertThat(waive(given.finance, path).status()).isEqualTo(303);
        assertThat(waive(given.finance, path).status()).isEqualTo(303);
        assertThat(waive(given.caseworker, path).status()).isEqualTo(409);
        assertThat(given.browsing().open(given.reviewer, "/clawbacks").body()).contains(path);
        var neighbour = given.entitlements().officer(LUQUAN, Role.values());
        assertThat(agree(neighbour, path)).isEqualTo(404);
        assertThat(agree(given.finance, path)).isEqualTo(403);
        assertThat(given.browsing().open(given.reviewer, path).body()).contains("70.00元 不再追回");
        assertThat(agree(given.reviewer, path)).isEqualTo(303);
        assertThat(agree(given.reviewer, path)).isEqualTo(409);
        assertThat(receive(path, "1.00")).isEqualTo(409);
        assertThat(text("select state from entitlement.claim")).isEqualTo("waived");
        assertThat(pool()).isEqualTo("57000 57000");
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @Test
    void of_a_void_voucher_nothing_is_taken_and_it_is_not_proposed_again() {
        issued("partial");
        till.redeem(code, 45_000);
        refused(
                "select fen from voucher.expire((select issue_id from voucher.issue), '9999-01-01',"
                        + " now())");
        text(
                """
                select fen from voucher.expire((select issue_id from voucher.issue), '2021-12-01',
                                               '2021-12-01 12:00+08')\
                """);
        corrected(500);
        assertThat(count("select count(*) from entitlement.claim")).isZero();
        determine();
        assertThat(count("select count(*) from entitlement.correction")).isOne();
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @Test
    void no_more_is_taken_than_the_correction_took() {
        issued("partial");
        refused("select voucher.reduce(award_id, 1, '2021-02-13', now()) from voucher.voucher");
        corrected(500);
        refused("select voucher.reduce(award_id, 1, '2021-02-13', now()) from voucher.voucher");
        refused("select voucher.reduce(award_id, -1, '2021-02-13', now()) from voucher.voucher");
    }

    private void refused(String sql) {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .as(sql)
                .isThrownBy(() -> text(sql));
    }

    /** The facts say so now, a determination finds it, and a second officer agrees. */
    private void corrected(int yuan) {
        var worker = id("select worker_id from registry.worker");
        if (yuan == 500) {
            given.entitlements().correct(worker, "on_duty_days", 0);
        } else {
            given.entitlements().correct(worker, "home", "131102");
            given.entitlements().correct(worker, "hukou", "131102");
            given.entitlements().correct(worker, "residence", "131102");
        }
        determine();
        var correction =
                id("select correction_id from entitlement.correction where status = 'proposed'");
        var answer =
                given.browsing()
                        .send(
                                given.reviewer,
                                "/corrections/" + correction + "/decision",
                                "outcome",
                                "accepted",
                                "reason",
                                "经核实");
        assertThat(answer.status()).isEqualTo(303);
    }

    private void determine() {
        given.entitlements().determine(given.caseworker, given.policy);
    }

    private Seen ask(String yuan) {
        return given.browsing()
                .send(
                        given.caseworker,
                        "/clawbacks/claims/" + id("select claim_id from entitlement.claim"),
                        "amount",
                        yuan,
                        "parts",
                        "1",
                        "firstDue",
                        "2021-03-15",
                        "reason",
                        "核实不符合条件",
                        "submission",
                        Ids.newId().toString());
    }

    private void decide(String path) {
        var answer =
                given.browsing()
                        .send(
                                given.reviewer,
                                path + "/decision",
                                "outcome",
                                "accepted",
                                "decision",
                                "已核实");
        assertThat(answer.status()).isEqualTo(303);
    }

    private int receive(String path, String yuan) {
        return given.browsing()
                .send(
                        given.finance,
                        path + "/receipts",
                        "amount",
                        yuan,
                        "receivedOn",
                        "2021-02-13",
                        "reference",
                        "回单 1",
                        "submission",
                        Ids.newId().toString())
                .status();
    }

    private Seen waive(Officer officer, String path) {
        return given.browsing().send(officer, path + "/waiver", "waiver", "本人已失联");
    }

    private int agree(Officer officer, String path) {
        return given.browsing()
                .send(officer, path + "/waiver/decision", "outcome", "accepted")
                .status();
    }

    private UUID id(String sql) {
        return given.entitlements().owner().sql(sql).query(UUID.class).single();
    }

    private @Nullable String text(String sql) {
        return given.entitlements().owner().sql(sql).query(String.class).single();
    }

    /** Paid and committed, in fen. */
    private @Nullable String pool() {
        return given.entitlements()
                .owner()
                .sql(
                        """
                        select paid_fen || ' ' || committed_fen
                          from entitlement.budget_pool
                         where org_path = :office\
                        """)
                .param("office", HENGSHUI.value())
                .query(String.class)
                .single();
    }

    private long count(String sql) {
        return given.entitlements().count(sql);
    }
}
