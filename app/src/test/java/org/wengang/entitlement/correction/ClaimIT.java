package org.wengang.entitlement.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** An award of 500 yuan that was paid and topped up by 500, and turns out not to be due at all. */
@WengangTest
class ClaimIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;

    private GivenEntitlements given;
    private Browsing browsing;
    private Officer caseworker;
    private Officer reviewer;
    private UUID policy;
    private UUID worker;

    @BeforeEach
    void paid_and_topped_up() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        var graded =
                GivenEntitlements.read("130110-luquan/R-SJZ-04.yaml")
                        .replace(
                                "amount: param.amount\n",
                                "amount: \"param.amount + (p.on_duty_days >= 5 ? param.amount :"
                                        + " zero()) + (p.on_duty_days >= 9 ? param.amount :"
                                        + " zero())\"\n");
        policy = given.issued(graded, LUQUAN, Map.of("budget", "2000.00"));
        worker = given.worker(given.someone(LUQUAN, 1));
        given.approved(policy, caseworker, reviewer);
        pay();
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        accept();
    }

    @Test
    void each_line_is_claimed_by_itself_and_every_claim_ends() {
        approve();
        pay();
        notDue();
        assertThat(claims("open")).hasSize(2);
        assertThat(browsing.open(caseworker, "/clawbacks").body()).contains("还没有提出追回的款项");
        for (var claim : claims("open")) {
            var clawback = ask("/clawbacks/claims/" + claim, "500.00");
            assertThat(clawback.status()).isEqualTo(303);
            decide(clawback.location());
            receive(clawback.location(), "500.00");
        }
        assertThat(claims("settled")).hasSize(2);
        assertThat(given.awards(policy, "reversed")).hasSize(2);
        assertThat(given.count("select paid_fen + committed_fen from entitlement.budget_pool"))
                .isZero();
        given.assertPoolsBalance();
    }

    @Test
    void a_top_up_that_was_not_paid_ends_and_only_what_was_paid_is_claimed() {
        notDue();
        assertThat(claims("open")).hasSize(1);
        assertThat(given.awards(policy, "void")).hasSize(1);
        given.assertPoolsBalance();
        given.determine(caseworker, policy);
        assertThat(given.count("select count(*) from entitlement.correction")).isEqualTo(2);
    }

    @Test
    void what_is_asked_back_already_is_not_claimed_besides() {
        var line =
                given.owner()
                        .sql("select line_id from entitlement.payment_line")
                        .query(UUID.class)
                        .single();
        decide(ask("/clawbacks/lines/" + line, "200.00").location());
        notDue();
        assertThat(given.count("select sum(amount_fen)::bigint from entitlement.claim"))
                .isEqualTo(30_000);
        assertThat(browsing.open(caseworker, "/clawbacks/lines/" + line).status()).isEqualTo(200);
    }

    @Test
    void a_clawback_nobody_decided_gives_way_to_the_claim() {
        var line =
                given.owner()
                        .sql("select line_id from entitlement.payment_line")
                        .query(UUID.class)
                        .single();
        var former = ask("/clawbacks/lines/" + line, "200.00").location();
        notDue();
        assertThat(decided(former, "accepted").body()).contains("应退款项另有登记");
        assertThat(decided(former, "refused").status()).isEqualTo(303);
        assertThat(ask("/clawbacks/lines/" + line, "200.00").status()).isEqualTo(422);
        var clawback = ask("/clawbacks/lines/" + line, "500.00").location();
        decide(clawback);
        receive(clawback, "500.00");
        assertThat(claims("settled")).hasSize(1);
    }

    @Test
    void what_was_waived_is_not_paid_again() {
        approve();
        pay();
        onDuty(3);
        accept();
        var clawback = ask("/clawbacks/claims/" + claims("open").getFirst(), "500.00").location();
        decide(clawback);
        receive(clawback, "100.00");
        // Proposed before it is waived, a top-up is not accepted afterwards.
        onDuty(7);
        assertThat(proposed()).containsExactly("50000 100000");
        waive(clawback);
        assertThat(accepted().status()).isEqualTo(409);
        // 900 of the 1000 yuan that are due now stayed with the person.
        determine();
        assertThat(proposed()).containsExactly("90000 100000");
        accept();
        approve();
        pay();
        determine();
        assertThat(proposed()).isEmpty();
        onDuty(9);
        assertThat(proposed()).containsExactly("100000 150000");
        given.assertPoolsBalance();
    }

    @Test
    void what_is_asked_back_of_one_line_is_not_claimed_of_another() {
        approve();
        pay();
        var line =
                given.owner()
                        .sql(
                                "select line_id from entitlement.payment_line order by line_id"
                                        + " limit 1")
                        .query(UUID.class)
                        .single();
        decide(ask("/clawbacks/lines/" + line, "300.00").location());
        onDuty(3);
        accept();
        assertThat(given.count("select sum(amount_fen)::bigint from entitlement.claim"))
                .isEqualTo(20_000);
        // Half of it comes without a correction: on the same facts nothing is proposed again.
        determine();
        assertThat(proposed()).isEmpty();
    }

    @Test
    void nobody_asks_back_without_a_second_officer() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        insert into entitlement.clawback
                                               (clawback_id, org_path, line_id, award_id, amount_fen, reason,
                                                submission, proposed_by, proposed_at, state, decided_by,
                                                decided_at, decision)
                                        select line_id, org_path, line_id, award_id, 100, '试验', line_id,
                                               line_id, now(), 'open', award_id, now(), '自己'
                                          from entitlement.payment_line\
                                        """)
                                .update())
                .withMessageContaining("begins as proposed");
    }

    private void onDuty(int days) {
        given.correct(worker, "on_duty_days", days);
        determine();
    }

    private void determine() {
        given.determine(caseworker, policy);
    }

    private List<String> proposed() {
        return given.owner()
                .sql(
                        """
                        select old_fen || ' ' || new_fen
                          from entitlement.correction
                         where status = 'proposed'\
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private void waive(String path) {
        var kept = "失联".repeat(251);
        assertThat(browsing.send(caseworker, path + "/waiver", "waiver", kept).body())
                .contains(kept);
        assertThat(browsing.send(caseworker, path + "/waiver", "waiver", "本人已失联").status())
                .isEqualTo(303);
        assertThat(
                        browsing.send(reviewer, path + "/waiver/decision", "outcome", "accepted")
                                .status())
                .isEqualTo(303);
    }

    private void notDue() {
        given.correct(worker, "hukou", "130110");
        given.correct(worker, "home", "130110");
        given.correct(worker, "residence", "130110");
        given.determine(caseworker, policy);
        accept();
    }

    private void accept() {
        assertThat(accepted().status()).isEqualTo(303);
    }

    private Seen accepted() {
        var correction =
                given.owner()
                        .sql(
                                "select correction_id from entitlement.correction where status ="
                                        + " 'proposed'")
                        .query(UUID.class)
                        .single();
        return browsing.send(
                reviewer,
                "/corrections/" + correction + "/decision",
                "outcome",
                "accepted",
                "reason",
                "经核实");
    }

    private void approve() {
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

    /** Publishes and pays what is approved. */
    private void pay() {
        var today = LocalDate.now(clock);
        given.published(policy, caseworker, today.plusDays(7).toString());
        clock.moveTo(today.plusDays(8) + "T09:00");
        var batch =
                browsing.send(
                        given.officer(LUQUAN, Role.FINANCE),
                        "/payments",
                        "policy",
                        policy.toString(),
                        "submission",
                        Ids.newId().toString());
        new GivenPayments(application).paid(LUQUAN, batch.id(), LocalDate.now(clock));
    }

    private Seen ask(String path, String yuan) {
        return browsing.send(
                caseworker,
                path,
                "amount",
                yuan,
                "parts",
                "1",
                "firstDue",
                "2021-03-15",
                "reason",
                "核实不符合条件",
                "submission",
                Ids.newId().toString());
    }

    private void decide(String path) {
        assertThat(decided(path, "accepted").status()).isEqualTo(303);
    }

    private Seen decided(String path, String outcome) {
        return browsing.send(reviewer, path + "/decision", "outcome", outcome, "decision", "材料已核实");
    }

    private void receive(String path, String yuan) {
        var answer =
                browsing.send(
                        given.officer(LUQUAN, Role.FINANCE),
                        path + "/receipts",
                        "amount",
                        yuan,
                        "receivedOn",
                        "2021-02-13",
                        "reference",
                        "回单 1",
                        "submission",
                        Ids.newId().toString());
        assertThat(answer.status()).isEqualTo(303);
    }

    private List<UUID> claims(String state) {
        return given.owner()
                .sql("select claim_id from entitlement.claim where state = :state")
                .param("state", state)
                .query((row, number) -> row.getObject("claim_id", UUID.class))
                .list();
    }
}
