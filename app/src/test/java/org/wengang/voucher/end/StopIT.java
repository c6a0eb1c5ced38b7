package org.wengang.voucher.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.job.DailyWork;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.Program;
import org.wengang.voucher.VoucherCodes;

/** Two officers stop a voucher; nobody spends it from then on, and its pool has the rest again. */
@WengangTest
class StopIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenVouchers given;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
    }

    @Test
    void stopped_it_is_refused_everywhere_and_what_was_left_is_back_in_the_pool() {
        var code = given.issued(2, "partial").getFirst();
        var till = new Program(application, given.till(TAOCHENG, "试验超市"));
        var spent = till.redeem(code, 20_000);
        var voucher = vouchers().getFirst();
        assertThat(propose(given.finance, voucher).status()).isEqualTo(303);
        assertThat(given.browsing().open(given.reviewer, "/vouchers").body())
                .contains("待决定", "券丢失", "张**");
        assertThat(decide(given.finance, voucher, "accepted").status()).isEqualTo(403);
        assertThat(till.redeem(code, 1_000).status()).isEqualTo(200);
        assertThat(decide(given.reviewer, voucher, "accepted").status()).isEqualTo(303);
        assertThat(decide(given.reviewer, voucher, "refused").status()).isEqualTo(409);

        var refused = till.redeem(code, 1_000);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("voucher-stopped", "已被发放单位停用");
        var reversal = till.reverse(Ids.newId(), spent.id());
        assertThat(reversal.status()).isEqualTo(409);
        assertThat(reversal.body()).contains("voucher-reversal-stopped");
        assertThat(new Browsing(application).open("/v/" + code.value()).body())
                .contains("已被发放单位停用", "失效金额")
                .doesNotContain(">余额<");
        assertThat(given.browsing().open(given.finance, "/vouchers/" + voucher).body())
                .contains("余额290.00元已失效", "失效金额")
                .doesNotContain(">余额<", "/slips?only=");
        assertThat(pool()).isEqualTo("71000 71000");
        assertThat(given.errorsOfMoney()).isEmpty();

        clock.moveTo("2021-03-10T02:00");
        expire();
        assertThat(pool()).isEqualTo("21000 21000");
        assertThat(given.errorsOfMoney()).isEmpty();
        assertThat(
                        count(
                                "select count(*) from security.audit_entry where action like"
                                        + " 'voucher-stop%'"))
                .isEqualTo(2);
    }

    @Test
    void a_lost_slip_gets_another_code_and_keeps_what_was_left() {
        var lost = given.issued(1, "partial").getFirst();
        var till = new Program(application, given.till(TAOCHENG, "试验超市"));
        var key = Ids.newId();
        assertThat(till.redeem(key, lost, 20_000).status()).isEqualTo(200);
        var voucher = vouchers().getFirst();
        propose(given.finance, voucher);
        assertThat(decide(given.reviewer, voucher, "replaced").status()).isEqualTo(303);
        var found = given.codes().getFirst();
        assertThat(found).isNotEqualTo(lost);
        var refused = till.redeem(lost, 1_000);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("voucher-code-replaced", "换了新的券码");
        assertThat(till.redeem(key, lost, 20_000).status()).isEqualTo(200);
        assertThat(till.redeem(key, found, 20_000).status()).isEqualTo(200);
        assertThat(new Browsing(application).open("/v/" + lost.value()).body()).contains("换了新的券码");
        assertThat(till.redeem(found, 30_000).body()).contains("\"leftFen\":0");
        var issue = "/voucher-issues/" + id("select issue_id from voucher.issue");
        assertThat(given.browsing().open(given.finance, issue + "/slips?only=1").body())
                .contains(found.grouped());
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    private UUID id(String sql) {
        return given.entitlements().owner().sql(sql).query(UUID.class).single();
    }

    @Test
    void refused_it_stays_as_good_as_it_was_and_may_be_proposed_again() {
        var code = given.issued(1, "whole").getFirst();
        var voucher = vouchers().getFirst();
        propose(given.finance, voucher, "double", "重复", "");
        assertThat(decide(given.reviewer, voucher, "").status()).isEqualTo(422);
        var notLost = decide(given.reviewer, voucher, "replaced");
        assertThat(notLost.status()).isEqualTo(409);
        assertThat(notLost.body()).contains("只有券丢失");
        assertThat(decide(given.reviewer, voucher, "refused").status()).isEqualTo(303);
        assertThat(propose(given.finance, voucher).status()).isEqualTo(303);
        var till = new Program(application, given.till(TAOCHENG, "试验超市"));
        assertThat(till.redeem(code, 50_000).status()).isEqualTo(200);
        var late = decide(given.reviewer, voucher, "accepted");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("没有可以停用的余额");
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @Test
    void the_same_form_clicked_twice_is_one_stop_and_another_one_is_refused() throws Exception {
        given.issued(1, "whole");
        var voucher = vouchers().getFirst();
        var form = Ids.newId().toString();
        Callable<Integer> click =
                () -> propose(given.finance, voucher, "lost", "券丢失", form).status();
        assertThat(atOnce(click, click)).containsOnly(303);
        assertThat(propose(given.finance, voucher).status()).isEqualTo(409);
        assertThat(count("select count(*) from voucher.stop")).isOne();
        Callable<Integer> decide = () -> decide(given.reviewer, voucher, "accepted").status();
        assertThat(atOnce(decide, decide)).containsExactlyInAnyOrder(303, 409);
        assertThat(count("select sum(fen) from entitlement.voucher_return")).isEqualTo(50_000);
    }

    @Test
    void against_a_redemption_at_the_same_moment_it_is_the_one_or_the_other() throws Exception {
        var codes = given.issued(8, "whole");
        var till = new Program(application, given.till(TAOCHENG, "试验超市"));
        var vouchers = vouchers();
        vouchers.forEach(voucher -> propose(given.finance, voucher));
        for (var i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            var voucher = vouchers.get(i);
            var answers =
                    atOnce(
                            () -> till.redeem(code, 50_000).status(),
                            () -> decide(given.reviewer, voucher, "accepted").status());
            assertThat(answers).isIn(List.of(200, 409), List.of(409, 303));
        }
        assertThat(
                        count(
                                """
                                select count(*) from voucher.voucher
                                 where (left_fen = 0) = is_stopped\
                                """))
                .isZero();
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @Test
    void who_may_not_and_what_the_database_holds_by_itself() {
        given.issued(1, "whole");
        var voucher = vouchers().getFirst();
        var neighbour = given.entitlements().officer(LUQUAN, Role.values());
        assertThat(given.browsing().open(neighbour, "/vouchers/" + voucher).status())
                .isEqualTo(404);
        assertThat(propose(neighbour, voucher).status()).isEqualTo(404);
        assertThat(propose(given.reviewer, voucher).status()).isEqualTo(403);
        assertThat(propose(given.finance, voucher, "", "券丢失", "").status()).isEqualTo(422);
        propose(given.finance, voucher);
        assertThat(decide(neighbour, voucher, "accepted").status()).isEqualTo(404);
        assertThat(given.browsing().open(neighbour, "/vouchers").body()).doesNotContain("张**");
        assertThat(decide(given.caseworker, voucher, "accepted").status()).isEqualTo(403);
        for (var wrong :
                List.of(
                        """
                        update voucher.stop
                           set state = 'accepted', decided_by = proposed_by, decided_at = now(), decision = '自己'\
                        """,
                        """
                        insert into voucher.stop
                               (stop_id, voucher_id, org_path, cause, reason, submission, proposed_by, proposed_at, state)
                        select issue_id, voucher_id, 'cn/130000/', 'lost', '别处', issue_id, issue_id, now(), 'proposed'
                          from voucher.voucher\
                        """,
                        """
                        insert into voucher.stop
                               (stop_id, voucher_id, org_path, cause, reason, submission, proposed_by, proposed_at, state,
                                decided_by, decided_at, decision)
                        select issue_id, voucher_id, org_path, 'lost', '自己', issue_id, issue_id, now(), 'refused',
                               voucher_id, now(), '自己'
                          from voucher.voucher\
                        """,
                        "update voucher.voucher set is_stopped = true",
                        """
                        insert into entitlement.voucher_return (award_id, org_path, fen, returned_on, returned_at)
                        select award_id, org_path, amount_fen + 1, '2021-02-13', now() from entitlement.voucher_award\
                        """)) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(wrong)
                    .isThrownBy(() -> given.entitlements().owner().sql(wrong).update());
        }
    }

    @Test
    void another_office_replaces_no_code() {
        given.issued(1, "whole");
        propose(given.finance, vouchers().getFirst());
        var neighbour = given.entitlements().officer(LUQUAN, Role.values());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        Scope.within(neighbour.org(), neighbour.id())
                                .run(() ->
                                        application
                                                .getBean(StopRepository.class)
                                                .replace(
                                                        id("select stop_id from voucher.stop"),
                                                        application
                                                                .getBean(VoucherCodes.class)
                                                                .newOnes(1)
                                                                .getFirst(),
                                                        neighbour.id(),
                                                        "自己",
                                                        clock.instant())));
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> two)
            throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(one);
            var second = executor.submit(two);
            return List.of(first.get(), second.get());
        }
    }

    private Seen propose(Officer officer, UUID voucher) {
        return propose(officer, voucher, "lost", "持券人称券已丢失", Ids.newId().toString());
    }

    private Seen propose(
            Officer officer, UUID voucher, String cause, String reason, String submission) {
        return given.browsing()
                .send(
                        officer,
                        "/vouchers/" + voucher + "/stops",
                        "cause",
                        cause,
                        "reason",
                        reason,
                        "submission",
                        submission);
    }

    private Seen decide(Officer officer, UUID voucher, String outcome) {
        var stop =
                given.entitlements()
                        .owner()
                        .sql(
                                """
                                select stop_id from voucher.stop
                                 where voucher_id = :voucher
                                 order by stop_id desc
                                 limit 1\
                                """)
                        .param("voucher", voucher)
                        .query(UUID.class)
                        .single();
        return new Browsing(application)
                .send(
                        officer,
                        "/vouchers/" + voucher + "/stops/" + stop + "/decision",
                        "outcome",
                        outcome,
                        "decision",
                        "已核实");
    }

    /** In the order of their numbers, as the codes. */
    private List<UUID> vouchers() {
        return given.entitlements()
                .owner()
                .sql("select voucher_id from voucher.voucher order by issue_id, number")
                .query((row, number) -> row.getObject("voucher_id", UUID.class))
                .list();
    }

    private void expire() {
        application.getBeansOfType(DailyWork.class).values().stream()
                .filter(work -> work.name().equals("expire-vouchers"))
                .forEach(work -> Scope.system(OrgPath.ROOT, "the night").run(work::run));
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
