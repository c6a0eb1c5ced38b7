package org.wengang.entitlement.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.SHIJIAZHUANG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** The steps of an award between proposal and approval, and who may take which. */
@WengangTest
class AwardLifeIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer first;
    Officer second;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        first = given.officer(LUQUAN, Role.REVIEWER);
        second = given.officer(LUQUAN, Role.REVIEWER);
    }

    @Test
    void above_the_amount_a_second_reviewer_decides_and_never_the_first() {
        var award = proposed("400");
        assertThat(browsing.open(first, "/awards/" + award).body()).doesNotContain("完成期限");
        assertThat(decide(first, "approve", "", award, 1)).isEqualTo(303);
        assertThat(status(award)).isEqualTo("reviewed");
        var officer = given.officer(LUQUAN, Role.POLICY_OFFICER);
        assertThat(browsing.open(officer, "/").body())
                .as("who makes the rules finds them")
                .contains("href=\"/review-settings\"");
        assertThat(decide(first, "approve", "", award, 1)).as("a double click").isEqualTo(303);
        assertThat(decide(first, "approve", "", award, 2)).isEqualTo(403);
        assertThat(browsing.open(first, "/reviews?status=reviewed").body()).contains("须由另一名复核人决定");
        assertThat(decide(second, "approve", "", award, 2)).isEqualTo(303);
        assertThat(status(award)).isEqualTo("approved");
        given.assertPoolsBalance();
    }

    @Test
    void at_the_amount_itself_and_for_another_form_one_reviewer_is_enough() {
        var award = proposed("500");
        assertThat(decide(first, "approve", "", award, 1)).isEqualTo(303);
        assertThat(status(award)).isEqualTo("approved");
    }

    @Test
    void the_lowest_amount_of_the_offices_above_holds() {
        setting(SHIJIAZHUANG, "100", "");
        var award = proposed("10000");
        decide(first, "approve", "", award, 1);
        assertThat(status(award)).isEqualTo("reviewed");
    }

    @Test
    void the_database_lets_nobody_approve_what_they_reviewed() {
        var award = proposed("400");
        assertThat(refused("status = 'approved', decided_by = '%s'".formatted(first.id()), award))
                .as("one reviewer alone")
                .isTrue();
        decide(first, "approve", "", award, 1);
        assertThat(refused("status = 'approved', decided_by = reviewed_by", award)).isTrue();
        assertThat(refused("reviewed_by = proposed_by", award)).isTrue();
        assertThat(refused("status = 'approved', reviewed_by = null", award)).isTrue();
    }

    @Test
    void of_two_reviewers_at_once_one_reviews_and_none_approves() throws Exception {
        var award = proposed("400");
        var answers =
                together(
                        () -> decide(first, "approve", "", award, 1),
                        () -> decide(second, "approve", "", award, 1));
        assertThat(answers).containsExactlyInAnyOrder(303, 409);
        assertThat(status(award)).isEqualTo("reviewed");
        given.assertPoolsBalance();
    }

    @Test
    void evidence_is_asked_and_given_and_the_first_review_stands() {
        var award = proposed("400");
        decide(first, "approve", "", award, 1);
        assertThat(decide(second, "ask", "", award, 2)).isEqualTo(422);
        assertThat(decide(second, "ask", "请补充二月考勤", award, 2)).isEqualTo(303);
        assertThat(status(award)).isEqualTo("asked");
        assertThat(browsing.open(caseworker, "/").body()).contains("待补充材料");
        assertThat(answer(caseworker, award, 3, " ")).isEqualTo(422);
        assertThat(answer(first, award, 3, "已核实")).isEqualTo(403);
        assertThat(answer(caseworker, award, 3, "考勤表已核实")).isEqualTo(303);
        assertThat(answer(caseworker, award, 3, "考勤表已核实")).as("answered").isEqualTo(409);
        assertThat(status(award)).isEqualTo("reviewed");
        assertThat(decide(first, "approve", "", award, 4)).isEqualTo(403);
        assertThat(decide(second, "approve", "", award, 4)).isEqualTo(303);
        given.assertPoolsBalance();
    }

    @Test
    void sending_back_loses_nothing_and_begins_anew_with_two_reviewers() {
        var award = proposed("400");
        decide(first, "ask", "请补充考勤", award, 1);
        answer(caseworker, award, 2, "考勤表已核实");
        decide(first, "approve", "", award, 3);
        decide(second, "return", "用人单位名称不符", award, 4);
        var page = browsing.open(caseworker, "/awards/" + award).body();
        assertThat(page).contains("请补充考勤", "考勤表已核实", "用人单位名称不符", first.name(), second.name());
        assertThat(decide(second, "approve", "", award, 5)).isEqualTo(303);
        assertThat(status(award)).isEqualTo("reviewed");

        decide(first, "return", "仍不符", award, 6);
        given.owner()
                .sql("update registry.worker set employer_name = '鹿泉另一试验厂', version = version + 1")
                .update();
        given.determine(caseworker, policy);
        var anew = given.awards(policy, "proposed").getFirst();
        assertThat(anew).isNotEqualTo(award);
        assertThat(browsing.open(caseworker, "/awards/" + anew).body())
                .contains("请补充考勤", "用人单位名称不符", "仍不符", "另一次认定");
        given.assertPoolsBalance();
    }

    @Test
    void a_task_is_assigned_and_reassigned_and_its_day_comes() {
        setting(LUQUAN, "", "2");
        var award = proposed("");
        assertThat(assign(first, award, caseworker.id())).as("no reviewer").isEqualTo(409);
        assertThat(assign(first, award, first.id())).isEqualTo(303);
        assertThat(assign(first, award, second.id())).isEqualTo(303);
        assertThat(browsing.open(second, "/reviews?task=mine").body()).contains(award.toString());
        assertThat(browsing.open(first, "/reviews?task=mine").body())
                .doesNotContain(award.toString());
        assertThat(browsing.open(first, "/reviews?task=free").body())
                .doesNotContain(award.toString());
        // Friday the 5th; Sunday the 7th was a working day, Saturday was not: the 8th is the last
        clock.moveTo("2021-02-08T17:00");
        assertThat(browsing.open(first, "/reviews?task=overdue").body())
                .doesNotContain(award.toString());
        clock.moveTo("2021-02-09T09:00");
        assertThat(browsing.open(first, "/reviews?task=overdue").body())
                .contains(award.toString(), "逾期，应于2021年2月8日前完成");
        assertThat(browsing.open(first, "/").body()).contains("复核已逾期");
        decide(second, "approve", "", award, 1);
        assertThat(given.count("select count(*) from entitlement.review_task")).isZero();
    }

    @Test
    void an_office_may_have_a_calendar_of_its_own() {
        assertThat(workingDay(LUQUAN)).isEqualTo("2021-02-07");
        var officer = given.officer(LUQUAN, Role.POLICY_OFFICER);
        assertThat(day(officer, "2021-02-07", "off", "试验厂停工")).isEqualTo(303);
        assertThat(workingDay(LUQUAN)).isEqualTo("2021-02-08");
        assertThat(workingDay(YUHUA)).isEqualTo("2021-02-07");
        assertThat(day(officer, "2021-02-07", "revoked", "")).isEqualTo(303);
        assertThat(workingDay(LUQUAN)).isEqualTo("2021-02-07");
        assertThat(day(officer, "", "off", "")).isEqualTo(422);
        assertThat(day(first, "2021-02-07", "off", "试验")).isEqualTo(403);
    }

    @Test
    void the_next_county_neither_sees_nor_answers_nor_assigns() {
        var award = proposed("400");
        decide(first, "ask", "请补充考勤", award, 1);
        var neighbour = given.officer(YUHUA, Role.REVIEWER, Role.CASEWORKER);
        assertThat(browsing.open(neighbour, "/awards/" + award).status()).isEqualTo(404);
        assertThat(answer(neighbour, award, 2, "已核实")).isEqualTo(404);
        assertThat(assign(neighbour, award, neighbour.id())).isEqualTo(404);
        assertThat(browsing.open(neighbour, "/review-settings").body()).doesNotContain("400");
    }

    @Test
    void what_is_wrongly_filled_in_decides_nothing() {
        var officer = given.officer(LUQUAN, Role.POLICY_OFFICER);
        for (var wrong : List.of("-1", "1.005", "一千", "1e9")) {
            assertThat(settings(officer, wrong, "")).as(wrong).isEqualTo(422);
        }
        assertThat(settings(officer, "", "61")).isEqualTo(422);
        assertThat(settings(first, "1", "")).isEqualTo(403);
        assertThat(given.count("select count(*) from entitlement.office_setting")).isZero();
    }

    private UUID policy = Ids.newId();

    /** One award of 500 yuan, in an office that wants a second review above an amount. */
    private UUID proposed(String above) {
        if (!above.isEmpty()) {
            setting(LUQUAN, above, "");
        }
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 1);
        given.determine(caseworker, policy);
        return given.awards(policy, "proposed").getFirst();
    }

    private void setting(OrgPath office, String above, String days) {
        var officer = given.officer(office, Role.POLICY_OFFICER);
        assertThat(settings(officer, above, days)).isEqualTo(303);
    }

    private int settings(Officer officer, String cash, String days) {
        return browsing.send(officer, "/review-settings", "cash", cash, "days", days).status();
    }

    private int day(Officer officer, String day, String kind, String name) {
        return browsing.send(
                        officer, "/review-settings/days", "day", day, "kind", kind, "name", name)
                .status();
    }

    /** The first working day after Friday the 5th of February. */
    private String workingDay(OrgPath office) {
        return given.owner()
                .sql("select entitlement.working_day(:office, date '2021-02-05', 1)::text")
                .param("office", office.value())
                .query(String.class)
                .single();
    }

    private int decide(Officer officer, String action, String reason, UUID award, int version) {
        return browsing.send(
                        officer,
                        "/reviews/decisions",
                        "action",
                        action,
                        "reason",
                        reason,
                        "chosen",
                        award + "~" + version)
                .status();
    }

    private int answer(Officer officer, UUID award, int version, String answer) {
        return browsing.send(
                        officer,
                        "/awards/" + award + "/answer",
                        "version",
                        Integer.toString(version),
                        "answer",
                        answer)
                .status();
    }

    private int assign(Officer officer, UUID award, UUID to) {
        return browsing.send(
                        officer,
                        "/reviews/decisions",
                        "action",
                        "assign",
                        "officer",
                        to.toString(),
                        "chosen",
                        award + "~1")
                .status();
    }

    private String status(UUID award) {
        return given.owner()
                .sql("select status from entitlement.award where award_id = :award")
                .param("award", award)
                .query(String.class)
                .single();
    }

    private boolean refused(String change, UUID award) {
        try {
            given.owner()
                    .sql(
                            "update entitlement.award set %s where award_id = :award"
                                    .formatted(change))
                    .param("award", award)
                    .update();
            return false;
        } catch (DataIntegrityViolationException expected) {
            return true;
        }
    }

    private static List<Integer> together(Callable<Integer> one, Callable<Integer> two)
            throws Exception {
        var answers = new ArrayList<Integer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = List.of(executor.submit(one), executor.submit(two));
            for (var each : running) {
                answers.add(each.get());
            }
        }
        return answers;
    }
}
