package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenAccounts;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.entitlement.GivenReturn;
import org.wengang.job.DailyWork;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.statistics.indicators.Figure;
import org.wengang.statistics.indicators.Indicator;
import org.wengang.statistics.indicators.Indicators;
import org.wengang.statistics.indicators.Question;

/**
 * A month in fast motion: 2,000 people, money in one county and vouchers in another, a budget that
 * runs out, three payments that come back, two objections, one clawback. At the end the books close
 * and the bulletin says what they say.
 */
@WengangTest
class MonthIT {

    private static final int PEOPLE = 1_000;
    private static final int PAID_FOR = 995;
    private static final long AMOUNT_FEN = 50_000;

    private final ApplicationContext application;
    private final TestClock clock;
    private final GivenEntitlements given;
    private final GivenPayments payments;
    private final Browsing browsing;
    private final Indicators indicators;
    private final List<DailyWork> nightly;

    private Officer caseworker;
    private Officer reviewer;
    private Officer finance;
    private UUID policy;

    @Autowired
    MonthIT(
            ApplicationContext application,
            TestClock clock,
            Indicators indicators,
            List<DailyWork> nightly) {
        this.application = application;
        this.clock = clock;
        this.indicators = indicators;
        this.nightly = nightly;
        this.given = new GivenEntitlements(application);
        this.payments = new GivenPayments(application);
        this.browsing = new Browsing(application);
    }

    @BeforeEach
    void officers_and_money_for_all_but_five() {
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        finance = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("497500.00");
    }

    @Test
    void a_month_of_two_thousand_people_ends_with_books_that_close() {
        given.workers(LUQUAN, 1, PEOPLE);
        given.approved(policy, caseworker, reviewer);
        assertThat(count("waiting")).as("the budget is used up").isEqualTo(PEOPLE - PAID_FOR);
        var notice = given.published(policy, caseworker, "2021-02-12");
        object(notice, 3);
        object(notice, 7);
        handle("upheld");
        handle("dismissed");
        assertThat(count("refused")).isOne();
        assertThat(count("proposed")).as("the first who waited moved up").isOne();
        var vouchers = vouchers();
        clock.moveTo("2021-02-13T09:00");
        var batch = payments.released(LUQUAN, policy);
        var lines = payments.lines(batch);
        assertThat(lines).hasSize(PAID_FOR - 1);
        var file = new GivenReturn();
        lines.subList(0, 3).forEach(line -> file.bounced(line, "账户已注销"));
        lines.subList(3, lines.size()).forEach(file::paid);
        bring(batch, file, "2021-02-13");
        assertThat(paidFen()).isEqualTo((PAID_FOR - 4) * AMOUNT_FEN);
        correctAccounts();
        approveTheRest();
        given.published(policy, caseworker, "2021-02-19");
        clock.moveTo("2021-02-20T09:00");
        var second = payments.released(LUQUAN, policy);
        var again = new GivenReturn();
        assertThat(payments.lines(second)).as("three again, and who moved up").hasSize(4);
        payments.lines(second).forEach(again::paid);
        bring(second, again, "2021-02-20");
        assertThat(paidFen()).isEqualTo(PAID_FOR * AMOUNT_FEN);
        clawBack(lines.getLast().reference());
        assertThat(count("reversed")).isOne();
        assertThat(count("proposed")).as("its money goes to the next who waits").isOne();
        assertThat(paidFen()).isEqualTo((PAID_FOR - 1) * AMOUNT_FEN);
        closes();
        clock.moveTo("2021-03-09T03:00");
        night();
        assertThat(given.count("select sum(expired_fen) from voucher.voucher"))
                .isEqualTo(900 * 50_000 + 100 * 60_000 - 20 * 12_345);
        given.assertPoolsBalance();
        assertThat(given.found("voucher-void-differs")).isZero();
        agrees(policy, LUQUAN, new Figure(PAID_FOR - 1, (PAID_FOR - 1) * AMOUNT_FEN));
        agrees(vouchers, HENGSHUI, new Figure(20, 20 * 12_345));
        assertThat(read(vouchers, HENGSHUI)).contains("共发出510,000.00元，其中507,531.00元已经退回或过期未用");
    }

    /** What the bulletin counts is what the books say is paid. */
    private void agrees(UUID counted, OrgPath office, Figure figure) {
        var officer = given.officer(office, Role.STATISTICIAN);
        var question = new Question(counted, LocalDate.of(2021, 3, 9), office);
        assertThat(
                        Scope.within(office, officer.id())
                                .call(() -> indicators.figure(Indicator.PAID, question)))
                .isEqualTo(figure);
        assertThat(
                        given.count(
                                "select paid_fen from entitlement.budget_pool where"
                                        + " policy_version_id = '"
                                        + counted
                                        + "'"))
                .isEqualTo(figure.fen());
    }

    private String read(UUID counted, OrgPath office) {
        return browsing.open(
                        given.officer(office, Role.STATISTICIAN), "/bulletins?policy=" + counted)
                .body()
                .replaceAll("<[^>]+>", "");
    }

    private void night() {
        for (var work : nightly) {
            if (work.name().endsWith("-vouchers")) {
                Scope.system(OrgPath.ROOT, work.name()).run(work::run);
            }
        }
    }

    /** Of Hengshui: 900 are worth 500 yuan, 100 on duty 600 (F-05); some of it is spent. */
    private UUID vouchers() {
        var vouchers = new GivenVouchers(application, clock);
        vouchers.published(TAOCHENG, PEOPLE + 1, 900, 0);
        vouchers.published(TAOCHENG, PEOPLE + 901, 100, 1);
        clock.moveTo(GivenVouchers.AFTER_NOTICE);
        assertThat(vouchers.issue(vouchers.finance, "partial").status()).isEqualTo(303);
        var till = new Program(application, vouchers.till(TAOCHENG, "桃城试验超市"));
        for (var code : vouchers.codes().subList(0, 20)) {
            assertThat(till.redeem(code, 12_345).status()).isEqualTo(200);
        }
        assertThat(given.count("select sum(face_fen) from voucher.voucher"))
                .isEqualTo(900 * 50_000 + 100 * 60_000);
        assertThat(given.count("select sum(face_fen - left_fen) from voucher.voucher"))
                .isEqualTo(20 * 12_345);
        return vouchers.policy;
    }

    private void closes() {
        given.assertPoolsBalance();
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from entitlement.budget_pool
                                 where amount_fen < committed_fen or committed_fen < paid_fen\
                                """))
                .isZero();
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from (select award_id from entitlement.payment_line where state = 'paid'
                                         group by award_id having count(*) > 1) twice\
                                """))
                .isZero();
        assertThat(given.found("voucher-books-differ")).isZero();
        clock.moveTo("2021-02-28T09:00");
        assertThat(read(policy, LUQUAN))
                .contains("共为994名外来务工人员发放稳岗补贴49.7万元", "共发出497,500.00元，其中500.00元已经退回或过期未用");
        assertThat(browsing.open(finance, "/budgets/" + policy).body())
                .contains("497,000.00元", "<strong>0.00元</strong>");
    }

    private void object(String notice, int line) {
        assertThat(
                        browsing.send(
                                        "/notices/%s/lines/%d/objections".formatted(notice, line),
                                        "statement",
                                        "请核实",
                                        "submission",
                                        Ids.newId().toString())
                                .status())
                .isEqualTo(303);
    }

    private void handle(String outcome) {
        var objection =
                one("select objection_id from entitlement.objection where status = 'open' limit 1");
        assertThat(
                        browsing.send(
                                        given.officer(LUQUAN, Role.REVIEWER),
                                        "/objections/" + objection + "/handling",
                                        "outcome",
                                        outcome,
                                        "handling",
                                        "已核实")
                                .status())
                .isEqualTo(303);
    }

    private void bring(String batch, GivenReturn file, String day) {
        assertThat(
                        browsing.upload(
                                        finance,
                                        "/payments/" + batch + "/returns?day=" + day,
                                        "回执.csv",
                                        file.bytes())
                                .status())
                .isEqualTo(303);
    }

    /** Of those whose payment came back: stated by one officer, confirmed by another. */
    private void correctAccounts() {
        var payees =
                given.owner()
                        .sql(
                                """
                                select a.subject_id
                                  from entitlement.award a
                                  join entitlement.payment_line l using (award_id)
                                 where l.state = 'bounced'\
                                """)
                        .query(UUID.class)
                        .list();
        var card = 900_000;
        for (var payee : payees) {
            var holder =
                    given.owner()
                            .sql(
                                    "select name from registry.published_subject where subject_id ="
                                            + " :id")
                            .param("id", payee)
                            .query(String.class)
                            .single();
            var answer =
                    browsing.send(
                            caseworker,
                            "/accounts/" + payee,
                            "holder",
                            holder,
                            "number",
                            GivenAccounts.card(card++),
                            "bank",
                            "试验银行",
                            "reason",
                            "账户已注销，本人更正");
            assertThat(answer.status()).isEqualTo(303);
        }
        for (var payee : payees) {
            browsing.send(
                    reviewer,
                    "/accounts/" + payee + "/confirmation",
                    "account",
                    one("select account_id from entitlement.payee_account where state ="
                                    + " 'awaiting' and subject_id = '"
                                    + payee
                                    + "'")
                            .toString(),
                    "outcome",
                    "confirmed");
        }
        assertThat(
                        given.count(
                                "select count(*) from entitlement.payee_account where state ="
                                        + " 'awaiting'"))
                .isZero();
    }

    private void approveTheRest() {
        for (var award : given.awards(policy, "proposed")) {
            var version =
                    given.owner()
                            .sql("select version from entitlement.award where award_id = :id")
                            .param("id", award)
                            .query(Integer.class)
                            .single();
            assertThat(
                            browsing.send(
                                            reviewer,
                                            "/reviews/decisions",
                                            "action",
                                            "approve",
                                            "chosen",
                                            award + "~" + version)
                                    .status())
                    .isEqualTo(303);
        }
    }

    /** All of one award, in two instalments. */
    private void clawBack(String reference) {
        var line =
                one(
                        "select line_id from entitlement.payment_line where replace(line_id::text,"
                                + " '-', '') = '"
                                + reference
                                + "'");
        var asked =
                browsing.send(
                        caseworker,
                        "/clawbacks/lines/" + line,
                        "amount",
                        "500.00",
                        "parts",
                        "2",
                        "firstDue",
                        "2021-03-15",
                        "reason",
                        "核实不符合条件",
                        "submission",
                        Ids.newId().toString());
        assertThat(asked.status()).isEqualTo(303);
        var path = "/clawbacks/" + asked.id();
        browsing.send(reviewer, path + "/decision", "outcome", "accepted", "decision", "材料已核实");
        for (var receipt : List.of("回单 1", "回单 2")) {
            assertThat(
                            browsing.send(
                                            finance,
                                            path + "/receipts",
                                            "amount",
                                            "250.00",
                                            "receivedOn",
                                            "2021-02-20",
                                            "reference",
                                            receipt,
                                            "submission",
                                            Ids.newId().toString())
                                    .status())
                    .isEqualTo(303);
        }
    }

    private UUID one(String query) {
        return given.owner().sql(query).query(UUID.class).single();
    }

    private long count(String status) {
        return given.count(
                "select count(*) from entitlement.award a where a.status = '"
                        + status
                        + "' and a.policy_code = 'R-SJZ-04'");
    }

    private long paidFen() {
        return given.count(
                "select paid_fen from entitlement.budget_pool where policy_code = 'R-SJZ-04'");
    }
}
