package org.wengang.entitlement.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.SHIJIAZHUANG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Books of a pool, and appropriations that change it. */
@WengangTest
class BudgetIT {

    private final GivenEntitlements given;
    private final Browsing browsing;

    private Officer caseworker;
    private Officer finance;
    private Officer second;
    private UUID policy;

    @Autowired
    BudgetIT(ApplicationContext context) {
        this.given = new GivenEntitlements(context);
        this.browsing = new Browsing(context);
    }

    @BeforeEach
    void three_people_and_money_for_two() {
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        finance = given.officer(LUQUAN, Role.FINANCE);
        second = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("1000.00");
        given.workers(LUQUAN, 1, 3);
        given.determine(caseworker, policy);
    }

    @Test
    void every_entry_of_the_books_leads_to_its_people() {
        var page = browsing.open(finance, "/budgets/" + policy);
        assertThat(page.body())
                .contains("-1,000.00元", "有 1 笔待遇（共 500.00元）因资金用完在排队", "3 笔待遇")
                .contains("<strong>0.00元</strong>");
        var movement =
                given.owner()
                        .sql("select distinct movement_id from entitlement.award_step")
                        .query(UUID.class)
                        .single();
        assertThat(browsing.open(finance, "/budgets/" + policy + "/movements/" + movement).body())
                .contains("张**", "待复核", "等待")
                .doesNotContain("张试一");
        assertThat(browsing.open(finance, "/budgets").body()).contains("1 笔等待资金，共 500.00元");
        assertThat(browsing.openInEnglish(finance, "/budgets").body()).contains("1 awards wait");
        assertThat(browsing.open(finance, "/").body()).contains("资金待处理");
    }

    @Test
    void money_that_is_added_counts_once_another_officer_confirms_it_and_the_queue_moves_up() {
        assertThat(enter(finance, "500", "冀财社〔2021〕3号").status()).isEqualTo(303);
        assertThat(waiting()).isEqualTo(1);
        assertThat(decide(finance, "confirmed", "").status()).isEqualTo(403);
        assertThat(decide(second, "confirmed", "").status()).isEqualTo(303);
        assertThat(waiting()).isZero();
        assertThat(decide(second, "confirmed", "").status()).isEqualTo(409);
        assertThat(browsing.open(finance, "/budgets/" + policy).body())
                .contains("冀财社〔2021〕3号", "1,500.00元", "已确认");
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action like"
                                        + " 'approp%'"))
                .isEqualTo(2);
        given.assertPoolsBalance();
    }

    @Test
    void what_is_committed_is_not_taken_back_and_a_refusal_says_why() {
        enter(finance, "-0.01", "收回文件");
        assertThat(decide(second, "confirmed", "").body()).contains("已被待遇占用");
        assertThat(decide(second, "refused", " ").status()).isEqualTo(422);
        assertThat(decide(second, "refused", "已占用").status()).isEqualTo(303);
        assertThat(browsing.open(finance, "/budgets/" + policy).body()).contains("已占用", "不予确认");
        assertThat(given.count("select amount_fen from entitlement.budget_pool"))
                .isEqualTo(100_000);
    }

    @Test
    void a_form_that_cannot_be_read_or_comes_twice_changes_nothing_more() {
        for (var wrong : List.of("", "0", "abc", "1.234", "1e9", "9999999999999")) {
            assertThat(enter(finance, wrong, "文件").status()).as(wrong).isEqualTo(422);
        }
        assertThat(enter(finance, "1", "").status()).isEqualTo(422);
        assertThat(enter(finance, "1", "长".repeat(201)).status()).isEqualTo(422);
        var submission = Ids.newId().toString();
        for (int click = 0; click < 2; click++) {
            send(finance, "amount", "1,000.50", "document", "文件", "submission", submission);
        }
        assertThat(given.count("select sum(fen) from entitlement.appropriation"))
                .isEqualTo(100_050);
    }

    @Test
    void two_officers_confirm_at_once_and_it_counts_once() throws Exception {
        enter(finance, "500", "文件");
        var third = given.officer(LUQUAN, Role.FINANCE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> decide(second, "confirmed", "").status());
            var two = executor.submit(() -> decide(third, "confirmed", "").status());
            assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder(303, 409);
        }
        assertThat(given.count("select amount_fen from entitlement.budget_pool"))
                .isEqualTo(150_000);
        given.assertPoolsBalance();
    }

    @Test
    void money_is_appropriated_by_the_office_of_the_policy_and_seen_by_those_below() {
        var neighbour = given.officer(YUHUA, Role.FINANCE);
        assertThat(browsing.open(neighbour, "/budgets/" + policy).status()).isEqualTo(404);
        var city = given.officer(SHIJIAZHUANG, Role.FINANCE);
        assertThat(browsing.open(city, "/budgets/" + policy).body()).contains("追加或收回资金");
        assertThat(browsing.open(caseworker, "/budgets/" + policy).status()).isEqualTo(403);
        var reviewer = given.officer(LUQUAN, Role.REVIEWER);
        assertThat(browsing.open(reviewer, "/budgets/" + policy).body())
                .doesNotContain("追加或收回资金</");
        assertThat(enter(reviewer, "1", "文件").status()).isEqualTo(403);
        assertThat(send(neighbour, "amount", "1", "document", "文件").status()).isEqualTo(404);
    }

    @Test
    void nobody_writes_the_books_or_the_amount_by_hand() {
        var app = JdbcClient.create(TestDatabase.app());
        for (var statement :
                List.of(
                        "update entitlement.pool_entry set fen = 1",
                        "delete from entitlement.pool_entry",
                        "update entitlement.budget_pool set amount_fen = 1")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(statement)
                    .isThrownBy(() -> app.sql(statement).update());
        }
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        given.owner().sql("update entitlement.pool_entry set fen = 1").update());
    }

    private long waiting() {
        return given.count("select count(*) from entitlement.award where status = 'waiting'");
    }

    private Seen enter(Officer officer, String amount, String document) {
        return send(officer, "amount", amount, "document", document);
    }

    private Seen send(Officer officer, String... fields) {
        return browsing.send(officer, "/budgets/" + policy + "/appropriations", fields);
    }

    private Seen decide(Officer officer, String outcome, String reason) {
        var open =
                given.owner()
                        .sql(
                                "select appropriation_id from entitlement.appropriation order by"
                                        + " appropriation_id desc limit 1")
                        .query(UUID.class)
                        .single();
        return browsing.send(
                officer,
                "/budgets/" + policy + "/appropriations/" + open + "/decision",
                "outcome",
                outcome,
                "reason",
                reason);
    }
}
