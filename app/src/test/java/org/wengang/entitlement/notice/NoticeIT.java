package org.wengang.entitlement.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class NoticeIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    UUID policy;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        policy = given.luquan("1000000.00");
    }

    @Test
    void anybody_reads_masked_names_and_nothing_personal() {
        given.worker(given.someone(LUQUAN, 1).named("欧阳试一").at("鹿泉试验食品厂"));
        given.worker(given.someone(LUQUAN, 2).named("王试"));
        given.approved(policy, caseworker, reviewer);
        var notice = given.published(policy, caseworker, "2021-02-12");
        var page = browsing.open("/notices/" + notice);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("欧阳**", "王*", "鹿泉试验食品厂", "500.00元", "2021年2月12日", "1,000.00元")
                .doesNotContain("欧阳试一")
                .doesNotContain("王试")
                .doesNotContain(GivenEntitlements.residentId(1))
                .doesNotContain(GivenEntitlements.residentId(1).substring(14))
                .doesNotContain(award(0));
        assertThat(browsing.open("/notices").body()).contains("留岗补贴发放公示", "公示中");
        assertThat(browsing.open("/notices/" + notice + "/print").body()).contains("欧阳**", "王*");
        assertThat(page.body()).doesNotContain("wg-side");
        assertThat(browsing.open(caseworker, "/notices/" + notice).body())
                .as("an officer keeps the menu")
                .contains("wg-side");
    }

    @Test
    void what_is_stored_for_the_public_is_masked_already() {
        given.worker(given.someone(LUQUAN, 1).named("欧阳试一"));
        given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        assertThat(
                        given.owner()
                                .sql("select masked_name from entitlement.notice_line")
                                .query(String.class)
                                .single())
                .isEqualTo("欧阳**");
    }

    @Test
    void the_officer_chooses_the_last_day_within_bounds() {
        given.workers(LUQUAN, 1, 1);
        given.approved(policy, caseworker, reviewer);
        assertThat(browsing.open(caseworker, "/publications").body())
                .contains("id=\"lastDay\" name=\"lastDay\" value=\"\"");
        for (var wrong : new String[] {"", "2021-02-05", "2021-04-07", "明天"}) {
            assertThat(publish(caseworker, wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(publish(caseworker, "2021-04-06").status()).isEqualTo(303);
    }

    @Test
    void a_second_notice_has_nothing_left_and_the_same_form_twice_is_one() {
        given.workers(LUQUAN, 1, 2);
        given.approved(policy, caseworker, reviewer);
        var submission = Ids.newId().toString();
        var first = publish(caseworker, "2021-02-12", submission);
        var again = publish(caseworker, "2021-02-12", submission);
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(publish(caseworker, "2021-02-12").status()).isEqualTo(409);
        assertThat(given.count("select count(*) from entitlement.notice")).isEqualTo(1);
        assertThat(audited("notice-published")).isEqualTo(1);
    }

    @Test
    void only_a_caseworker_of_the_region_publishes() {
        given.workers(LUQUAN, 1, 1);
        given.approved(policy, caseworker, reviewer);
        assertThat(publish(reviewer, "2021-02-12").status()).isEqualTo(403);
        assertThat(publish(given.officer(YUHUA, Role.CASEWORKER), "2021-02-12").status())
                .isEqualTo(409);
        assertThat(browsing.open("/publications").status()).isEqualTo(302);
        assertThat(browsing.open(given.officer(YUHUA, Role.CASEWORKER), "/publications").body())
                .doesNotContain("R-SJZ-04");
        assertThat(given.count("select count(*) from entitlement.notice")).isZero();
    }

    @Test
    void an_objection_holds_its_line_and_the_same_form_twice_is_one() {
        var notice = noticeOf(3);
        var submission = Ids.newId().toString();
        assertThat(browsing.open("/notices/" + notice + "/lines/2/objections").body())
                .contains("提出异议");
        assertThat(object(notice, 2, "此人春节已回老家", "13800000000", submission).status())
                .isEqualTo(303);
        assertThat(object(notice, 2, "此人春节已回老家", "13800000000", submission).status())
                .isEqualTo(303);
        assertThat(given.count("select count(*) from entitlement.objection")).isEqualTo(1);
        assertThat(audited("objection-raised")).isEqualTo(1);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.objection where"
                                        + " position('1380'::bytea in contact_sealed) > 0"))
                .isZero();
    }

    @Test
    void the_home_page_counts_an_objection_for_whoever_may_settle_it() {
        object(noticeOf(1), 1, "请核实", "", id());
        assertThat(objectionsOnTheHomePageOf(reviewer)).isEqualTo("1");
        assertThat(objectionsOnTheHomePageOf(caseworker)).isEqualTo("0");
        assertThat(objectionsOnTheHomePageOf(given.officer(YUHUA, Role.REVIEWER))).isEqualTo("0");
    }

    private String objectionsOnTheHomePageOf(Officer officer) {
        var card =
                Pattern.compile("href=\"/objections\">[^<]*</a></h2>\\s*<p class=[^>]*>(\\d+)</p>");
        var found = card.matcher(browsing.open(officer, "/").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void an_objection_corrected_and_sent_again_is_not_dropped() {
        var notice = noticeOf(2);
        var submission = Ids.newId().toString();
        object(notice, 2, "此人春节已回老家", "", submission);
        object(notice, 2, "此人腊月二十八已回老家", "", submission);
        assertThat(given.count("select count(*) from entitlement.objection")).isEqualTo(2);
    }

    @Test
    void an_objection_no_database_stores_is_told_so() {
        var answer = object(noticeOf(1), 1, "此人\0已回老家", "", id());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("请求无法识别");
    }

    @Test
    void an_objection_needs_words_a_line_and_an_open_notice() {
        var notice = noticeOf(1);
        assertThat(object(notice, 1, " ", "", id()).status()).isEqualTo(422);
        assertThat(object(notice, 1, "字".repeat(1001), "", id()).status()).isEqualTo(422);
        assertThat(object(notice, 2, "没有这一行", "", id()).status()).isEqualTo(404);
        assertThat(object(id(), 1, "没有这个公示", "", id()).status()).isEqualTo(404);
        clock.moveTo("2021-02-12T23:59");
        assertThat(object(notice, 1, "最后一天", "", id()).status()).isEqualTo(303);
        clock.moveTo("2021-02-13T00:00");
        var late = object(notice, 1, "晚了一天", "", id());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("公示已于 2021年2月12日 结束");
        assertThat(browsing.open("/notices/" + notice).body()).contains("已经结束");
    }

    @Test
    void whoever_floods_the_form_is_slowed_down() {
        var notice = noticeOf(2);
        var last = 0;
        for (var i = 0; i <= PublicNoticeController.MOST_AN_HOUR; i++) {
            last = object(notice, 1 + i % 2, "第" + i + "条", "", id()).status();
        }
        assertThat(last).isEqualTo(429);
        clock.moveTo("2021-02-05T10:01");
        assertThat(object(notice, 1, "一小时后", "", id()).status()).isEqualTo(303);
    }

    @Test
    void an_upheld_objection_refuses_the_award_and_gives_its_money_back() {
        var tight =
                given.issued(
                        GivenEntitlements.read("130110-luquan/R-SJZ-04.yaml")
                                .replace("R-SJZ-04", "R-SJZ-99"),
                        LUQUAN,
                        java.util.Map.of("budget", "1000.00"));
        var workers = given.workers(LUQUAN, 1, 3);
        given.approved(tight, caseworker, reviewer);
        var notice = given.published(tight, caseworker, "2021-02-12");
        object(notice, 1, "此人春节已回老家", "", id());
        object(notice, 1, "同上", "", id());
        assertThat(handle(reviewer, objection(), "upheld", "经核实属实").status()).isEqualTo(303);
        assertThat(given.awards(tight, "refused")).hasSize(1);
        assertThat(given.awards(tight, "proposed")).hasSize(1);
        assertThat(given.count("select count(*) from entitlement.objection where status = 'open'"))
                .isZero();
        given.assertPoolsBalance();
        var run = given.determine(caseworker, tight);
        assertThat(given.verdict(run, workers.getFirst())).isEqualTo("excluded");
    }

    @Test
    void a_dismissed_objection_settles_only_itself() {
        var notice = noticeOf(1);
        object(notice, 1, "不该发放", "", id());
        object(notice, 1, "也不该发放", "", id());
        assertThat(handle(colleague(), objection(), "dismissed", "经核实不属实").status()).isEqualTo(303);
        assertThat(given.count("select count(*) from entitlement.objection where status = 'open'"))
                .isEqualTo(1);
        assertThat(given.awards(policy, "approved")).hasSize(1);
    }

    @Test
    void who_handles_who_reads_and_who_may_not() {
        var notice = noticeOf(1);
        object(notice, 1, "请核实", "13800000000", id());
        var objection = objection();
        var neighbour = given.officer(YUHUA, Role.REVIEWER);
        assertThat(browsing.open(neighbour, "/objections/" + objection).status()).isEqualTo(404);
        assertThat(browsing.open(neighbour, "/objections").body())
                .doesNotContain(objection.toString());
        assertThat(handle(neighbour, objection, "dismissed", "越权").status()).isEqualTo(404);
        assertThat(browsing.open(given.officer(LUQUAN, Role.FINANCE), "/objections").status())
                .isEqualTo(403);
        assertThat(handle(caseworker, objection, "dismissed", "自己处理自己").status()).isEqualTo(403);
        assertThat(handle(reviewer, objection, "dismissed", "").status()).isEqualTo(422);
        assertThat(handle(reviewer, objection, "", "没有结论").status()).isEqualTo(422);
        assertThat(browsing.open(reviewer, "/objections/" + objection).body())
                .doesNotContain("13800000000");
        assertThat(browsing.send(reviewer, "/objections/" + objection + "/contact").body())
                .contains("13800000000");
        assertThat(audited("objection-contact-read")).isEqualTo(1);
        assertThat(browsing.open(reviewer, "/objections/" + objection).body())
                .contains("异议不成立须由他人认定")
                .doesNotContain("异议不成立，继续发放");
        assertThat(handle(reviewer, objection, "dismissed", "自己批准的").status()).isEqualTo(403);
        assertThat(handle(colleague(), objection, "dismissed", "不属实").status()).isEqualTo(303);
        assertThat(handle(reviewer, objection, "upheld", "再来一次").status()).isEqualTo(409);
    }

    @Test
    void the_database_lets_nobody_judge_what_is_said_against_their_own_award() {
        var notice = noticeOf(1);
        object(notice, 1, "请核实", "", id());
        var first = colleague();
        given.owner()
                .sql("update entitlement.award set reviewed_by = :by, version = version + 1")
                .param("by", first.id())
                .update();
        for (var own : List.of(caseworker, reviewer, first)) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() ->
                            given.owner()
                                    .sql(
                                            """
                                            update entitlement.objection
                                               set status = 'dismissed', handled_by = :by, handled_at = now(),
                                                   handling = '自己'\
                                            """)
                                    .param("by", own.id())
                                    .update());
        }
    }

    private Officer colleague() {
        return given.officer(LUQUAN, Role.REVIEWER);
    }

    @Test
    void what_is_written_into_a_form_is_shown_as_text() {
        var notice = noticeOf(1);
        object(notice, 1, "<script>alert(1)</script>", "", id());
        assertThat(browsing.open(reviewer, "/objections/" + objection()).body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void two_who_publish_at_once_publish_each_award_once() throws Exception {
        given.workers(LUQUAN, 1, 10);
        given.approved(policy, caseworker, reviewer);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> publish(caseworker, "2021-02-12").status());
            var two = executor.submit(() -> publish(caseworker, "2021-02-15").status());
            assertThat(new int[] {one.get(), two.get()}).containsExactlyInAnyOrder(303, 409);
        }
        assertThat(given.count("select count(*) from entitlement.notice_line")).isEqualTo(10);
    }

    @Test
    void the_public_pages_are_there_in_english() {
        var notice = noticeOf(1);
        assertThat(browsing.openInEnglish(caseworker, "/notices/" + notice).body())
                .contains("Runs from 5 Feb 2021 to 12 Feb 2021 inclusive", "Luquan");
    }

    private String noticeOf(int lines) {
        given.workers(LUQUAN, 1, lines);
        given.approved(policy, caseworker, reviewer);
        return given.published(policy, caseworker, "2021-02-12");
    }

    private Browsing.Seen publish(Officer officer, String lastDay) {
        return publish(officer, lastDay, id());
    }

    private Browsing.Seen publish(Officer officer, String lastDay, String submission) {
        return browsing.send(
                officer,
                "/publications",
                "policy",
                policy.toString(),
                "title",
                "公示",
                "lastDay",
                lastDay,
                "submission",
                submission);
    }

    private Browsing.Seen object(
            String notice, int line, String statement, String contact, String submission) {
        return browsing.send(
                "/notices/%s/lines/%d/objections".formatted(notice, line),
                "statement",
                statement,
                "contact",
                contact,
                "submission",
                submission);
    }

    private Browsing.Seen handle(Officer officer, UUID objection, String outcome, String handling) {
        return browsing.send(
                officer,
                "/objections/" + objection + "/handling",
                "outcome",
                outcome,
                "handling",
                handling);
    }

    /** The oldest open one. */
    private UUID objection() {
        return given.owner()
                .sql(
                        """
                        select objection_id
                          from entitlement.objection
                         where status = 'open'
                         order by objection_id
                         limit 1\
                        """)
                .query(UUID.class)
                .single();
    }

    private String award(int index) {
        return given.awards(policy, "approved").get(index).toString();
    }

    private static String id() {
        return Ids.newId().toString();
    }

    private long audited(String action) {
        return given.count(
                "select count(*) from security.audit_entry where action = '" + action + "'");
    }
}
