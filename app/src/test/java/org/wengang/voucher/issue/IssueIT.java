package org.wengang.voucher.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.voucher.GivenVouchers.AFTER_NOTICE;

import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Role;
import org.wengang.voucher.GivenVouchers;

@WengangTest
class IssueIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenVouchers given;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
    }

    @Test
    void f_05_who_was_on_duty_a_day_holds_600_and_who_was_not_500() {
        given.published(TAOCHENG, 1, 1, 0);
        given.published(TAOCHENG, 2, 1, 1);
        clock.moveTo(AFTER_NOTICE);
        assertThat(given.issue(given.finance, "whole").status()).isEqualTo(303);
        assertThat(count("select min(face_fen) from voucher.voucher")).isEqualTo(50_000);
        assertThat(count("select max(face_fen) from voucher.voucher")).isEqualTo(60_000);
        assertThat(count("select total_fen from voucher.issue")).isEqualTo(110_000);
    }

    @Test
    void only_what_is_published_long_enough_and_uncontested_is_issued() {
        var notice = given.published(3);
        given.browsing().send("/notices/" + notice + "/lines/2/objections", "statement", "请核实");
        assertThat(given.issue(given.finance, "whole").status()).isIn(409, 422);
        clock.moveTo(AFTER_NOTICE);
        assertThat(given.browsing().open(given.finance, "/voucher-issues").body())
                .contains("2 张，1,000.00元", "1 张，500.00元");
        var issue = given.issue(given.finance, "whole");
        assertThat(issue.status()).isEqualTo(303);
        assertThat(count("select count(*) from voucher.voucher")).isEqualTo(2);
        assertThat(given.issue(given.finance, "whole").status()).isEqualTo(409);
        assertThat(given.browsing().open(given.finance, issue.location()).body())
                .contains("张**", "500.00元")
                .doesNotContain("张试一");
    }

    @Test
    void two_officers_at_once_make_one_voucher_of_each_award() throws Exception {
        given.published(20);
        clock.moveTo(AFTER_NOTICE);
        var other = given.entitlements().officer(given.finance.org(), Role.FINANCE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> given.issue(given.finance, "whole").status());
            var two = executor.submit(() -> given.issue(other, "partial").status());
            assertThat(new int[] {one.get(), two.get()}).containsExactlyInAnyOrder(303, 409);
        }
        assertThat(count("select count(*) from voucher.voucher")).isEqualTo(20);
    }

    @Test
    void the_same_form_clicked_twice_makes_one_issue() {
        given.published(2);
        clock.moveTo(AFTER_NOTICE);
        var submission = Ids.newId().toString();
        var first = given.issue(given.finance, "whole", submission);
        assertThat(given.issue(given.finance, "whole", submission).location())
                .isEqualTo(first.location());
        assertThat(count("select count(*) from voucher.issue")).isEqualTo(1);
        assertThat(audited("vouchers-issued")).isEqualTo(1);
    }

    @Test
    void the_last_day_is_the_policys_whatever_the_form_says() {
        given.published(1);
        clock.moveTo(AFTER_NOTICE);
        var answer =
                given.browsing()
                        .send(
                                given.finance,
                                "/voucher-issues/of/" + given.policy,
                                "firstDay",
                                "2021-02-13",
                                "lastDay",
                                "2021-12-31",
                                "use",
                                "whole");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(count("select count(*) from voucher.issue where last_day = '2021-03-08'"))
                .isEqualTo(1);
    }

    @Test
    void whether_bit_by_bit_is_asked_and_never_presumed() {
        given.published(1);
        clock.moveTo(AFTER_NOTICE);
        var answer = given.issue(given.finance, "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("请选择能否分次使用");
    }

    @Test
    void who_approved_does_not_issue() {
        given.published(1);
        clock.moveTo(AFTER_NOTICE);
        var both = given.entitlements().officer(given.finance.org(), Role.FINANCE);
        given.entitlements()
                .owner()
                .sql("update entitlement.award set decided_by = :both, version = version + 1")
                .param("both", both.id())
                .update();
        assertThat(given.issue(both, "whole").status()).isEqualTo(403);
        assertThat(count("select count(*) from voucher.voucher")).isZero();
    }

    @Test
    void an_award_with_a_voucher_stays_as_it_was_approved() {
        given.issued(1, "whole");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.entitlements()
                                .owner()
                                .sql("update entitlement.award set amount_fen = 1")
                                .update());
    }

    @Test
    void a_voucher_of_more_than_its_award_is_refused_by_the_database() {
        given.issued(1, "whole");
        given.entitlements().owner().sql("delete from voucher.voucher").update();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.entitlements()
                                .owner()
                                .sql(
                                        """
                                        insert into voucher.voucher
                                               (voucher_id, issue_id, number, award_id, org_path, code_index,
                                                code_sealed, face_fen, left_fen, first_day, last_day, partial)
                                        select i.issue_id, i.issue_id, 1, a.award_id, a.org_path,
                                               decode(repeat('00', 32), 'hex'), 'x', a.amount_fen + 1,
                                               a.amount_fen + 1, i.first_day, i.last_day, i.partial
                                          from voucher.issue i, entitlement.voucher_award a\
                                        """)
                                .update())
                .withMessageContaining("what its award or campaign gives");
    }

    @Test
    void codes_are_handed_out_whole_and_each_reading_is_audited() {
        var code = given.issued(2, "whole").getFirst();
        var issue = one("select issue_id from voucher.issue");
        var page = "/voucher-issues/" + issue;
        assertThat(given.browsing().open(given.finance, page).body())
                .doesNotContain(code.grouped());
        assertThat(given.browsing().open(given.finance, page + "/slips").body())
                .contains(code.grouped(), "<svg class=\"wg-qr\"", "一次用完，不找零", "/v 输入券码");
        var csv =
                GivenEntitlements.text(
                        given.browsing().open(given.finance, page + "/codes.csv").bytes());
        assertThat(csv).contains("1,张试一,", code.grouped(), "合计,2张,,1000.00");
        assertThat(audited("voucher-codes-read")).isEqualTo(2);
        assertThat(
                        count(
                                "select count(*) from security.audit_entry where detail like '%"
                                        + code.value()
                                        + "%'"))
                .isZero();
    }

    @Test
    void another_county_sees_its_own_vouchers_only() {
        given.issued(1, "whole");
        var issue = one("select issue_id from voucher.issue");
        for (var next : new Object[][] {{LUQUAN, 404}, {JIZHOU, 404}}) {
            var officer = given.entitlements().officer((OrgPath) next[0], Role.values());
            assertThat(given.browsing().open(officer, "/voucher-issues/" + issue).status())
                    .isEqualTo(next[1]);
        }
    }

    private long count(String sql) {
        return given.entitlements().count(sql);
    }

    private String one(String sql) {
        return given.entitlements().owner().sql(sql).query(UUID.class).single().toString();
    }

    private long audited(String action) {
        return count("select count(*) from security.audit_entry where action = '" + action + "'");
    }
}
