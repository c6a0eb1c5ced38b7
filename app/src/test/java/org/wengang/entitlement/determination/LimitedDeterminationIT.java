package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Policies with every kind of limit through the pages and the jobs; 1 yuan a day on duty. */
@WengangTest
class LimitedDeterminationIT {

    private static final Map<String, String> TWICE_UP_TO_A_CAP =
            Map.of("per_person", "{ times: 2 }", "cap", "{ parameter: cap }");

    @Autowired ApplicationContext application;

    private GivenEntitlements given;
    private Browsing browsing;
    private Officer caseworker;
    private Officer reviewer;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(HENGSHUI, Role.CASEWORKER);
        reviewer = given.officer(HENGSHUI, Role.REVIEWER);
    }

    private UUID policy(
            int version, Map<String, String> limits, String onExhausted, String... set) {
        var confirmed = new HashMap<>(Map.of("budget", "1000.00"));
        for (var i = 0; i < set.length; i += 2) {
            confirmed.put(set[i], set[i + 1]);
        }
        var file = new GivenLimits("R-TRIAL-1", version, limits, onExhausted);
        return given.issued(file.yaml(), HENGSHUI, confirmed);
    }

    /** Who applied as the {@code person}-th. */
    private UUID worker(OrgPath county, int person, int days, int after) {
        return given.worker(
                given.someone(county, person).with("on_duty_days", days).appliedAfter(after));
    }

    @Test
    void a_cap_cuts_off_and_the_decision_says_what_and_why() {
        var first = worker(TAOCHENG, 1, 7, 1);
        var second = worker(JIZHOU, 1, 5, 2);
        var third = worker(HENGSHUI, 1, 5, 3);
        var run = given.determine(caseworker, policy(1, TWICE_UP_TO_A_CAP, "wait", "cap", "10.00"));
        assertThat(given.verdict(run, first)).isEqualTo("eligible");
        assertThat(given.verdict(run, second)).isEqualTo("eligible");
        assertThat(given.verdict(run, third)).isEqualTo("excluded");
        assertThat(page(run, first)).doesNotContain("不予计发");
        assertThat(page(run, second)).contains("3.00元", "每个领取人在本政策下最多10.00元", "超出的2.00元不予计发");
        assertThat(page(run, third)).contains("可享受的次数已经用完", "每人在本政策下最多享受2次");
        assertThat(
                        browsing.open(
                                        caseworker,
                                        "/api/v1/determinations/" + run + "/workers/" + second)
                                .body())
                .contains("\"amountFen\":300", "\"cutFen\":200");
    }

    @Test
    void who_has_the_most_already_gets_nothing_more() {
        worker(TAOCHENG, 1, 7, 1);
        var second = worker(JIZHOU, 1, 5, 2);
        var run = given.determine(caseworker, policy(1, TWICE_UP_TO_A_CAP, "wait", "cap", "7.00"));
        assertThat(given.verdict(run, second)).isEqualTo("capped");
        assertThat(page(run, second)).contains("限额已满", "超出的5.00元不予计发");
        assertThat(browsing.open(caseworker, "/determinations/" + run + "/workers?verdict=capped"))
                .satisfies(seen -> assertThat(seen.body()).contains(second.toString()));
    }

    @Test
    void the_schema_lets_nobody_have_more_than_the_cap() {
        worker(TAOCHENG, 1, 7, 1);
        given.determine(caseworker, policy(1, TWICE_UP_TO_A_CAP, "wait", "cap", "7.00"));
        assertThat(refused("'nth', 2, 'subject_id', '%s'")).contains("capped_payee");
        assertThat(refused("'nth', 3, 'subject_id', '%s'")).contains("award_check");
        assertThat(refused("'nth', 1, 'subject_id', '%s'")).contains("one_award_a_place");
        assertThat(refused("'nth', 2, 'amount_fen', 1")).contains("one_award_a_row");
    }

    @Test
    void whose_place_is_taken_out_of_sight_is_left_out_though_a_cap_cut_them() {
        var worker = worker(TAOCHENG, 1, 7, 1);
        var policy = policy(1, TWICE_UP_TO_A_CAP, "wait", "cap", "5.00");
        given.approved(policy, caseworker, reviewer);
        given.owner()
                .sql(
                        """
                        update entitlement.award set org_path = 'cn/13/1301/', version = version + 1\
                        """)
                .update();
        var run = given.determine(caseworker, policy);
        assertThat(given.verdict(run, worker)).isEqualTo("excluded");
        assertThat(given.count("select count(cut_fen) from entitlement.determination")).isOne();
    }

    /** Why the first award cannot be there once more, otherwise in part. */
    private String refused(String otherwise) {
        var other =
                worker(JIZHOU, (int) given.count("select count(*) from registry.worker") + 9, 1, 1);
        return String.valueOf(
                assertThatExceptionOfType(DataAccessException.class)
                        .isThrownBy(() ->
                                given.owner()
                                        .sql(
                                                """
                                                insert into entitlement.award
                                                select (jsonb_populate_record(
                                                           a, jsonb_build_object('award_id', gen_random_uuid(), %s))).*
                                                  from entitlement.award a\
                                                """
                                                        .formatted(otherwise.formatted(other)))
                                        .update())
                        .actual()
                        .getMessage());
    }

    @Test
    void where_the_rest_does_not_wait_it_is_refused_and_holds_nothing() {
        worker(TAOCHENG, 1, 7, 1);
        var late = worker(TAOCHENG, 2, 7, 2);
        var policy = policy(1, Map.of("per_person", "{ times: 1 }"), "refuse", "budget", "10.00");
        var run = given.determine(caseworker, policy);
        assertThat(given.verdict(run, late)).isEqualTo("refused_budget");
        assertThat(page(run, late)).contains("预算用完，不予安排");
        assertThat(given.count("select count(*) from entitlement.award")).isEqualTo(1);
        assertThat(given.count("select refused_budget from entitlement.run")).isEqualTo(1);
        assertThat(browsing.open(caseworker, "/api/v1/determinations/" + run).body())
                .contains("\"refusedBudget\":1", "\"waitingBudget\":0");
    }

    @Test
    void once_in_a_special_action_is_once_again_in_the_next() {
        var worker = worker(TAOCHENG, 1, 7, 1);
        var policy = policy(1, Map.of("per_subject", "{ times: 1, within: campaign }"), "wait");
        assertThat(start(policy, "")).contains("请写明是哪一次专项行动");
        assertThat(given.verdict(given.determine(caseworker, policy, "春风行动"), worker))
                .isEqualTo("eligible");
        approveAll(policy);
        assertThat(start(policy, "春风 行动")).contains("以前的认定属于：春风行动");
        assertThat(given.verdict(given.determine(caseworker, policy, "春风行动"), worker))
                .isEqualTo("excluded");
        assertThat(given.verdict(given.determine(caseworker, policy, "暖冬行动"), worker))
                .isEqualTo("eligible");
    }

    private String start(UUID policy, String campaign) {
        return browsing.send(
                        caseworker,
                        "/determinations",
                        "policy",
                        policy.toString(),
                        "asOf",
                        "2021-02-05",
                        "campaign",
                        campaign,
                        "submission",
                        Ids.newId().toString())
                .body();
    }

    private void approveAll(UUID policy) {
        var fields = new ArrayList<>(List.of("action", "approve"));
        given.awards(policy, "proposed")
                .forEach(award -> fields.addAll(List.of("chosen", award + "~1")));
        var sent = browsing.send(reviewer, "/reviews/decisions", fields.toArray(String[]::new));
        assertThat(sent.status()).isEqualTo(303);
    }

    @Test
    void a_later_version_spends_what_the_former_ones_left() {
        worker(TAOCHENG, 1, 7, 1);
        var former = policy(1, Map.of("per_person", "{ times: 1 }"), "wait", "budget", "10.00");
        given.approved(former, caseworker, reviewer);
        var late = worker(TAOCHENG, 2, 7, 2);
        var later = policy(2, Map.of("per_person", "{ times: 1 }"), "wait", "budget", "13.00");
        var run = given.determine(caseworker, later);
        assertThat(given.verdict(run, late)).isEqualTo("waiting_budget");
        given.assertPoolsBalance();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        "update entitlement.award set status = 'proposed',"
                                                + " version = version + 1 where status = 'waiting'")
                                .update())
                .withMessageContaining("overspend");
    }

    @Test
    void runs_at_once_keep_one_cap_and_two_policies_one_group() throws Exception {
        for (var person = 1; person <= 30; person++) {
            worker(TAOCHENG, person, 7, person);
            worker(JIZHOU, person, 7, person + 40);
        }
        var former = policy(1, TWICE_UP_TO_A_CAP, "wait", "cap", "10.00", "budget", "400.00");
        var started = given.startedRun(caseworker, former);
        var other = group("R-GROUP-1");
        var another = group("R-GROUP-2");
        atOnce(
                () -> given.perform(caseworker, started),
                () -> given.determine(caseworker, other),
                () -> given.determine(caseworker, another));
        var later = policy(2, TWICE_UP_TO_A_CAP, "wait", "cap", "12.00", "budget", "500.00");
        atOnce(() -> given.determine(caseworker, later), () -> given.determine(caseworker, later));
        assertThat(
                        given.count(
                                """
                                select max(fen)
                                  from (select sum(amount_fen) as fen
                                          from entitlement.award
                                         where policy_code = 'R-TRIAL-1' and status not in ('refused', 'void')
                                         group by payee_id) each_payee\
                                """))
                .isLessThanOrEqualTo(1200);
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from (select person_id
                                          from entitlement.award
                                         where exclusive_group = 'TRIAL_GROUP' and status not in ('refused', 'void')
                                         group by person_id
                                        having count(*) > 1) twice\
                                """))
                .isZero();
        given.assertPoolsBalance();
    }

    private UUID group(String code) {
        var file =
                new GivenLimits(
                        code,
                        1,
                        Map.of("per_person", "{ times: 1 }", "exclusive_group", "TRIAL_GROUP"),
                        "wait");
        return given.issued(file.yaml(), HENGSHUI, Map.of("budget", "1000.00"));
    }

    private static void atOnce(Runnable... works) throws Exception {
        var ready = new CountDownLatch(works.length);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var done =
                    List.of(works).stream()
                            .map(work ->
                                    executor.submit(() -> {
                                        ready.countDown();
                                        ready.await();
                                        work.run();
                                        return true;
                                    }))
                            .toList();
            for (var each : done) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void a_correction_stays_below_the_cap() {
        var worker = worker(TAOCHENG, 1, 5, 1);
        var policy = policy(1, TWICE_UP_TO_A_CAP, "wait", "cap", "6.00");
        given.approved(policy, caseworker, reviewer);
        given.correct(worker, "on_duty_days", 9);
        given.determine(caseworker, policy);
        assertThat(given.count("select new_fen from entitlement.correction")).isEqualTo(600);
        worker(JIZHOU, 1, 9, 9);
        given.determine(caseworker, policy);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.correction where status ="
                                        + " 'proposed'"))
                .isZero();
        given.assertPoolsBalance();
    }

    private String page(UUID run, UUID worker) {
        return browsing.open(caseworker, "/determinations/" + run + "/workers/" + worker).body();
    }
}
