package org.wengang.entitlement.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.SHIJIAZHUANG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * Two records turn out to be one person: what was awarded twice stays once, and nothing is lost.
 */
@WengangTest
class OnePersonIT {

    private final ApplicationContext application;
    private final GivenEntitlements given;
    private final Browsing browsing;
    private final TestClock clock;

    private Officer caseworker;
    private Officer reviewer;
    private Officer finance;

    @Autowired
    OnePersonIT(ApplicationContext application, TestClock clock) {
        this.application = application;
        this.given = new GivenEntitlements(application);
        this.browsing = new Browsing(application);
        this.clock = clock;
    }

    @BeforeEach
    void officers() {
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        finance = given.officer(LUQUAN, Role.FINANCE);
    }

    @Test
    void the_records_are_one_row_of_lists_and_determinations() {
        var policy = given.luquan("1000000.00");
        var workers = given.workers(LUQUAN, 1, 3);
        var found = found(workers.subList(0, 2));
        assertThat(found.same(caseworker, workers.get(1)).status()).isEqualTo(303);
        assertThat(rows("/workers")).isEqualTo(2);
        assertThat(browsing.open(caseworker, "/workers/" + workers.getFirst()).body())
                .contains("本人的其他记录", "以此号码为准", "不再参加认定", workers.get(1).toString());
        assertThat(browsing.openInEnglish(caseworker, "/workers/" + workers.get(1)).body())
                .contains("Also on record as", workers.getFirst().toString());
        var run = given.determine(caseworker, policy);
        assertThat(given.count("select count(*) from entitlement.determination")).isEqualTo(2);
        assertThat(given.verdict(run, workers.get(1))).isEqualTo("eligible");
        assertThat(given.awards(policy, "proposed")).hasSize(2);
        assertThat(auditOf("worker-merged")).isOne();
        found.again(caseworker);
        assertThat(found.state()).isEqualTo("reopened");
        assertThat(rows("/workers")).isEqualTo(3);
        assertThat(auditOf("worker-unmerged")).isOne();
    }

    @Test
    void of_two_proposed_awards_one_can_only_be_refused() {
        var policy = given.luquan("1000000.00");
        var workers = given.workers(LUQUAN, 1, 2);
        given.determine(caseworker, policy);
        var awards = given.awards(policy, "proposed");
        var found = found(workers);
        found.same(caseworker, workers.get(1));
        assertThat(doubles()).containsExactly(awards.get(1));
        assertThat(browsing.open(reviewer, "/reviews").body()).contains("这一笔只能不予通过");
        assertThat(decided("approve", awards.get(1)).body()).contains("本人另有一笔待遇");
        assertThat(decided("approve", awards.getFirst()).status()).isEqualTo(303);
        assertThat(decided("refuse", awards.get(1)).status()).isEqualTo(303);
        given.assertPoolsBalance();
        assertThat(given.count("select committed_fen from entitlement.budget_pool"))
                .isEqualTo(50_000);
        given.determine(caseworker, policy);
        assertThat(given.awards(policy, "proposed")).isEmpty();
        // They were two people: the one who gave way is proposed anew.
        found.again(caseworker);
        given.determine(caseworker, policy);
        assertThat(given.awards(policy, "proposed")).hasSize(1);
    }

    @Test
    void an_award_that_is_paid_stands_and_of_the_other_a_second_officer_decides() {
        var policy = given.luquan("1000000.00");
        var workers = given.workers(LUQUAN, 1, 2);
        var awards = given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        // The older award is contested and stays behind; the younger one is paid.
        object(1);
        pay(policy);
        assertThat(given.count("select count(*) from entitlement.payment_line")).isOne();
        var found = found(workers);
        assertThat(found.same(caseworker, workers.getFirst()).status()).isEqualTo(303);
        assertThat(found.state()).isEqualTo("confirming");
        assertThat(doubles()).isEmpty();
        found.decide(reviewer, "same");
        assertThat(doubles()).containsExactly(awards.getFirst());
        var correction = correction();
        assertThat(browsing.open(caseworker, "/corrections/" + correction).body())
                .contains("两条记录核实为同一人", "仍然成立的那一笔");
        assertThat(accept(reviewer, correction).status()).isEqualTo(403);
        assertThat(accept(given.officer(LUQUAN, Role.REVIEWER), correction).status())
                .isEqualTo(303);
        assertThat(given.awards(policy, "returned")).containsExactly(awards.getFirst());
        given.determine(caseworker, policy);
        assertThat(given.awards(policy, "void")).containsExactly(awards.getFirst());
        assertThat(given.awards(policy, "proposed")).isEmpty();
        given.assertPoolsBalance();
    }

    @Test
    void where_both_are_paid_the_later_one_is_claimed_back_and_then_stays_merged() {
        var policy = given.luquan("1000000.00");
        var workers = given.workers(LUQUAN, 1, 2);
        var awards = given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        var batch = pay(policy).id();
        new GivenPayments(application).paid(LUQUAN, batch, LocalDate.now(clock));
        var found = found(workers);
        found.same(caseworker, workers.getFirst());
        found.decide(reviewer, "same");
        assertThat(given.awards(policy, "approved")).isEqualTo(awards);
        assertThat(given.count("select count(distinct person_id) from entitlement.award")).isOne();
        // A determination does not take the proposal back.
        given.determine(caseworker, policy);
        accept(given.officer(LUQUAN, Role.REVIEWER), correction());
        assertThat(given.count("select sum(amount_fen)::bigint from entitlement.claim"))
                .isEqualTo(50_000);
        assertThat(found.again(caseworker).status()).isEqualTo(303);
        assertThat(found.state()).isEqualTo("parting");
        assertThat(found.again(caseworker).status()).isEqualTo(403);
        assertThat(found.again(reviewer).body()).contains("已经要求退回");
        found.decide(reviewer, "same");
        assertThat(found.state()).isEqualTo("same");
    }

    @Test
    void the_payment_goes_to_the_name_and_number_that_hold() {
        var policy = given.luquan("1000000.00");
        var wrong = given.worker(given.someone(LUQUAN, 1).named("张试意"));
        given.approved(policy, caseworker, reviewer);
        var right = given.worker(given.someone(LUQUAN, 2).named("张试一"));
        found(List.of(wrong, right)).same(caseworker, right);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        pay(policy);
        assertThat(
                        given.owner()
                                .sql("select name || id_last4 from entitlement.payment_line")
                                .query(String.class)
                                .list())
                .containsExactly("张试一" + GivenEntitlements.residentId(2).substring(14));
        assertThat(given.determine(caseworker, policy)).isNotNull();
        assertThat(given.awards(policy, "proposed")).isEmpty();
    }

    @Test
    void records_of_two_counties_keep_a_row_each_and_one_award_between_them() {
        var city = given.officer(SHIJIAZHUANG, Role.CASEWORKER);
        var here = given.worker(given.someone(LUQUAN, 1));
        var there = given.worker(given.someone(YUHUA, 2).named("李试二"));
        var policy = given.luquan("1000000.00");
        found(List.of(here, there)).same(city, there);
        // 鹿泉 cannot open the record of 裕华; it goes by the name and number that hold.
        var page = browsing.open(caseworker, "/workers/" + here).body();
        assertThat(page).doesNotContain(there.toString());
        given.determine(caseworker, policy);
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from entitlement.award a
                                  join registry.worker w on w.worker_id = '%s'
                                 where a.person_id = w.person_id and a.subject_id = '%s'\
                                """
                                        .formatted(there, here)))
                .isOne();
        assertThat(rows("/workers")).isOne();
    }

    @Test
    void nothing_is_merged_by_whom_it_does_not_concern_or_without_a_number_that_holds() {
        var workers = given.workers(LUQUAN, 1, 2);
        var found = found(workers);
        var neighbour = given.officer(YUHUA, Role.CASEWORKER);
        assertThat(found.same(neighbour, workers.getFirst()).status()).isEqualTo(404);
        assertThat(found.same(finance, workers.getFirst()).status()).isEqualTo(403);
        assertThat(found.decide(caseworker, "same").body()).contains("请选择哪一个证件号码是对的");
        assertThat(found.same(caseworker, Ids.newId()).body()).contains("请选择哪一个证件号码是对的");
        var stale = found.decide(caseworker, "same", "version", "7");
        assertThat(stale.status()).isNotEqualTo(303);
        assertThat(found.state()).isEqualTo("open");
        assertThat(given.count("select count(*) from registry.worker_merge")).isZero();
    }

    @Test
    void nothing_is_merged_while_a_determination_runs() throws SQLException {
        var workers = given.workers(LUQUAN, 1, 2);
        var found = found(workers);
        try (var running = TestDatabase.owner().getConnection();
                var statement = running.createStatement()) {
            running.setAutoCommit(false);
            statement.execute(
                    "select pg_advisory_xact_lock_shared(hashtextextended('registry.standing',"
                            + " 0))");
            assertThat(found.same(caseworker, workers.getFirst()).body()).contains("正在批量认定");
            running.rollback();
        }
        assertThat(found.state()).isEqualTo("open");
        assertThat(found.same(caseworker, workers.getFirst()).status()).isEqualTo(303);
    }

    @Test
    void the_schema_itself_does_not_approve_what_may_not_stand() {
        var policy = given.luquan("1000000.00");
        var workers = given.workers(LUQUAN, 1, 2);
        given.determine(caseworker, policy);
        found(workers).same(caseworker, workers.getFirst());
        assertThatThrownBy(() ->
                        given.owner()
                                .sql(
                                        "update entitlement.award set status = 'approved',"
                                            + " decided_by = gen_random_uuid(), version = version +"
                                            + " 1 where double_of is not null")
                                .update())
                .hasMessageContaining("may not stand beside award");
    }

    @Test
    void a_later_merge_is_taken_back_before_an_earlier_one() {
        var workers = given.workers(LUQUAN, 1, 3);
        var first = found(workers.subList(0, 2));
        first.same(caseworker, workers.getFirst());
        var second = found(List.of(workers.getFirst(), workers.get(2)));
        second.same(caseworker, workers.get(2));
        assertThat(rows("/workers")).isOne();
        assertThat(first.again(caseworker).body()).contains("另一条疑似重复里也合并过");
        second.again(caseworker);
        assertThat(rows("/workers")).isEqualTo(2);
        first.again(caseworker);
        assertThat(rows("/workers")).isEqualTo(3);
        assertThat(
                        given.count(
                                "select count(*) from registry.worker where standing_id is not null"
                                        + " or not stands"))
                .isZero();
    }

    @Test
    void a_county_does_not_merge_further_what_an_office_above_merged_into_its_record() {
        var city = given.officer(SHIJIAZHUANG, Role.CASEWORKER);
        var workers = given.workers(LUQUAN, 1, 2);
        var there = given.worker(given.someone(YUHUA, 3).named("李试二"));
        found(List.of(workers.getFirst(), there)).same(city, workers.getFirst());
        var further = found(workers);
        assertThat(further.same(caseworker, workers.get(1)).body()).contains("另一条疑似重复里也合并过");
        assertThat(further.same(caseworker, workers.getFirst()).status()).isEqualTo(303);
    }

    @Test
    void somebody_more_who_is_like_a_merged_person_makes_a_case_of_their_own() {
        var workers = given.workers(LUQUAN, 1, 2);
        given.searchDuplicates(caseworker);
        var first =
                given.owner()
                        .sql("select case_id from registry.duplicate_case")
                        .query((row, number) -> row.getObject("case_id", UUID.class))
                        .single();
        assertThat(
                        new GivenCase(application, given, first)
                                .same(caseworker, workers.getFirst())
                                .status())
                .isEqualTo(303);
        given.workers(LUQUAN, 3, 1);
        given.searchDuplicates(caseworker);
        assertThat(
                        given.owner()
                                .sql("select state from registry.duplicate_case order by case_id")
                                .query(String.class)
                                .list())
                .containsExactly("same", "open");
    }

    private GivenCase found(List<UUID> workers) {
        var organisation =
                given.count(
                                        "select count(distinct org_path) from registry.worker where worker_id in ('%s', '%s')"
                                                .formatted(workers.getFirst(), workers.getLast()))
                                == 1
                        ? LUQUAN
                        : SHIJIAZHUANG;
        return new GivenCase(application, given, organisation, workers);
    }

    private int rows(String path) {
        return (int)
                Pattern.compile("href=\"/workers/[0-9a-f]{8}-")
                        .matcher(browsing.open(caseworker, path).body())
                        .results()
                        .count();
    }

    private List<UUID> doubles() {
        return given.owner()
                .sql("select award_id from entitlement.award where double_of is not null")
                .query((row, number) -> row.getObject("award_id", UUID.class))
                .list();
    }

    private Browsing.Seen decided(String action, UUID award) {
        var version =
                given.count(
                        "select version from entitlement.award where award_id = '%s'"
                                .formatted(award));
        return browsing.send(
                reviewer,
                "/reviews/decisions",
                "action",
                action,
                "chosen",
                award + "~" + version,
                "reason",
                "同一人");
    }

    private Browsing.Seen pay(UUID policy) {
        return browsing.send(
                finance,
                "/payments",
                "policy",
                policy.toString(),
                "submission",
                Ids.newId().toString());
    }

    private void object(int line) {
        given.owner()
                .sql(
                        """
                        insert into entitlement.objection
                               (objection_id, notice_id, line_number, org_path, raised_at, statement, submission, status,
                                proposed_by)
                        select gen_random_uuid(), notice_id, line_number, org_path, '2021-02-06', '有人反映', gen_random_uuid(),
                               'open', :by
                          from entitlement.notice_line
                         where line_number = :line\
                        """)
                .param("by", caseworker.id())
                .param("line", line)
                .update();
    }

    private String correction() {
        return given.owner()
                .sql(
                        "select correction_id::text from entitlement.correction where status ="
                                + " 'proposed'")
                .query(String.class)
                .single();
    }

    private Browsing.Seen accept(Officer officer, String correction) {
        return browsing.send(
                officer,
                "/corrections/" + correction + "/decision",
                "outcome",
                "accepted",
                "reason",
                "同一人只能享受一次");
    }

    private long auditOf(String action) {
        return given.count(
                "select count(*) from security.audit_entry where action = '%s'".formatted(action));
    }
}
