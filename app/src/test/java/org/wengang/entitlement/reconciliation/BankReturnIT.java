package org.wengang.entitlement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenAccounts;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.entitlement.GivenPayments.Sent;
import org.wengang.entitlement.GivenReturn;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class BankReturnIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired JdbcClient asTheProgram;
    @Autowired TransactionTemplate transactions;
    GivenEntitlements given;
    GivenPayments payments;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    Officer finance;
    UUID policy;
    String batch;
    List<Sent> lines;

    @BeforeEach
    void a_batch_of_three_with_the_bank() {
        given = new GivenEntitlements(application);
        payments = new GivenPayments(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        finance = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 3);
        given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        batch = payments.released(LUQUAN, policy);
        lines = payments.lines(batch);
    }

    @Test
    void paid_and_bounced_line_by_line_until_nothing_is_outstanding() {
        bring(new GivenReturn().paid(lines.get(0)).bounced(lines.get(1), "账户已注销").bytes());
        assertThat(page()).contains("账户已注销", "对账：送出 = 已发放 + 退回 + 未回执", "已送银行");
        assertThat(poolPaid()).isEqualTo(50_000);
        bring(new GivenReturn().paid(lines.get(2)).bytes());
        assertThat(page()).contains("已对平");
        assertThat(poolPaid()).isEqualTo(100_000);
        assertThat(
                        given.count(
                                """
                                select sum(case kind when 'paid' then fen else 0 end)
                                  from entitlement.payment_event\
                                """))
                .isEqualTo(100_000);
        given.assertPoolsBalance();
        assertThat(recordPaid().status()).as("nothing is left to record").isEqualTo(409);
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        var file = new GivenReturn().paid(lines.get(0)).bounced(lines.get(1), "账号不存在").bytes();
        bring(file);
        assertThat(bring(file).status()).isEqualTo(303);
        assertThat(poolPaid()).isEqualTo(50_000);
        assertThat(given.count("select count(*) from entitlement.bank_return")).isOne();
        // the same rows in another file are known already
        var longer = new GivenReturn().paid(lines.get(2)).paid(lines.get(0)).bytes();
        bring(longer);
        assertThat(given.count("select max(known_count) from entitlement.bank_return")).isOne();
        assertThat(poolPaid()).isEqualTo(100_000);
    }

    @Test
    void the_same_file_brought_by_two_officers_at_once_is_taken_once() throws Exception {
        var file = new GivenReturn().paid(lines.get(0)).paid(lines.get(1)).bytes();
        var other = given.officer(LUQUAN, Role.FINANCE);
        try (var executor = Executors.newScheduledThreadPool(2)) {
            var one = executor.submit(() -> bring(finance, file).status());
            var two =
                    executor.schedule(
                            () -> bring(other, file).status(), 240, TimeUnit.MILLISECONDS);
            assertThat(List.of(one.get(), two.get())).containsOnly(303);
        }
        assertThat(poolPaid()).isEqualTo(100_000);
        assertThat(given.count("select count(*) from entitlement.bank_return")).isOne();
    }

    @Test
    void one_row_that_does_not_fit_and_nothing_of_the_file_is_taken() {
        var other = lines.get(1);
        var file =
                new GivenReturn()
                        .paid(lines.get(0))
                        .row(other.reference(), "499.99", "成功", "", "")
                        .row("0123456789abcdef0123456789abcdef", "500.00", "成功", "", "")
                        .row(lines.get(2).reference(), "500.00", "处理中", "", "")
                        .row(lines.get(0).reference(), "500.00", "成功", "", "")
                        .bytes();
        bring(file);
        assertThat(poolPaid()).isZero();
        assertThat(browsing.open(finance, "/payments/" + batch + "/returns").body())
                .contains("金额与批次中的不同", "没有这个发放编号", "既不是成功也不是失败", "出现两次", "未采用");
        bring(new GivenReturn().row(other.reference(), "500.00", "失败", "", "").bytes());
        assertThat(browsing.open(finance, "/payments/" + batch + "/returns").body())
                .contains("失败的行没有写原因");
        // what was refused does not stand in the way of the corrected one
        bring(new GivenReturn().paid(lines.get(0)).paid(other).paid(lines.get(2)).bytes());
        assertThat(poolPaid()).isEqualTo(150_000);
        bring(new GivenReturn().bounced(lines.get(0), "退汇").bytes());
        assertThat(browsing.open(finance, "/payments/" + batch + "/returns").body())
                .contains("以前登记的结果与此不同");
        assertThat(poolPaid()).isEqualTo(150_000);
    }

    @Test
    void nothing_is_settled_before_the_batch_is_released() {
        bring(
                new GivenReturn()
                        .bounced(lines.get(0), "无此户")
                        .bounced(lines.get(1), "无此户")
                        .bounced(lines.get(2), "无此户")
                        .bytes());
        given.owner().sql("delete from entitlement.payment_hold").update();
        given.owner()
                .sql("update entitlement.payee_account set state = 'ended', ended_at = now()")
                .update();
        given.accounts(policy);
        batch = payments.make(finance, policy).id();
        var file = new GivenReturn().paid(payments.lines(batch).getFirst()).bytes();
        var answer = bring(file);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("还没有放行");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        update entitlement.payment_line
                                           set state = 'paid', settled_on = '2021-02-13', settled_by = made_by,
                                               settled_at = now()
                                         where state = 'open'\
                                        """)
                                .update());
        payments.release(given.officer(LUQUAN, Role.FINANCE), batch);
        assertThat(bring(file).status()).isEqualTo(303);
        assertThat(poolPaid()).isEqualTo(50_000);
    }

    @Test
    void bounced_is_paid_again_to_the_corrected_account_and_never_to_the_same() {
        var award = given.awards(policy, "approved").get(1);
        bring(
                new GivenReturn()
                        .paid(lines.get(0))
                        .bounced(lines.get(1), "户名不符")
                        .paid(lines.get(2))
                        .bytes());
        assertThat(payments.make(finance, policy).status()).isEqualTo(409);
        var worker =
                one("select subject_id from entitlement.award where award_id = '" + award + "'");
        assertThat(browsing.open(caseworker, "/accounts").body()).contains("银行退回：户名不符", worker);
        assertThat(browsing.card(caseworker, "待填收款账户")).isEqualTo("1");
        browsing.send(
                caseworker,
                "/accounts/" + worker,
                "holder",
                "张试一",
                "number",
                GivenAccounts.card(777),
                "bank",
                "试验银行",
                "reason",
                "本人带卡来更正");
        assertThat(payments.make(finance, policy).status()).as("not confirmed yet").isEqualTo(409);
        browsing.send(
                reviewer,
                "/accounts/" + worker + "/confirmation",
                "account",
                one("select account_id from entitlement.payee_account where state = 'awaiting'"),
                "outcome",
                "confirmed");
        var again = payments.released(LUQUAN, policy);
        bring(again, new GivenReturn().paid(payments.lines(again).getFirst()).bytes());
        assertThat(poolPaid()).isEqualTo(150_000);
        assertThat(given.count("select count(*) from entitlement.published_payment")).isEqualTo(3);
        assertThat(browsing.open(finance, "/payees/" + worker).body())
                .contains("银行退回", "户名不符", "实际领取")
                .as("it came back before it was paid, also on one day")
                .containsSubsequence("户名不符", ">发放<");
        given.assertPoolsBalance();
    }

    @Test
    void pay_twice_is_impossible_by_sql_as_the_program_itself() {
        bring(new GivenReturn().paid(lines.get(0)).bytes());
        var attempts =
                List.of(
                        // a second line of an award that is paid, or with the bank
                        """
                        insert into entitlement.payment_line
                               (payment_batch_id, line_number, org_path, award_id, payee, name, id_sealed, id_last4,
                                amount_fen, approved_by, made_by, account_id)
                        select payment_batch_id, line_number + 100, org_path, award_id, payee, name, id_sealed, id_last4,
                               amount_fen, approved_by, made_by, account_id
                          from entitlement.payment_line
                        """,
                        "update entitlement.payment_line set state = 'bounced', bounce_reason = 'x'"
                                + " where state = 'paid'",
                        "update entitlement.payment_line set state = 'open', settled_on = null,"
                                + " settled_by = null, settled_at = null where state = 'paid'",
                        "update entitlement.payment_line set state = 'withdrawn' where state ="
                                + " 'open'",
                        "update entitlement.payment_line set amount_fen = 1",
                        "update entitlement.payment_batch set released_by = null, released_at ="
                                + " null",
                        "update entitlement.payment_batch set released_by = made_by",
                        "update entitlement.payment_batch set paid_fen = 0",
                        "update entitlement.budget_pool set paid_fen = 0",
                        "delete from entitlement.payment_line");
        for (var attempt : attempts) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(attempt)
                    .isThrownBy(() ->
                            Scope.within(LUQUAN, finance.id())
                                    .call(() ->
                                            transactions.execute(
                                                    status -> asTheProgram.sql(attempt).update())));
        }
        assertThat(poolPaid()).isEqualTo(50_000);
    }

    @Test
    void who_may_bring_a_return_and_who_may_not() {
        var file = new GivenReturn().paid(lines.get(0)).bytes();
        assertThat(bring(reviewer, file).status()).isEqualTo(403);
        assertThat(bring(given.officer(YUHUA, Role.FINANCE), file).status()).isEqualTo(404);
        assertThat(bring("没有表头".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(422);
        assertThat(poolPaid()).isZero();
    }

    /** A day that stands there and is not understood is not the day of the officer either. */
    @Test
    void the_day_of_a_row_is_read_as_banks_write_it_and_never_replaced() {
        clock.moveTo("2021-02-14T09:00");
        bring(dated("2月13日"));
        assertThat(poolPaid()).isZero();
        assertThat(browsing.open(finance, "/payments/" + batch + "/returns").body())
                .contains("日期读不出来");
        bring(dated("20210214"));
        assertThat(poolPaid()).isEqualTo(50_000);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.payment_line where settled_on ="
                                        + " '2021-02-14'"))
                .isOne();
        bring(
                ("发放编号,金额（元）,处理结果,处理日期\r\n%s,%s,成功,2021/2/14 10:05:00\r\n"
                                .formatted(lines.get(1).reference(), lines.get(1).yuan()))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(
                        given.count(
                                "select count(*) from entitlement.payment_line where settled_on ="
                                        + " '2021-02-14'"))
                .isEqualTo(2);
    }

    private byte[] dated(String day) {
        var line = lines.getFirst();
        return "发放编号,金额（元）,处理结果,处理日期\r\n%s,%s,成功,%s\r\n"
                .formatted(line.reference(), line.yuan(), day)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Browsing.Seen bring(byte[] file) {
        return bring(finance, file);
    }

    private Browsing.Seen bring(Officer officer, byte[] file) {
        return browsing.upload(
                officer, "/payments/" + batch + "/returns?day=2021-02-13", "回执.csv", file);
    }

    private void bring(String other, byte[] file) {
        assertThat(
                        browsing.upload(
                                        finance,
                                        "/payments/" + other + "/returns?day=2021-02-13",
                                        "回执.csv",
                                        file)
                                .status())
                .isEqualTo(303);
    }

    private Browsing.Seen recordPaid() {
        return browsing.send(finance, "/payments/" + batch + "/payment", "paidOn", "2021-02-13");
    }

    private String page() {
        return browsing.open(finance, "/payments/" + batch).body();
    }

    private long poolPaid() {
        return given.count("select paid_fen from entitlement.budget_pool");
    }

    private String one(String sql) {
        return given.owner().sql(sql).query(UUID.class).single().toString();
    }
}
