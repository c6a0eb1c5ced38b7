package org.wengang.entitlement.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class PaymentIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    Officer finance;
    Officer second;
    UUID policy;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        finance = given.officer(LUQUAN, Role.FINANCE);
        second = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("1000000.00");
    }

    @Test
    void only_what_is_published_long_enough_and_uncontested_is_paid() {
        var notice = published(3);
        object(notice, 2);
        assertThat(make(finance).status()).isEqualTo(409);
        clock.moveTo("2021-02-12T18:00");
        assertThat(make(finance).status()).isEqualTo(409);
        clock.moveTo("2021-02-13T09:00");
        assertThat(browsing.open(finance, "/payments").body())
                .contains("2 笔，1,000.00元", "1 笔，500.00元");
        var batch = make(finance);
        assertThat(batch.status()).isEqualTo(303);
        assertThat(given.count("select line_count from entitlement.payment_batch")).isEqualTo(2);
        assertThat(make(finance).status()).isEqualTo(409);
    }

    @Test
    void a_settled_objection_lets_its_line_go_into_the_next_batch() {
        var notice = published(2);
        object(notice, 1);
        clock.moveTo("2021-02-13T09:00");
        make(finance);
        given.owner()
                .sql(
                        """
                        update entitlement.objection
                           set status = 'dismissed', handled_by = :by, handled_at = now(), handling = '不属实'\
                        """)
                .param("by", Ids.newId())
                .update();
        assertThat(make(finance).status()).isEqualTo(303);
        assertThat(given.count("select count(*) from entitlement.payment_line")).isEqualTo(2);
    }

    @Test
    void the_file_holds_names_numbers_amounts_and_a_control_sum() throws IOException {
        published(2);
        clock.moveTo("2021-02-13T09:00");
        var batch = released();
        var csv =
                GivenEntitlements.text(
                        browsing.open(finance, "/payments/" + batch + "/file.csv").bytes());
        assertThat(csv)
                .startsWith("\uFEFF序号,姓名,证件号码,金额（元）,政策编号,政策名称,发放编号,户名,收款账号,开户银行,联行号\r\n")
                .contains("1,张试一," + GivenEntitlements.residentId(1) + ",500.00,R-SJZ-04,")
                .contains("2,张试一," + GivenEntitlements.residentId(2) + ",500.00,R-SJZ-04,")
                .containsPattern("合计,2笔,校验码 [0-9a-f]{16},1000.00");
        var rows = rows(browsing.open(finance, "/payments/" + batch + "/file.xlsx").bytes());
        assertThat(rows.get(1).subList(0, 4))
                .containsExactly("1", "张试一", GivenEntitlements.residentId(1), "500.00");
        assertThat(rows).hasSize(4);
        assertThat(audited("payment-file-downloaded")).isEqualTo(2);
    }

    @Test
    void the_same_batch_gives_the_same_bytes_also_after_the_roster_changed() {
        published(3);
        clock.moveTo("2021-02-13T09:00");
        var batch = released();
        var csv = browsing.open(finance, "/payments/" + batch + "/file.csv").bytes();
        var xlsx = browsing.open(finance, "/payments/" + batch + "/file.xlsx").bytes();
        given.owner()
                .sql("update registry.worker set name = '李试改', version = version + 1")
                .update();
        clock.moveTo("2021-03-01T09:00");
        assertThat(browsing.open(finance, "/payments/" + batch + "/file.csv").bytes())
                .isEqualTo(csv);
        assertThat(browsing.open(finance, "/payments/" + batch + "/file.xlsx").bytes())
                .isEqualTo(xlsx);
    }

    @Test
    void two_batches_at_once_pay_each_award_once() throws Exception {
        published(20);
        clock.moveTo("2021-02-13T09:00");
        var other = given.officer(LUQUAN, Role.FINANCE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> make(finance).status());
            var two = executor.submit(() -> make(other).status());
            assertThat(new int[] {one.get(), two.get()}).containsExactlyInAnyOrder(303, 409);
        }
        assertThat(given.count("select count(*) from entitlement.payment_batch")).isEqualTo(1);
        assertThat(given.count("select count(*) from entitlement.payment_line")).isEqualTo(20);
    }

    @Test
    void the_same_form_twice_makes_one_batch() {
        published(2);
        clock.moveTo("2021-02-13T09:00");
        var submission = Ids.newId().toString();
        var first = make(finance, submission);
        assertThat(make(finance, submission).location()).isEqualTo(first.location());
        assertThat(audited("payment-batch-made")).isEqualTo(1);
    }

    @Test
    void a_form_gone_back_to_and_sent_for_another_policy_does_not_claim_that_it_was_done() {
        published(2);
        clock.moveTo("2021-02-13T09:00");
        var submission = Ids.newId().toString();
        make(finance, submission);
        var other = Ids.newId().toString();
        var again = browsing.send(finance, "/payments", "policy", other, "submission", submission);
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void an_award_in_a_batch_stays_approved_whoever_changes_it() {
        published(1);
        clock.moveTo("2021-02-13T09:00");
        make(finance);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        update entitlement.award
                                           set status = 'refused', reason = '迟到的异议', version = version + 1\
                                        """)
                                .update());
    }

    @Test
    void paid_is_recorded_once_on_a_possible_day_and_the_pool_moves_with_it() {
        published(2);
        clock.moveTo("2021-02-13T09:00");
        var batch = released();
        clock.moveTo("2021-02-16T09:00");
        for (var wrong : List.of("", "2021-02-12", "2021-02-17", "昨天")) {
            assertThat(recordPaid(finance, batch, wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(recordPaid(finance, batch, "2021-02-15").status()).isEqualTo(303);
        assertThat(given.count("select paid_fen from entitlement.budget_pool")).isEqualTo(100_000);
        var again = recordPaid(finance, batch, "2021-02-16");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("已经登记过发放");
        assertThat(given.count("select paid_fen from entitlement.budget_pool")).isEqualTo(100_000);
        assertThat(audited("payment-recorded")).isEqualTo(1);
        given.assertPoolsBalance();
    }

    @Test
    void what_is_recorded_as_paid_cannot_be_changed_in_the_database() {
        published(1);
        clock.moveTo("2021-02-13T09:00");
        recordPaid(finance, released(), "2021-02-13");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql("update entitlement.payment_batch set paid_on = '2021-02-14'")
                                .update());
    }

    @Test
    void whoever_approved_does_not_pay() {
        var both = given.officer(LUQUAN, Role.REVIEWER, Role.FINANCE);
        given.workers(LUQUAN, 1, 2);
        given.approved(policy, caseworker, both);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        var answer = make(both);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("谁批准的不能由谁发放");
        assertThat(make(finance).status()).isEqualTo(303);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql("update entitlement.payment_line set made_by = approved_by")
                                .update());
    }

    @Test
    void vouchers_are_shown_as_such_and_never_paid_in_cash() {
        var vouchers = given.hengshui("1000000.00");
        given.worker(given.someone(TAOCHENG, 1).with("stay_place", "131102"));
        var clerk = given.officer(HENGSHUI, Role.CASEWORKER);
        given.approved(vouchers, clerk, given.officer(HENGSHUI, Role.REVIEWER));
        given.published(vouchers, clerk, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        var cashier = given.officer(HENGSHUI, Role.FINANCE);
        assertThat(browsing.open(cashier, "/payments").body())
                .contains("以消费券形式发放", "1 笔，600.00元", "不能用现金支付")
                .doesNotContain("确认生成");
        assertThat(
                        browsing.send(
                                        cashier,
                                        "/payments",
                                        "policy",
                                        vouchers.toString(),
                                        "submission",
                                        id())
                                .status())
                .isEqualTo(409);
    }

    @Test
    void who_pays_and_who_may_not() {
        published(1);
        clock.moveTo("2021-02-13T09:00");
        assertThat(make(caseworker).status()).isEqualTo(403);
        assertThat(make(reviewer).status()).isEqualTo(403);
        var neighbour = given.officer(YUHUA, Role.FINANCE);
        assertThat(make(neighbour).status()).isEqualTo(409);
        var batch = released();
        for (var path :
                List.of(
                        "",
                        "/file.csv",
                        "/file.xlsx",
                        "/file.xml",
                        "/signatures.txt",
                        "/returns")) {
            assertThat(browsing.open(neighbour, "/payments/" + batch + path).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(browsing.open(reviewer, "/payments/" + batch + path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(recordPaid(neighbour, batch, "2021-02-13").status()).isEqualTo(404);
        assertThat(browsing.open(neighbour, "/payments").body()).doesNotContain(batch);
        assertThat(audited("payment-file-downloaded")).isZero();
    }

    @Test
    void the_page_of_a_batch_shows_no_whole_number() {
        published(1);
        clock.moveTo("2021-02-13T09:00");
        var batch = make(finance).id();
        assertThat(browsing.open(finance, "/payments/" + batch).body())
                .contains("张**", GivenEntitlements.residentId(1).substring(14))
                .doesNotContain(GivenEntitlements.residentId(1));
        assertThat(browsing.openInEnglish(finance, "/payments/" + batch).body())
                .contains("Not recorded as paid");
    }

    private String published(int workers) {
        given.workers(LUQUAN, 1, workers);
        given.approved(policy, caseworker, reviewer);
        return given.published(policy, caseworker, "2021-02-12");
    }

    private void object(String notice, int line) {
        var path = "/notices/%s/lines/%d/objections".formatted(notice, line);
        assertThat(browsing.send(path, "statement", "请核实", "submission", id()).status())
                .isEqualTo(303);
    }

    /** By one officer, and released by another. */
    private String released() {
        var batch = make(finance).id();
        new GivenPayments(application).release(second, batch);
        return batch;
    }

    private Browsing.Seen make(Officer officer) {
        return make(officer, id());
    }

    private Browsing.Seen make(Officer officer, String submission) {
        return browsing.send(
                officer, "/payments", "policy", policy.toString(), "submission", submission);
    }

    private Browsing.Seen recordPaid(Officer officer, String batch, String day) {
        return browsing.send(officer, "/payments/" + batch + "/payment", "paidOn", day);
    }

    private static String id() {
        return Ids.newId().toString();
    }

    private static List<List<String>> rows(byte[] xlsx) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            for (var row : workbook.getFirstSheet().read()) {
                rows.add(row.stream().map(Cell::getRawValue).toList());
            }
        }
        return rows;
    }

    private long audited(String action) {
        return given.count(
                "select count(*) from security.audit_entry where action = '" + action + "'");
    }
}
