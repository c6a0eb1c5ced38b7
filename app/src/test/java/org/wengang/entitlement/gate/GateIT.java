package org.wengang.entitlement.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.registry.GivenEntries;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What looks wrong holds an award until somebody says why it may pass. */
@WengangTest
class GateIT {

    @Autowired ApplicationContext application;
    @Autowired Gate gate;
    @Autowired TestClock clock;
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
    void somebody_under_sixteen_is_found_and_holds_nobody_else() {
        var awards = proposed(3);
        born(awards.getFirst(), "2005-02-06");
        born(awards.getLast(), "2005-02-05");
        assertThat(approve(awards)).as("all or none").isEqualTo(409);
        assertThat(states()).containsExactly("under-age open");
        assertThat(approve(awards.subList(1, 3))).isEqualTo(303);
        assertThat(browsing.open(reviewer, "/findings").body())
                .contains("不满十六周岁", "2005年2月6日", "张**");
        assertThat(browsing.open(reviewer, "/reviews").body()).contains("有疑点");
        assertThat(browsing.open(reviewer, "/").body()).contains("待核实的疑点");
    }

    @Test
    void a_released_finding_stays_released_until_its_ground_changes() {
        var award = proposed(1);
        born(award.getFirst(), "1930-01-01");
        assertThat(approve(award)).isEqualTo(409);
        var finding = finding();
        assertThat(release(reviewer, finding, " ")).isEqualTo(422);
        assertThat(release(caseworker, finding, "已上门")).isEqualTo(403);
        assertThat(release(reviewer, finding, "已上门核实健在")).isEqualTo(303);
        assertThat(release(reviewer, finding, "已上门核实健在")).isEqualTo(409);
        born(award.getFirst(), "1929-01-01");
        assertThat(approve(award)).as("another birth").isEqualTo(409);
        born(award.getFirst(), "1930-01-01");
        assertThat(approve(award)).as("the released one").isEqualTo(303);
        assertThat(states()).containsExactlyInAnyOrder("very-old released", "very-old cleared");
    }

    @Test
    void a_released_finding_names_who_it_was_in_the_history_of_nobody_else() {
        var award = proposed(1);
        born(award.getFirst(), "1930-01-01");
        approve(award);
        var both = given.officer(YUHUA, Role.REVIEWER, Role.CASEWORKER);
        assertThat(browsing.open(both, "/findings/" + finding()).status()).isEqualTo(404);
        assertThat(release(both, finding(), "试验")).isEqualTo(404);
        assertThat(browsing.open(both, "/findings").body()).doesNotContain("张**");
    }

    @Test
    void the_database_neither_approves_nor_pays_what_is_held() {
        var awards = proposed(1);
        born(awards.getFirst(), "2010-01-01");
        approve(awards);
        assertThat(
                        refused(
                                "update entitlement.award set status = 'approved', decided_by = '%s'"
                                        .formatted(reviewer.id())))
                .isTrue();
        assertThat(
                        refused(
                                "update entitlement.finding set state = 'released', handled_by ="
                                        + " proposed_by, handled_at = now(), reason = 'x'"))
                .as("released by whoever proposed")
                .isTrue();
    }

    @Test
    void what_is_found_after_approval_is_not_paid_and_the_others_are() {
        var awards = proposed(2);
        assertThat(approve(awards)).isEqualTo(303);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        born(awards.getFirst(), "2010-01-01");
        Scope.within(reviewer.org(), reviewer.id()).run(() -> gate.examinePolicy(policy));
        var finance = given.officer(LUQUAN, Role.FINANCE);
        assertThat(browsing.send(finance, "/payments", "policy", policy.toString()).status())
                .isEqualTo(303);
        assertThat(given.count("select count(*) from entitlement.payment_line")).isOne();
    }

    @Test
    void an_employer_with_more_awards_than_staff_and_an_unusual_amount_are_found() {
        var awards = proposed(11);
        GivenEntries.one_of_each(given.owner(), LUQUAN);
        given.owner()
                .sql(
                        """
                        update registry.employer
                           set staff_total = 10,
                               organisation_name = (select employer_name from registry.worker limit 1)\
                        """)
                .update();
        given.owner()
                .sql(
                        """
                        update entitlement.award
                           set amount_fen = 150001, version = version + 1
                         where award_id = :award\
                        """)
                .param("award", awards.getFirst())
                .update();
        assertThat(approve(awards)).isEqualTo(409);
        assertThat(states()).hasSize(12).contains("more-than-staff open", "amount-outside open");
        assertThat(browsing.open(reviewer, "/findings").body())
                .contains("享受待遇11人，登记的员工总数为10人", "1,500.01元");
    }

    @Test
    void many_people_at_one_phone_are_found_also_when_a_whole_policy_is_looked_at() {
        proposed(5);
        given.owner()
                .sql(
                        """
                        update registry.worker
                           set mobile_sealed = 'x', mobile_index = 'y'
                         where worker_id in (select worker_id from registry.worker order by worker_id limit 4)\
                        """)
                .update();
        var none = browsing.send(reviewer, "/findings/examinations", "policy", "");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("请选择政策").doesNotContain("已核查");
        var sent = browsing.send(reviewer, "/findings/examinations", "policy", policy.toString());
        assertThat(sent.status()).isEqualTo(303);
        assertThat(states()).hasSize(4).containsOnly("many-at-one-phone open");
        assertThat(browsing.open(reviewer, "/findings").body()).contains("享受同一政策的4人登记的是同一个手机号码");
        given.owner()
                .sql("update registry.worker set mobile_sealed = null, mobile_index = null")
                .update();
        browsing.send(caseworker, "/findings/examinations", "policy", policy.toString());
        assertThat(states()).hasSize(4).containsOnly("many-at-one-phone cleared");
    }

    @Test
    void somebody_who_may_be_registered_twice_is_found() {
        var awards = proposed(1);
        var twin = given.workers(LUQUAN, 2, 1).getFirst();
        given.owner()
                .sql(
                        """
                        with search as (
                            insert into registry.duplicate_search (search_id, org_path, started_by, started_at)
                            values (:id, :org, :id, '2021-02-05')
                        ), found as (
                            insert into registry.duplicate_case
                                   (case_id, org_path, search_id, found_at, score, pairs, state)
                            values (:id, :org, :id, '2021-02-05', 90, '[]', 'open')
                        )
                        insert into registry.duplicate_member (case_id, worker_id, org_path, facts_mark)
                        select :id, worker_id, org_path, '' from registry.worker\
                        """)
                .param("id", twin)
                .param("org", LUQUAN.value())
                .update();
        assertThat(approve(awards)).isEqualTo(409);
        assertThat(states()).containsExactly("open-duplicate open");
        given.owner()
                .sql(
                        """
                        update registry.duplicate_case
                           set state = 'different', decided_by = case_id, decided_by_name = '试', decided_at = now(),
                               reason = '已核实'\
                        """)
                .update();
        assertThat(approve(awards)).isEqualTo(303);
        assertThat(states()).containsExactly("open-duplicate cleared");
    }

    private UUID policy = new UUID(0, 0);

    private List<UUID> proposed(int workers) {
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, workers);
        given.determine(caseworker, policy);
        return given.awards(policy, "proposed");
    }

    private void born(UUID award, String day) {
        given.owner()
                .sql(
                        """
                        update registry.worker w
                           set birth = :day::date
                          from entitlement.award a
                         where a.subject_id = w.worker_id and a.award_id = :award\
                        """)
                .param("day", day)
                .param("award", award)
                .update();
    }

    private int approve(List<UUID> awards) {
        var fields = new ArrayList<String>(List.of("action", "approve"));
        awards.forEach(award -> fields.addAll(List.of("chosen", award + "~1")));
        return browsing.send(reviewer, "/reviews/decisions", fields.toArray(String[]::new))
                .status();
    }

    private int release(Officer officer, UUID finding, String reason) {
        return browsing.send(officer, "/findings/" + finding + "/release", "reason", reason)
                .status();
    }

    private UUID finding() {
        return given.owner()
                .sql("select finding_id from entitlement.finding order by finding_id limit 1")
                .query(UUID.class)
                .single();
    }

    private List<String> states() {
        return given.owner()
                .sql("select check_code || ' ' || state from entitlement.finding")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private boolean refused(String sql) {
        try {
            given.owner().sql(sql).update();
            return false;
        } catch (DataIntegrityViolationException expected) {
            return true;
        }
    }
}
