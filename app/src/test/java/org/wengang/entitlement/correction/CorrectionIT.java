package org.wengang.entitlement.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** A corrected fact makes a proposal, and the second person's word moves money once. */
@WengangTest
class CorrectionIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;

    private GivenEntitlements given;
    private Browsing browsing;
    private Officer caseworker;
    private Officer reviewer;
    private UUID policy;
    private UUID worker;

    /** 500 yuan, and 500 more from the fifth day on duty. */
    @BeforeEach
    void an_approved_award_of_500() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        policy = policy("2000.00");
        worker = given.worker(given.someone(LUQUAN, 1));
        given.approved(policy, caseworker, reviewer);
    }

    private UUID policy(String budget) {
        var yaml = GivenEntitlements.read("130110-luquan/R-SJZ-04.yaml");
        var graded =
                yaml.replace(
                        "amount: param.amount\n",
                        "amount: \"param.amount + (p.on_duty_days >= 5 ? param.amount :"
                                + " zero())\"\n");
        assertThat(graded).isNotEqualTo(yaml);
        return given.issued(graded, LUQUAN, Map.of("budget", budget));
    }

    @Test
    void a_determination_on_the_same_facts_proposes_nothing() {
        given.determine(caseworker, policy);
        assertThat(corrections()).isZero();
    }

    @Test
    void what_is_not_known_any_more_corrects_nothing() {
        given.correct(worker, "home", null);
        given.correct(worker, "hukou", null);
        given.correct(worker, "residence", null);
        var run = given.determine(caseworker, policy);
        assertThat(given.verdict(run, worker)).isEqualTo("undecided");
        assertThat(corrections()).isZero();
    }

    @Test
    void a_top_up_is_one_award_more_that_is_reviewed_and_paid_as_any_other() {
        paid();
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        assertThat(standing()).isEqualTo("proposed 50000 100000");
        assertThat(browsing.open(reviewer, "/corrections").body()).contains("补发500.00元", "张**");
        assertThat(browsing.open(reviewer, "/corrections/" + correction()).body())
                .contains("两次认定对照", "1,000.00元");
        assertThat(decide(reviewer, "accepted")).isEqualTo(303);
        assertThat(given.awards(policy, "proposed")).hasSize(1);
        given.assertPoolsBalance();
        approveTheTopUp();
        assertThat(paid()).isEqualTo(2);
        assertThat(given.count("select sum(amount_fen) from entitlement.payment_line"))
                .isEqualTo(100_000);
        given.determine(caseworker, policy);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.correction where status ="
                                        + " 'proposed'"))
                .isZero();
    }

    @Test
    void one_correction_pays_once() {
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        var correction = correction();
        assertThat(decide(reviewer, "accepted")).isEqualTo(303);
        assertThat(decide(given.officer(LUQUAN, Role.REVIEWER), correction, "accepted"))
                .isEqualTo(409);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        insert into entitlement.award
                                        select (jsonb_populate_record(a, jsonb_build_object('award_id', gen_random_uuid()))).*
                                          from entitlement.award a
                                         where correction_id is not null\
                                        """)
                                .update())
                .withMessageContaining("one_award_a_correction");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql("update entitlement.correction set status = 'rejected'")
                                .update())
                .withMessageContaining("cannot change");
    }

    @Test
    void what_was_paid_beyond_becomes_an_open_claim() {
        paid();
        given.correct(worker, "hukou", "130110");
        given.correct(worker, "home", "130110");
        given.correct(worker, "residence", "130110");
        given.determine(caseworker, policy);
        assertThat(standing()).isEqualTo("proposed 50000 0");
        assertThat(decide(reviewer, "accepted")).isEqualTo(303);
        assertThat(claim()).isEqualTo("open 50000");
        assertThat(given.awards(policy, "approved")).hasSize(1);
        given.determine(caseworker, policy);
        assertThat(corrections()).isOne();
    }

    @Test
    void less_of_what_lies_in_a_batch_waits_until_the_bank_answered_or_it_was_taken_back() {
        closed();
        var batch = payment().id();
        given.correct(worker, "hukou", "130110");
        given.correct(worker, "home", "130110");
        given.correct(worker, "residence", "130110");
        given.determine(caseworker, policy);
        var answer =
                browsing.send(
                        reviewer,
                        "/corrections/" + correction() + "/decision",
                        "outcome",
                        "accepted",
                        "reason",
                        "经核实");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("请等银行回盘");
        assertThat(given.count("select count(*) from entitlement.claim")).isZero();
        browsing.send(
                given.officer(LUQUAN, Role.FINANCE),
                "/payments/" + batch + "/withdrawal",
                "reason",
                "有更正");
        assertThat(payment().status()).isEqualTo(409);
        assertThat(decide(reviewer, "accepted")).isEqualTo(303);
        assertThat(given.awards(policy, "returned")).hasSize(1);
        assertThat(payment().status()).isEqualTo(409);
    }

    @Test
    void nothing_is_claimed_of_what_was_not_paid() {
        given.correct(worker, "hukou", "130110");
        given.correct(worker, "home", "130110");
        given.correct(worker, "residence", "130110");
        given.determine(caseworker, policy);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        insert into entitlement.claim
                                               (claim_id, correction_id, award_id, org_path, amount_fen, state, opened_by,
                                                opened_at)
                                        select gen_random_uuid(), correction_id, award_id, org_path, 1, 'open',
                                               proposed_by, now()
                                          from entitlement.correction\
                                        """)
                                .update())
                .withMessageContaining("no more is claimed");
    }

    @Test
    void what_is_not_in_a_payment_waits_for_the_decision_and_is_then_determined_anew() {
        given.correct(worker, "hukou", "130110");
        given.correct(worker, "home", "130110");
        given.correct(worker, "residence", "130110");
        given.published(policy, caseworker, "2021-02-12");
        given.determine(caseworker, policy);
        clock.moveTo("2021-02-13T09:00");
        assertThat(payment().status()).isEqualTo(409);
        assertThat(decide(reviewer, "accepted")).isEqualTo(303);
        assertThat(given.awards(policy, "returned")).hasSize(1);
        assertThat(given.count("select count(*) from entitlement.claim")).isZero();
        given.determine(caseworker, policy);
        assertThat(given.awards(policy, "void")).hasSize(1);
        assertThat(given.awards(policy, "approved")).isEmpty();
        given.assertPoolsBalance();
    }

    @Test
    void a_rejected_correction_is_not_proposed_again_on_the_same_facts() {
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        assertThat(decide(reviewer, "rejected")).isEqualTo(303);
        given.determine(caseworker, policy);
        assertThat(corrections()).isOne();
        given.correct(worker, "on_duty_days", 6);
        given.determine(caseworker, policy);
        assertThat(corrections()).isEqualTo(2);
    }

    @Test
    void a_newer_determination_replaces_what_nobody_decided() {
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        given.determine(caseworker, policy);
        assertThat(given.count("select count(*) from entitlement.correction where status = 'void'"))
                .isOne();
        given.correct(worker, "on_duty_days", 3);
        given.determine(caseworker, policy);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.correction where status ="
                                        + " 'proposed'"))
                .isZero();
    }

    @Test
    void a_top_up_the_budget_does_not_reach_for_is_refused() {
        given.workers(LUQUAN, 2, 3);
        given.approved(policy, caseworker, reviewer);
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        var answer =
                browsing.send(
                        reviewer,
                        "/corrections/" + correction() + "/decision",
                        "outcome",
                        "accepted",
                        "reason",
                        "经核实");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("预算余额不足以补发");
        given.assertPoolsBalance();
    }

    @Test
    void nobody_decides_on_the_corrections_of_their_own_determination() {
        var both = given.officer(LUQUAN, Role.CASEWORKER, Role.REVIEWER);
        given.correct(worker, "on_duty_days", 7);
        given.determine(both, policy);
        assertThat(decide(both, "accepted")).isEqualTo(403);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        update entitlement.correction
                                           set status = 'rejected', reason = 'x', decided_at = now(),
                                               decided_by = proposed_by\
                                        """)
                                .update());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"REVIEWER"},
            mode = EnumSource.Mode.EXCLUDE)
    void another_role_decides_nothing(Role role) {
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        assertThat(decide(given.officer(LUQUAN, role), "accepted")).isEqualTo(403);
    }

    @Test
    void the_next_county_finds_nothing() {
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        var neighbour = given.officer(YUHUA, Role.values());
        assertThat(decide(neighbour, "accepted")).isEqualTo(404);
        assertThat(browsing.open(neighbour, "/corrections").body()).doesNotContain("张**");
    }

    @Test
    void a_decision_needs_an_outcome_and_a_reason() {
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        var answer = browsing.send(reviewer, "/corrections/" + correction() + "/decision");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("请选择同意或不予更正");
        assertThat(standing()).startsWith("proposed");
    }

    private void approveTheTopUp() {
        var award = given.awards(policy, "proposed").getFirst();
        var answer =
                browsing.send(
                        reviewer,
                        "/reviews/decisions",
                        "action",
                        "approve",
                        "chosen",
                        award + "~1");
        assertThat(answer.status()).isEqualTo(303);
    }

    /** Publishes and pays what is approved; how many lines have been paid in all. */
    private long paid() {
        closed();
        var batch = payment();
        assertThat(batch.status()).isEqualTo(303);
        new GivenPayments(application).paid(LUQUAN, batch.id(), LocalDate.now(clock));
        return given.count("select count(*) from entitlement.payment_line");
    }

    /** Publishes what is approved, and lets the days for objections pass. */
    private void closed() {
        var today = LocalDate.now(clock);
        given.published(policy, caseworker, today.plusDays(7).toString());
        clock.moveTo(today.plusDays(8) + "T09:00");
    }

    private Browsing.Seen payment() {
        return browsing.send(
                given.officer(LUQUAN, Role.FINANCE),
                "/payments",
                "policy",
                policy.toString(),
                "submission",
                Ids.newId().toString());
    }

    private int decide(Officer officer, String outcome) {
        return decide(officer, correction(), outcome);
    }

    private int decide(Officer officer, UUID correction, String outcome) {
        return browsing.send(
                        officer,
                        "/corrections/" + correction + "/decision",
                        "outcome",
                        outcome,
                        "reason",
                        "经核实")
                .status();
    }

    private long corrections() {
        return given.count("select count(*) from entitlement.correction");
    }

    private UUID correction() {
        return given.owner()
                .sql("select correction_id from entitlement.correction where status = 'proposed'")
                .query(UUID.class)
                .single();
    }

    private @Nullable String standing() {
        return text(
                "select status || ' ' || old_fen || ' ' || new_fen from entitlement.correction");
    }

    private @Nullable String claim() {
        return text("select state || ' ' || amount_fen from entitlement.claim");
    }

    private @Nullable String text(String sql) {
        return given.owner().sql(sql).query(String.class).single();
    }
}
