package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.SHIJIAZHUANG;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.population.RunManifest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class DeterminationIT {

    @Autowired ApplicationContext application;
    @Autowired Determinations determinations;
    GivenEntitlements given;
    Officer caseworker;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
    }

    @Test
    void everybody_has_an_answer_and_the_eligible_an_award() {
        var policy = given.luquan("1000000.00");
        var eligible = given.worker(given.someone(LUQUAN, 1));
        var local = given.worker(given.someone(LUQUAN, 2).with("home", "130108"));
        var unknown = given.worker(given.someone(LUQUAN, 3).with("residence", null));
        var run = given.determine(caseworker, policy);

        assertThat(given.verdict(run, eligible)).isEqualTo("eligible");
        assertThat(given.verdict(run, local)).isEqualTo("not_eligible");
        assertThat(given.verdict(run, unknown)).isEqualTo("undecided");
        assertThat(given.awards(policy, "proposed")).hasSize(1);
        assertThat(within(caseworker, () -> determinations.get(run).counts()))
                .isEqualTo(new Run.Counts(3, 1, 1, 1, 0, 0, 0, 0, 0, 50_000));
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'determination-finished'"))
                .isEqualTo(1);
        given.assertPoolsBalance();
    }

    @Test
    void a_run_keeps_the_hash_another_engine_comes_to() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 5);
        given.worker(given.someone(LUQUAN, 6).with("home", "130108"));
        given.worker(given.someone(LUQUAN, 7).with("residence", null));
        var run = given.determine(caseworker, policy);
        var manifest = new AtomicReference<>(RunManifest.EMPTY);
        given.owner()
                .sql("select * from entitlement.determination where run_id = :run")
                .param("run", run)
                .query((row, number) -> {
                    var subject = row.getObject("subject_id", UUID.class);
                    long key = subject.getLeastSignificantBits() & (1L << 60) - 1;
                    var eligible = row.getString("verdict").equals("eligible");
                    return RunManifest.EMPTY.with(
                            key,
                            eligible ? Verdict.ELIGIBLE : Verdict.NOT_ELIGIBLE,
                            row.getObject("amount_fen", Long.class),
                            row.getLong("true_bits"),
                            row.getLong("unknown_bits"));
                })
                .list()
                .forEach(each -> manifest.updateAndGet(all -> all.plus(each)));
        var stored = within(caseworker, () -> determinations.get(run));
        assertThat(manifest.get().rows()).isEqualTo(7);
        assertThat(stored.rowHash()).isEqualTo(manifest.get().hash());
        assertThat(manifest.get().sumFen())
                .isEqualTo(Objects.requireNonNull(stored.counts()).eligibleFen());
        assertThat(new Browsing(application).open(caseworker, "/determinations/" + run).body())
                .contains("逐行核对码", Long.toString(manifest.get().hash()));
    }

    @Test
    void an_unknown_amount_is_undecided_and_never_paid() {
        var policy = given.hengshui("1000000.00");
        var officer = given.officer(HENGSHUI, Role.CASEWORKER);
        var worker =
                given.worker(
                        given.someone(TAOCHENG, 1)
                                .with("stay_place", "131102")
                                .with("on_duty_days", null));
        var run = given.determine(officer, policy);
        assertThat(given.verdict(run, worker)).isEqualTo("undecided");
        assertThat(given.count("select count(*) from entitlement.award")).isZero();
    }

    @Test
    void a_city_determines_the_workers_of_its_counties() {
        var policy = given.hengshui("1000000.00");
        var officer = given.officer(HENGSHUI, Role.CASEWORKER);
        given.worker(given.someone(TAOCHENG, 1).with("stay_place", "131102"));
        given.worker(given.someone(JIZHOU, 2).with("stay_place", "131103").with("on_duty_days", 0));
        given.worker(given.someone(LUQUAN, 3).with("stay_place", "131103"));
        var run = given.determine(officer, policy);
        assertThat(within(officer, () -> determinations.get(run).counts()))
                .isEqualTo(new Run.Counts(2, 2, 0, 0, 0, 0, 0, 0, 0, 110_000));
    }

    @Test
    void an_officer_of_the_city_determines_only_the_county_that_issued() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 2);
        given.workers(YUHUA, 10, 3);
        var officer = given.officer(SHIJIAZHUANG, Role.CASEWORKER);
        var run = given.determine(officer, policy);
        assertThat(given.count("select people from entitlement.run where run_id = '" + run + "'"))
                .isEqualTo(2);
    }

    @Test
    void once_a_line_does_not_fit_the_budget_all_later_ones_wait() {
        var policy = given.luquan("1200.00");
        var workers = given.workers(LUQUAN, 1, 4);
        var run = given.determine(caseworker, policy);
        assertThat(workers.stream().map(worker -> given.verdict(run, worker)))
                .containsExactly("eligible", "eligible", "waiting_budget", "waiting_budget");
        assertThat(given.awards(policy, "waiting")).hasSize(2);
        given.assertPoolsBalance();
    }

    @Test
    void the_same_person_twice_counts_once_and_the_first_record_wins() {
        var policy = given.hengshui("1000000.00");
        var officer = given.officer(HENGSHUI, Role.CASEWORKER);
        var later =
                given.worker(
                        given.someone(TAOCHENG, 7).with("stay_place", "131102").appliedAfter(9));
        var first = given.worker(given.someone(JIZHOU, 7).with("stay_place", "131103"));
        var run = given.determine(officer, policy);
        assertThat(given.verdict(run, first)).isEqualTo("eligible");
        assertThat(given.verdict(run, later)).isEqualTo("excluded");
    }

    @Test
    void an_award_of_the_same_group_elsewhere_excludes() {
        var luquan = given.luquan("1000000.00");
        var hengshui = given.hengshui("1000000.00");
        given.worker(given.someone(LUQUAN, 5));
        var there = given.worker(given.someone(TAOCHENG, 5).with("stay_place", "131102"));
        given.determine(caseworker, luquan);
        var run = given.determine(given.officer(HENGSHUI, Role.CASEWORKER), hengshui);
        assertThat(given.verdict(run, there)).isEqualTo("excluded");
        assertThat(given.count("select count(*) from entitlement.award")).isEqualTo(1);
    }

    @Test
    void two_counties_at_once_give_one_award_a_person() throws Exception {
        var luquan = given.luquan("1000000.00");
        var hengshui = given.hengshui("1000000.00");
        given.workers(LUQUAN, 1, 60);
        for (var person = 60; person >= 1; person--) {
            given.worker(
                    given.someone(TAOCHENG, person)
                            .with("stay_place", "131102")
                            .appliedAfter(100 - person));
        }
        var other = given.officer(HENGSHUI, Role.CASEWORKER);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> given.determine(caseworker, luquan));
            var two = executor.submit(() -> given.determine(other, hengshui));
            one.get();
            two.get();
        }
        assertThat(given.count("select count(*) from entitlement.award")).isEqualTo(60);
        assertThat(given.count("select count(distinct person_id) from entitlement.award"))
                .isEqualTo(60);
        given.assertPoolsBalance();
    }

    @Test
    void determining_again_replaces_what_nobody_decided_and_counts_its_money_once() {
        var policy = given.luquan("1200.00");
        given.workers(LUQUAN, 1, 4);
        given.determine(caseworker, policy);
        given.determine(caseworker, policy);
        assertThat(given.awards(policy, "proposed")).hasSize(2);
        assertThat(given.awards(policy, "waiting")).hasSize(2);
        assertThat(given.awards(policy, "void")).hasSize(4);
        given.assertPoolsBalance();
    }

    @Test
    void a_run_that_is_finished_is_not_done_again() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 3);
        var run = given.determine(caseworker, policy);
        given.perform(caseworker, run);
        assertThat(given.awards(policy, "proposed")).hasSize(3);
        assertThat(given.awards(policy, "void")).isEmpty();
    }

    @Test
    void a_run_performed_by_its_twin_at_once_is_done_once() throws Exception {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 20);
        var run = given.startedRun(caseworker, policy);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> given.perform(caseworker, run));
            var two = executor.submit(() -> given.perform(caseworker, run));
            one.get();
            two.get();
        }
        assertThat(given.awards(policy, "proposed")).hasSize(20);
        assertThat(given.count("select count(*) from entitlement.determination")).isEqualTo(20);
    }

    @Test
    void a_determination_that_dies_in_the_middle_leaves_nothing() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 3);
        given.determine(caseworker, policy);
        var run = given.startedRun(caseworker, policy);
        // the last thing a determination writes is its audit line: without an account it cannot
        given.owner().sql("delete from security.account").update();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> given.perform(caseworker, run));
        assertThat(given.awards(policy, "proposed")).hasSize(3);
        assertThat(given.awards(policy, "void")).isEmpty();
        assertThat(given.count("select count(*) from entitlement.determination")).isEqualTo(3);
        given.assertPoolsBalance();
    }

    @Test
    void a_returned_award_is_replaced_only_after_its_worker_was_corrected() {
        var policy = given.luquan("1000000.00");
        var worker = given.worker(given.someone(LUQUAN, 1));
        given.determine(caseworker, policy);
        given.owner()
                .sql(
                        """
                        update entitlement.award
                           set status = 'returned', reason = '核实', decided_by = :by, version = version + 1\
                        """)
                .param("by", Ids.newId())
                .update();
        var unchanged = given.determine(caseworker, policy);
        assertThat(given.verdict(unchanged, worker)).isEqualTo("excluded");
        given.correct(worker, "home", "130108");
        var corrected = given.determine(caseworker, policy);
        assertThat(given.verdict(corrected, worker)).isEqualTo("not_eligible");
        assertThat(given.awards(policy, "void")).hasSize(1);
        given.assertPoolsBalance();
    }

    @Test
    void who_may_start_and_who_may_not() {
        var policy = given.luquan("1000000.00");
        assertThat(start(given.officer(LUQUAN, Role.REVIEWER), policy))
                .isEqualTo("security-role-missing");
        assertThat(start(given.officer(YUHUA, Role.CASEWORKER), policy))
                .isEqualTo("policy-not-found");
        var hengshui = given.hengshui("1000000.00");
        assertThat(start(given.officer(TAOCHENG, Role.CASEWORKER), hengshui))
                .isEqualTo("entitlement-policy-of-others");
        assertThat(start(caseworker, Ids.newId())).isEqualTo("policy-not-found");
        assertThat(given.count("select count(*) from entitlement.run")).isZero();
    }

    @Test
    void a_draft_or_a_broken_policy_starts_nothing() {
        var policy =
                given.issued(
                        GivenEntitlements.read("130110-luquan/R-SJZ-04.yaml")
                                .replace("outside(p.hukou,", "outside(p.hukous,"),
                        LUQUAN,
                        Map.of("budget", "100.00"));
        assertThat(start(caseworker, policy)).isEqualTo("entitlement-policy-broken");
        assertThat(given.count("select count(*) from entitlement.run")).isZero();
        assertThat(given.count("select count(*) from job.job")).isZero();
    }

    @Test
    void two_conditions_that_exclude_each_other_start_nothing() {
        var policy =
                given.issued(
                        GivenEntitlements.read("130110-luquan/R-SJZ-04.yaml")
                                .replace(
                                        "outside(p.home, param.outsider_scope, ",
                                        "within(p.hukou, "),
                        LUQUAN,
                        Map.of("budget", "100.00"));
        assertThat(start(caseworker, policy)).isEqualTo("entitlement-policy-broken");
        assertThat(given.count("select count(*) from entitlement.run")).isZero();
    }

    @Test
    void the_same_form_twice_is_one_run() {
        var policy = given.luquan("1000000.00");
        var submission = Ids.newId();
        var one =
                within(
                        caseworker,
                        () -> determinations.start(caseworker, policy, today(), null, submission));
        var two =
                within(
                        caseworker,
                        () -> determinations.start(caseworker, policy, today(), null, submission));
        assertThat(two).isEqualTo(one);
    }

    private String start(Officer officer, UUID policy) {
        try {
            within(
                    officer,
                    () -> determinations.start(officer, policy, today(), null, Ids.newId()));
            return "started";
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    @Test
    void the_neighbour_sees_no_run() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 3);
        var run = given.determine(caseworker, policy);
        var neighbour = given.officer(YUHUA, Role.CASEWORKER);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> within(neighbour, () -> determinations.get(run)))
                .matches(refused -> refused.problem() == EntitlementProblem.RUN_NOT_FOUND);
        assertThat(
                        within(
                                neighbour,
                                () ->
                                        determinations.page(
                                                org.wengang.web.component.Cursor.START, 10)))
                .isEqualTo(List.of());
    }

    private static LocalDate today() {
        return LocalDate.of(2021, 2, 5);
    }

    private static <T> T within(Officer officer, java.util.function.Supplier<T> work) {
        return Scope.within(officer.org(), officer.id()).call(work::get);
    }
}
