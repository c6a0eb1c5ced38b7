package org.wengang.entitlement.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
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
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class ReviewIT {

    @Autowired ApplicationContext application;
    @Autowired Reviews reviews;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
    }

    @Test
    void a_reviewer_approves_many_and_each_leaves_its_line() {
        var policy = proposed("1000000.00", 3);
        var answer = decide(reviewer, "approve", "", given.awards(policy, "proposed"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(given.awards(policy, "approved")).hasSize(3);
        assertThat(audited("award-approved")).isEqualTo(3);
        given.assertPoolsBalance();
    }

    @Test
    void a_wrongly_filled_form_shows_the_queue_to_nobody_who_may_not_see_it() {
        proposed("1000000.00", 1);
        for (var role : List.of(Role.FINANCE, Role.STATISTICIAN, Role.POLICY_OFFICER)) {
            var answer = decide(given.officer(LUQUAN, role), "", "", List.of());
            assertThat(answer.status()).as(role.name()).isEqualTo(403);
            assertThat(answer.body()).as(role.name()).doesNotContain("张**");
        }
    }

    @Test
    void sending_back_and_refusing_need_a_reason() {
        var policy = proposed("1000000.00", 1);
        var award = given.awards(policy, "proposed");
        assertThat(decide(reviewer, "return", "", award).status()).isEqualTo(422);
        assertThat(decide(reviewer, "refuse", " ", award).body()).contains("请写明理由");
        assertThat(decide(reviewer, "refuse", "字".repeat(501), award).status()).isEqualTo(422);
        assertThat(decide(reviewer, "return", "单位名称与社保不符", award).status()).isEqualTo(303);
        assertThat(given.awards(policy, "returned")).hasSize(1);
        given.assertPoolsBalance();
    }

    @Test
    void nothing_ticked_is_a_fault_of_the_form() {
        proposed("1000000.00", 1);
        assertThat(browsing.send(reviewer, "/reviews/decisions", "action", "approve").status())
                .isEqualTo(422);
    }

    @Test
    void everything_on_the_page_can_be_meant_without_ticking() {
        var policy = proposed("1000000.00", 3);
        var fields = new ArrayList<String>(List.of("action", "approve", "all", "true"));
        given.awards(policy, "proposed")
                .forEach(award -> fields.addAll(List.of("shown", award + "~1")));
        assertThat(
                        browsing.send(reviewer, "/reviews/decisions", fields.toArray(String[]::new))
                                .status())
                .isEqualTo(303);
        assertThat(given.awards(policy, "approved")).hasSize(3);
    }

    @Test
    void nobody_decides_on_what_they_proposed() {
        var both = given.officer(LUQUAN, Role.CASEWORKER, Role.REVIEWER);
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 2);
        given.determine(both, policy);
        var answer = decide(both, "approve", "", given.awards(policy, "proposed"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("谁认定的不能由谁复核");
        assertThat(given.awards(policy, "proposed")).hasSize(2);
        assertThat(browsing.open(both, "/reviews").body()).contains("由您认定，须由他人复核");
    }

    @Test
    void the_database_holds_four_eyes_by_itself() {
        proposed("1000000.00", 1);
        assertThat(
                        refusedByConstraint(
                                "update entitlement.award set status = 'approved', decided_by ="
                                        + " proposed_by"))
                .isTrue();
    }

    @Test
    void a_double_click_decides_once() {
        var policy = proposed("1000000.00", 2);
        var awards = given.awards(policy, "proposed");
        assertThat(decide(reviewer, "approve", "", awards).status()).isEqualTo(303);
        assertThat(decide(reviewer, "approve", "", awards).status()).isEqualTo(303);
        assertThat(audited("award-approved")).isEqualTo(2);
        assertThat(given.count("select max(version) from entitlement.award")).isEqualTo(2);
    }

    @Test
    void the_second_of_two_reviewers_is_told() {
        var policy = proposed("1000000.00", 2);
        var awards = given.awards(policy, "proposed");
        decide(reviewer, "approve", "", awards.subList(0, 1));
        var other = given.officer(LUQUAN, Role.REVIEWER);
        var answer = decide(other, "refuse", "重复申报", awards);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("2 人中有 1 人");
        assertThat(given.awards(policy, "proposed")).hasSize(1);
        assertThat(given.awards(policy, "refused")).isEmpty();
    }

    @Test
    void of_two_reviewers_at_once_one_decides() throws Exception {
        var policy = proposed("1000000.00", 20);
        var awards = given.awards(policy, "proposed");
        var other = given.officer(LUQUAN, Role.REVIEWER);
        var outcomes =
                together(
                        () -> outcome(reviewer, ReviewAction.APPROVE, awards),
                        () -> outcome(other, ReviewAction.REFUSE, awards.reversed()));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "entitlement-decided-meanwhile");
        assertThat(given.awards(policy, "approved").size() + given.awards(policy, "refused").size())
                .isEqualTo(20);
        given.assertPoolsBalance();
    }

    @Test
    void money_given_back_goes_to_those_who_wait_in_their_order() {
        var policy = proposed("1200.00", 4);
        var first = given.awards(policy, "proposed").getFirst();
        var waiting = given.awards(policy, "waiting");
        decide(reviewer, "refuse", "查实已返乡", List.of(first));
        assertThat(given.awards(policy, "proposed")).hasSize(2).contains(waiting.getFirst());
        assertThat(given.awards(policy, "waiting")).containsExactly(waiting.getLast());
        assertThat(audited("awards-promoted")).isEqualTo(1);
        given.assertPoolsBalance();
    }

    @Test
    void a_county_gives_money_back_to_the_city_and_it_reaches_the_next_county() {
        var policy = given.hengshui("1000.00");
        given.worker(given.someone(TAOCHENG, 1).with("stay_place", "131102"));
        given.worker(given.someone(JIZHOU, 2).with("stay_place", "131103").appliedAfter(5));
        given.determine(given.officer(HENGSHUI, Role.CASEWORKER), policy);
        assertThat(given.awards(policy, "waiting")).hasSize(1);
        var county = given.officer(TAOCHENG, Role.REVIEWER);
        decide(county, "refuse", "查实已返乡", given.awards(policy, "proposed"));
        assertThat(given.awards(policy, "waiting")).isEmpty();
        assertThat(given.awards(policy, "proposed")).hasSize(1);
        given.assertPoolsBalance();
    }

    @Test
    void those_who_wait_are_shown_and_cannot_be_decided() {
        var policy = proposed("500.00", 2);
        var waiting = given.awards(policy, "waiting");
        var page = browsing.open(reviewer, "/reviews?status=waiting").body();
        assertThat(page).contains("等待预算").doesNotContain("name=\"chosen\"");
        assertThat(decide(reviewer, "approve", "", waiting).status()).isEqualTo(409);
    }

    @Test
    void a_returned_award_can_still_be_approved_or_refused() {
        var policy = proposed("1000000.00", 1);
        decide(reviewer, "return", "请核对工地名称", given.awards(policy, "proposed"));
        var again =
                browsing.send(
                        reviewer,
                        "/reviews/decisions",
                        "action",
                        "approve",
                        "chosen",
                        given.awards(policy, "returned").getFirst() + "~2");
        assertThat(again.status()).isEqualTo(303);
        assertThat(given.awards(policy, "approved")).hasSize(1);
    }

    @Test
    void who_may_decide_who_may_see_and_who_may_not() {
        var policy = proposed("1000000.00", 1);
        var awards = given.awards(policy, "proposed");
        assertThat(browsing.open(reviewer, "/reviews").status()).isEqualTo(200);
        assertThat(browsing.open(caseworker, "/reviews").status()).isEqualTo(200);
        assertThat(browsing.open(given.officer(LUQUAN, Role.FINANCE), "/reviews").status())
                .isEqualTo(403);
        assertThat(decide(caseworker, "approve", "", awards).status()).isEqualTo(403);
        assertThat(decide(given.officer(LUQUAN, Role.FINANCE), "approve", "", awards).status())
                .isEqualTo(403);
        var neighbour = given.officer(YUHUA, Role.REVIEWER);
        assertThat(browsing.open(neighbour, "/reviews").body()).doesNotContain("张**");
        assertThat(decide(neighbour, "approve", "", awards).status()).isEqualTo(404);
        assertThat(given.awards(policy, "proposed")).hasSize(1);
    }

    @Test
    void a_refusal_is_told_in_english_too() {
        proposed("1000000.00", 1);
        assertThat(browsing.openInEnglish(given.officer(LUQUAN, Role.FINANCE), "/reviews").body())
                .doesNotContain("权限");
        assertThat(browsing.openInEnglish(reviewer, "/reviews").body())
                .contains("To be reviewed")
                .contains("Approve");
    }

    @Test
    void pages_follow_each_other_without_gaps() {
        var policy = proposed("1000000.00", 120);
        var all = given.awards(policy, "proposed");
        var filter = new QueueFilter(org.wengang.entitlement.award.AwardStatus.PROPOSED, null);
        var seen = new ArrayList<UUID>();
        var cursor = org.wengang.web.component.Cursor.START;
        while (true) {
            var from = cursor;
            var page = within(reviewer, () -> reviews.page(reviewer, filter, from, 50));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(line -> seen.add(line.award()));
            cursor = new org.wengang.web.component.Cursor(page.getLast().award().toString(), null);
        }
        assertThat(seen).isEqualTo(all);
        var first = browsing.open(reviewer, "/reviews").body();
        assertThat(first).contains("after=" + all.get(49)).doesNotContain("before=");
    }

    private UUID proposed(String budget, int workers) {
        var policy = given.luquan(budget);
        given.workers(LUQUAN, 1, workers);
        given.determine(caseworker, policy);
        return policy;
    }

    private Browsing.Seen decide(Officer officer, String action, String reason, List<UUID> awards) {
        var fields = new ArrayList<String>(List.of("action", action, "reason", reason));
        awards.forEach(award -> fields.addAll(List.of("chosen", award + "~1")));
        return browsing.send(officer, "/reviews/decisions", fields.toArray(String[]::new));
    }

    private String outcome(Officer officer, ReviewAction action, List<UUID> awards) {
        try {
            var chosen = awards.stream().map(award -> new Chosen(award, 1)).toList();
            within(officer, () -> reviews.decide(officer, action, chosen, "试验"));
            return "done";
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> two) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(one);
            var second = executor.submit(two);
            return List.of(first.get(), second.get());
        }
    }

    private long audited(String action) {
        return given.count(
                "select count(*) from security.audit_entry where action = '" + action + "'");
    }

    private boolean refusedByConstraint(String sql) {
        try {
            given.owner().sql(sql).update();
            return false;
        } catch (org.springframework.dao.DataIntegrityViolationException expected) {
            return true;
        }
    }

    private static <T> T within(Officer officer, java.util.function.Supplier<T> work) {
        return Scope.within(officer.org(), officer.id()).call(work::get);
    }
}
