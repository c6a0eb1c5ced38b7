package org.wengang.entitlement.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenAccounts;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.entitlement.GivenPayments.Sent;
import org.wengang.entitlement.GivenReturn;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * Any sequence of making, releasing, taking back, paying, bouncing, correcting and asking back,
 * whoever does it and however often: the books hold after each step.
 */
@WengangTest
class PaymentWalkIT {

    private static final int STEPS = 45;

    /** What must never be, each counted. */
    private static final String BROKEN =
            """
            select 'paid beyond what is committed' as rule, count(*) as broken
              from entitlement.budget_pool
             where paid_fen > committed_fen
             union all
            select 'an award has two lines that live', count(*)
              from (select award_id from entitlement.payment_line where state in ('open', 'paid')
                     group by award_id having count(*) > 1) x
             union all
            select 'an award is paid beyond its amount', count(*)
              from (select a.award_id
                      from entitlement.award a
                      join entitlement.payment_event e using (award_id)
                     group by a.award_id, a.amount_fen
                    having sum(case e.kind when 'paid' then e.fen when 'returned' then -e.fen else 0 end)
                           not between 0 and a.amount_fen) x
             union all
            select 'a pool is not the sum of its events', count(*)
              from entitlement.budget_pool p
             where p.paid_fen <> (select coalesce(sum(case e.kind when 'paid' then e.fen when 'returned' then -e.fen
                                                                  else 0 end), 0)
                                    from entitlement.payment_event e
                                   where e.policy_version_id = p.policy_version_id)
             union all
            select 'a batch is not the sum of its lines', count(*)
              from entitlement.payment_batch b
             where (b.paid_count, b.bounced_count, b.paid_fen + b.bounced_fen)
                   <> (select count(*) filter (where l.state = 'paid'), count(*) filter (where l.state = 'bounced'),
                              coalesce(sum(l.amount_fen) filter (where l.state in ('paid', 'bounced')), 0)
                         from entitlement.payment_line l
                        where l.payment_batch_id = b.payment_batch_id)
             union all
            select 'the books are not zero', count(*)
              from (select policy_version_id, account, sum(fen) as fen
                      from (select policy_version_id, to_account as account, fen from entitlement.pool_entry
                             union all
                            select policy_version_id, from_account, -fen from entitlement.pool_entry) e
                     group by policy_version_id, account) s
              join entitlement.budget_pool p using (policy_version_id)
             where s.account = 'paid' and s.fen <> p.paid_fen
            """;

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    GivenPayments payments;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    List<Officer> finance;
    UUID policy;
    Random random = new Random(0);
    int cards = 5_000;
    Map<Integer, Integer> answers = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_books_hold_after_each_step_of_any_walk(long seed) {
        random = new Random(seed);
        for (var step = 0; step < STEPS; step++) {
            var status = step(random.nextInt(9));
            answers.merge(status, 1, Integer::sum);
            assertThat(status).as("step %d", step).isLessThan(500);
            assertThat(broken()).as("after step %d of walk %d", step, seed).isEmpty();
        }
        assertThat(answers.get(303)).as("steps that were done: %s", answers).isGreaterThan(10);
        given.assertPoolsBalance();
    }

    @BeforeEach
    void six_people_to_be_paid() {
        given = new GivenEntitlements(application);
        payments = new GivenPayments(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        finance = List.of(given.officer(LUQUAN, Role.FINANCE), given.officer(LUQUAN, Role.FINANCE));
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 6);
        given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
    }

    private int step(int kind) {
        return switch (kind) {
            case 0, 1 -> payments.make(anyFinance(), policy).status();
            case 2 ->
                    payments.tryRelease(anyFinance(), any("payment_batch_id", "payment_batch"))
                            .status();
            case 3 ->
                    random.nextInt(3) > 0
                            ? payments.tryRelease(
                                            finance.get(1),
                                            any("payment_batch_id", "payment_batch"))
                                    .status()
                            : withdraw();
            case 4, 5 -> bankAnswers();
            case 6 -> corrected();
            case 7 -> asksBack();
            default -> decidedOrReceived();
        };
    }

    private int withdraw() {
        var path = "/payments/" + any("payment_batch_id", "payment_batch") + "/withdrawal";
        return browsing.send(anyFinance(), path, "reason", "试验").status();
    }

    /** Some of the lines, each as chance has it; now and then with a wrong amount. */
    private int bankAnswers() {
        var batch = any("payment_batch_id", "payment_batch");
        if (random.nextInt(6) == 0) {
            return browsing.send(
                            anyFinance(), "/payments/" + batch + "/payment", "paidOn", "2021-02-13")
                    .status();
        }
        var file = new GivenReturn();
        for (Sent line : payments.lines(batch)) {
            switch (random.nextInt(4)) {
                case 0 -> file.bounced(line, "账户异常");
                case 1, 2 -> file.paid(line);
                default -> {
                    if (random.nextInt(8) == 0) {
                        file.row(line.reference(), "1.00", "成功", "", "");
                    }
                }
            }
        }
        return browsing.upload(
                        anyFinance(),
                        "/payments/" + batch + "/returns?day=2021-02-13",
                        "回执.csv",
                        file.bytes())
                .status();
    }

    private int corrected() {
        var worker = any("subject_id", "award");
        browsing.send(
                caseworker,
                "/accounts/" + worker,
                "holder",
                "张试一",
                "number",
                GivenAccounts.card(++cards),
                "bank",
                "试验银行",
                "reason",
                "更正");
        var awaiting =
                ids("select account_id from entitlement.payee_account where state = 'awaiting'");
        return awaiting.isEmpty()
                ? 303
                : browsing.send(
                                reviewer,
                                "/accounts/" + worker + "/confirmation",
                                "account",
                                awaiting.getFirst(),
                                "outcome",
                                random.nextInt(4) == 0 ? "refused" : "confirmed")
                        .status();
    }

    private int asksBack() {
        return browsing.send(
                        caseworker,
                        "/clawbacks/lines/" + any("line_id", "payment_line"),
                        "amount",
                        random.nextBoolean() ? "500.00" : "123.45",
                        "parts",
                        Integer.toString(1 + random.nextInt(4)),
                        "firstDue",
                        "2021-03-15",
                        "reason",
                        "试验",
                        "submission",
                        Ids.newId().toString())
                .status();
    }

    private int decidedOrReceived() {
        var path = "/clawbacks/" + any("clawback_id", "clawback");
        browsing.send(
                reviewer,
                path + "/decision",
                "outcome",
                random.nextInt(5) == 0 ? "refused" : "accepted",
                "decision",
                "试验");
        return browsing.send(
                        anyFinance(),
                        path + "/receipts",
                        "amount",
                        List.of("100.00", "123.45", "500.00", "23.45").get(random.nextInt(4)),
                        "receivedOn",
                        "2021-02-13",
                        "reference",
                        "回单",
                        "submission",
                        Ids.newId().toString())
                .status();
    }

    private Officer anyFinance() {
        return finance.get(random.nextInt(finance.size()));
    }

    /** One of them, or an id nobody has. */
    private String any(String id, String table) {
        var all =
                new ArrayList<>(ids("select " + id + " from entitlement." + table + " order by 1"));
        return all.isEmpty() ? Ids.newId().toString() : all.get(random.nextInt(all.size()));
    }

    private List<String> ids(String sql) {
        return given.owner().sql(sql).query((row, number) -> row.getString(1)).list();
    }

    private List<String> broken() {
        return given
                .owner()
                .sql(BROKEN)
                .query((row, number) -> row.getLong("broken") == 0 ? "" : row.getString("rule"))
                .list()
                .stream()
                .filter(rule -> !rule.isEmpty())
                .toList();
    }
}
