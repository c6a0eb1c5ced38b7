package org.wengang.entitlement.clawback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.List;
import java.util.UUID;
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
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class ClawbackIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    Officer finance;
    UUID policy;
    UUID line;
    UUID worker;

    /** The budget is for two: the third one waits. */
    @BeforeEach
    void two_people_paid_and_one_waiting() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        finance = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("1000.00");
        given.workers(LUQUAN, 1, 3);
        given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        var batch = new GivenPayments(application).released(LUQUAN, policy);
        browsing.send(finance, "/payments/" + batch + "/payment", "paidOn", "2021-02-13");
        line =
                given.owner()
                        .sql("select line_id from entitlement.payment_line where line_number = 1")
                        .query(UUID.class)
                        .single();
        worker =
                given.owner()
                        .sql(
                                """
                                select a.subject_id
                                  from entitlement.award a
                                  join entitlement.payment_line using (award_id)
                                 where line_number = 1\
                                """)
                        .query(UUID.class)
                        .single();
    }

    @Test
    void all_paid_back_by_instalments_reverses_the_award_and_who_waits_moves_up() {
        var path = "/clawbacks/" + proposed("500.00", "3");
        assertThat(browsing.open(caseworker, path).body()).contains("166.66", "166.68", "待决定");
        decide(reviewer, path, "accepted");
        receive(path, "166.66");
        assertThat(given.count("select paid_fen from entitlement.budget_pool")).isEqualTo(83_334);
        assertThat(status(worker)).isEqualTo("approved");
        receive(path, "333.34");
        assertThat(status(worker)).isEqualTo("reversed");
        assertThat(browsing.open(finance, path).body()).contains("已全部退回");
        assertThat(given.count("select paid_fen from entitlement.budget_pool")).isEqualTo(50_000);
        assertThat(given.awards(policy, "proposed")).as("moved up").hasSize(1);
        assertThat(
                        given.count(
                                "select sum(fen) from entitlement.payment_event where kind ="
                                        + " 'returned'"))
                .isEqualTo(50_000);
        given.assertPoolsBalance();
        assertThat(browsing.open(caseworker, "/payees/" + worker).body())
                .contains("要求退回", "已退回", "实际领取", "回单 1");
        assertThat(browsing.open(finance, "/payees/" + worker + "/file.xlsx").status())
                .isEqualTo(200);
    }

    @Test
    void four_eyes_and_never_more_than_was_paid() {
        var both = given.officer(LUQUAN, Role.CASEWORKER, Role.REVIEWER);
        var id = propose(both, "300.00", "1").id();
        assertThat(decide(both, "/clawbacks/" + id, "accepted").status()).isEqualTo(403);
        assertThat(propose(caseworker, "100.00", "1").status()).as("one at a time").isEqualTo(409);
        assertThat(receive("/clawbacks/" + id, "300.00").status()).as("not decided").isEqualTo(409);
        assertThat(decide(reviewer, "/clawbacks/" + id, "accepted").status()).isEqualTo(303);
        assertThat(receive("/clawbacks/" + id, "300.01").status()).isEqualTo(409);
        assertThat(receive("/clawbacks/" + id, "300.00").status()).isEqualTo(303);
        assertThat(propose(caseworker, "200.01", "1").status())
                .as("beyond the rest")
                .isEqualTo(422);
        assertThat(propose(caseworker, "200.00", "1").status()).isEqualTo(303);
        for (var attempt :
                List.of(
                        "update entitlement.clawback set decided_by = proposed_by, decided_at ="
                                + " now(), decision = 'x', state = 'open' where state = 'proposed'",
                        "update entitlement.payment_line set reclaimed_fen = amount_fen + 1",
                        "update entitlement.clawback_receipt set amount_fen = 1",
                        "update entitlement.award set status = 'reversed'",
                        "update entitlement.clawback set state = 'open' where state = 'settled'")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(attempt)
                    .isThrownBy(() -> given.owner().sql(attempt).update());
        }
    }

    @Test
    void the_same_form_twice_is_one_clawback_and_one_receipt() throws Exception {
        var form = Ids.newId().toString();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> propose(caseworker, "500.00", "1", form));
            var two = executor.submit(() -> propose(caseworker, "500.00", "1", form));
            assertThat(one.get().location()).isEqualTo(two.get().location());
        }
        var path =
                "/clawbacks/"
                        + given.owner()
                                .sql("select clawback_id from entitlement.clawback")
                                .query(UUID.class)
                                .single();
        decide(reviewer, path, "accepted");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> receive(path, "200.00", form).status());
            var two = executor.submit(() -> receive(path, "200.00", form).status());
            assertThat(List.of(one.get(), two.get())).containsOnly(303);
        }
        assertThat(given.count("select received_fen from entitlement.clawback")).isEqualTo(20_000);
    }

    @Test
    void a_receipt_typed_anew_is_not_counted_twice() {
        var path = "/clawbacks/" + proposed("500.00", "1");
        decide(reviewer, path, "accepted");
        assertThat(receive(path, "100.00").status()).isEqualTo(303);
        var again = receive(path, "100.00");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("已经登记过");
        assertThat(receive(path, "150.00").status()).as("another sum").isEqualTo(303);
        assertThat(given.count("select received_fen from entitlement.clawback")).isEqualTo(25_000);
    }

    @Test
    void refused_it_leaves_everything_as_it_was() {
        var path = "/clawbacks/" + proposed("500.00", "1");
        assertThat(decide(reviewer, path, "refused").status()).isEqualTo(303);
        assertThat(decide(reviewer, path, "accepted").status()).isEqualTo(409);
        assertThat(given.count("select paid_fen from entitlement.budget_pool")).isEqualTo(100_000);
        assertThat(propose(caseworker, "500.00", "1").status()).isEqualTo(303);
    }

    @Test
    void who_may_and_who_may_not() {
        assertThat(propose(finance, "1.00", "1").status()).isEqualTo(403);
        var neighbour = given.officer(YUHUA, Role.values());
        assertThat(propose(neighbour, "1.00", "1").status()).isEqualTo(404);
        var path = "/clawbacks/" + proposed("500.00", "1");
        assertThat(decide(neighbour, path, "accepted").status()).isEqualTo(404);
        assertThat(decide(caseworker, path, "accepted").status()).isEqualTo(403);
        assertThat(propose(caseworker, "0", "0").status()).isEqualTo(422);
    }

    private String proposed(String yuan, String parts) {
        var answer = propose(caseworker, yuan, parts);
        assertThat(answer.status()).isEqualTo(303);
        return answer.id();
    }

    private Browsing.Seen propose(Officer officer, String yuan, String parts) {
        return propose(officer, yuan, parts, Ids.newId().toString());
    }

    private Browsing.Seen propose(Officer officer, String yuan, String parts, String submission) {
        return browsing.send(
                officer,
                "/clawbacks/lines/" + line,
                "amount",
                yuan,
                "parts",
                parts,
                "firstDue",
                "2021-03-15",
                "reason",
                "核实不符合条件",
                "submission",
                submission);
    }

    private Browsing.Seen decide(Officer officer, String path, String outcome) {
        return browsing.send(officer, path + "/decision", "outcome", outcome, "decision", "材料已核实");
    }

    private Browsing.Seen receive(String path, String yuan) {
        return receive(path, yuan, Ids.newId().toString());
    }

    private Browsing.Seen receive(String path, String yuan, String submission) {
        return browsing.send(
                finance,
                path + "/receipts",
                "amount",
                yuan,
                "receivedOn",
                "2021-02-13",
                "reference",
                "回单 1",
                "submission",
                submission);
    }

    private String status(UUID subject) {
        return given.owner()
                .sql("select status from entitlement.award where subject_id = :subject")
                .param("subject", subject)
                .query(String.class)
                .single();
    }
}
