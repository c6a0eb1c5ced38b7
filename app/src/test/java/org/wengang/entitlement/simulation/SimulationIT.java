package org.wengang.entitlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.entitlement.determination.Determinations;
import org.wengang.entitlement.determination.Run;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class SimulationIT {

    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);

    @Autowired ApplicationContext application;
    @Autowired Simulations simulations;
    @Autowired Determinations determinations;
    GivenEntitlements given;
    Officer luquan;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        luquan = given.officer(LUQUAN, Role.POLICY_OFFICER, Role.CASEWORKER);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_simulation_says_what_the_determination_after_it_does_to_the_fen(long seed) {
        var random = new Random(seed);
        var officer = given.officer(HENGSHUI, Role.POLICY_OFFICER, Role.CASEWORKER);
        var policy = given.hengshui(random.nextInt(2_000, 30_000) + ".00");
        people(random);
        given.determine(officer, policy);
        someDecided(random);
        given.determine(luquan, given.luquan("4000.00"));

        var simulated = simulated(officer, policy, List.of());
        var run = given.determine(officer, policy);

        var counts = within(officer, () -> determinations.get(run).counts());
        assertThat(counts(simulated.outcomes().getFirst())).isEqualTo(counts);
        assertThat(
                        given.owner()
                                .sql("select snapshot from entitlement.run where run_id = :run")
                                .param("run", run)
                                .query(String.class)
                                .single())
                .isEqualTo(simulated.snapshot());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void limits_are_simulated_as_they_are_determined(long seed) {
        var random = new Random(seed);
        var officer = given.officer(HENGSHUI, Role.POLICY_OFFICER, Role.CASEWORKER);
        var limits =
                Map.of("per_person", "{ times: 2 }", "cap", "{ parameter: cap, within: policy }");
        var file =
                new GivenLimits("R-TRIAL-1", 1, limits, random.nextBoolean() ? "wait" : "refuse");
        var policy =
                given.issued(
                        file.yaml(),
                        HENGSHUI,
                        Map.of(
                                "cap",
                                random.nextInt(5, 20) + ".00",
                                "budget",
                                random.nextInt(100, 400) + ".00"));
        people(random);
        given.determine(officer, policy);
        someDecided(random);

        var simulated = simulated(officer, policy, List.of());
        var run = given.determine(officer, policy);

        assertThat(counts(simulated.outcomes().getFirst()))
                .isEqualTo(within(officer, () -> determinations.get(run).counts()));
        given.assertPoolsBalance();
    }

    @Test
    void months_of_trainees_are_simulated_as_they_are_determined() {
        var lanzhou = new OrgPath("cn/62/6201/");
        var officer = given.officer(lanzhou, Role.POLICY_OFFICER, Role.CASEWORKER);
        var policy =
                given.policy(
                        "620100-lanzhou/R-GS-03.yaml",
                        lanzhou,
                        Map.of(
                                "monthly_rate", "500",
                                "max_months", "2",
                                "proration", "days_30",
                                "rounding", "half_up",
                                "budget", "2200"));
        var file =
                GivenRoster.with("姓名", "证件号码", "单位名称", "统一社会信用代码", "企业所在地", "月份", "满一个月", "实际开展天数");
        for (int i = 0; i < 12; i++) {
            file.row(
                    "张试一",
                    GivenRoster.id(i / 4),
                    "兰州试验机械厂",
                    GivenFiling.uscc(1),
                    "620102",
                    "2021-0" + (1 + i % 4),
                    i % 3 == 0 ? "否" : "是",
                    12);
        }
        new RosterDesk(application).bring(officer, "training-month/1", "以工代训.xlsx", file.xlsx());

        var simulated = simulated(officer, policy, List.of());
        var run = given.determine(officer, policy);

        var counts =
                Objects.requireNonNull(within(officer, () -> determinations.get(run).counts()));
        assertThat(counts(simulated.outcomes().getFirst())).isEqualTo(counts);
        assertThat(counts.people()).isEqualTo(12);
        assertThat(counts.outOfMonths()).isEqualTo(6);
        assertThat(counts.eligibleFen()).isPositive();
        given.assertPoolsBalance();
    }

    @Test
    void a_simulation_changes_nothing_but_its_own_line() {
        var policy = given.luquan("1200.00");
        given.workers(LUQUAN, 1, 4);
        given.determine(luquan, policy);
        simulated(luquan, policy, List.of());
        assertThat(given.awards(policy, "proposed")).hasSize(2);
        assertThat(given.awards(policy, "void")).isEmpty();
        given.assertPoolsBalance();
    }

    @Test
    void variants_are_compared_with_the_policy_as_it_stands() {
        var policy = given.luquan("100000.00");
        given.workers(LUQUAN, 1, 6);
        given.worker(given.someone(LUQUAN, 7).with("home", "130108"));
        var more = new Variant("600元", Map.of("amount", "600.00"), Map.of());
        var none = new Variant("不限家庭所在地", Map.of(), Map.of("home", "true"));
        var fewer = new Variant("少些预算", Map.of("budget", "1200.00"), Map.of());
        var outcomes = simulated(luquan, policy, List.of(more, none, fewer)).outcomes();

        assertThat(outcomes.getFirst().leastFen()).isEqualTo(300_000);
        assertThat(outcomes.get(1).compared()).isEqualTo(new Outcome.Comparison(6, 60_000, 0, 0));
        assertThat(outcomes.get(2).compared()).isEqualTo(new Outcome.Comparison(1, 50_000, 0, 0));
        assertThat(outcomes.get(3).compared()).isEqualTo(new Outcome.Comparison(0, 0, 4, 200_000));
        assertThat(outcomes.get(3).exhaustedOn()).isNotNull();
        assertThat(outcomes.getFirst().exhaustedOn()).isNull();
    }

    @Test
    void what_is_not_known_makes_the_difference_between_least_and_most() {
        var policy = given.hengshui("100000.00");
        var officer = given.officer(HENGSHUI, Role.POLICY_OFFICER);
        given.worker(given.someone(TAOCHENG, 1).with("stay_place", "131102"));
        given.worker(
                given.someone(TAOCHENG, 2).with("stay_place", "131102").with("on_duty_days", null));
        given.worker(
                given.someone(TAOCHENG, 3)
                        .with("stay_place", "131102")
                        .with("hukou", null)
                        .with("on_duty_days", 0));
        var outcome = simulated(officer, policy, List.of()).outcomes().getFirst();
        assertThat(outcome.leastFen()).isEqualTo(60_000);
        assertThat(outcome.mostFen()).isEqualTo(60_000 + 60_000 + 50_000);
    }

    @Test
    void a_cell_of_less_than_five_is_not_shown() {
        var policy = given.hengshui("1000000.00");
        var officer = given.officer(HENGSHUI, Role.POLICY_OFFICER);
        for (var person = 1; person <= 5; person++) {
            given.worker(given.someone(TAOCHENG, person).with("stay_place", "131102"));
        }
        given.worker(given.someone(JIZHOU, 9).with("stay_place", "131103"));
        var districts = simulated(officer, policy, List.of()).outcomes().getFirst().districts();
        assertThat(districts).extracting(Outcome.Share::isShown).containsExactly(true, false);
    }

    @Test
    void awards_of_other_policies_are_told() {
        var policy = given.hengshui("1000000.00");
        var other = given.luquan("1000000.00");
        given.worker(given.someone(LUQUAN, 5));
        given.worker(given.someone(TAOCHENG, 5).with("stay_place", "131102"));
        given.determine(luquan, other);
        var officer = given.officer(new OrgPath("cn/13/"), Role.POLICY_OFFICER);
        var outcome = simulated(officer, policy, List.of()).outcomes().getFirst();
        assertThat(outcome.funnel().count(Verdict.EXCLUDED)).isOne();
        assertThat(outcome.overlaps())
                .singleElement()
                .satisfies(overlap -> assertThat(overlap.policyCode()).isEqualTo("R-SJZ-04"));
    }

    @Test
    void an_award_of_a_former_version_is_of_no_other_policy() {
        given.worker(given.someone(LUQUAN, 1).with("on_duty_days", 7));
        given.determine(luquan, version(1));
        var outcome = simulated(luquan, version(2), List.of()).outcomes().getFirst();
        assertThat(outcome.funnel().count(Verdict.EXCLUDED)).isOne();
        assertThat(outcome.overlaps()).isEmpty();
    }

    private UUID version(int version) {
        var file =
                new GivenLimits("R-TRIAL-1", version, Map.of("per_person", "{ times: 1 }"), "wait");
        return given.issued(file.yaml(), LUQUAN, Map.of("budget", "1000.00"));
    }

    @Test
    void who_may_start_and_who_may_not() {
        var policy = given.luquan("1000000.00");
        assertThat(start(given.officer(LUQUAN, Role.CASEWORKER), policy, Map.of()))
                .isEqualTo("security-role-missing");
        assertThat(start(given.officer(YUHUA, Role.POLICY_OFFICER), policy, Map.of()))
                .isEqualTo("policy-not-found");
        assertThat(start(luquan, policy, Map.of("home", "p.home == 7")))
                .isEqualTo("entitlement-policy-broken");
        assertThat(given.count("select count(*) from entitlement.simulation")).isZero();
    }

    @Test
    void the_same_form_twice_is_one_simulation() {
        var policy = given.luquan("1000000.00");
        var form = Ids.newId();
        Supplier<UUID> send =
                () ->
                        within(
                                luquan,
                                () ->
                                        simulations.start(
                                                luquan, policy, TODAY, null, List.of(), form));
        assertThat(send.get()).isEqualTo(send.get());
    }

    @Test
    void the_neighbour_sees_no_simulation() {
        var policy = given.luquan("1000000.00");
        var simulation = simulated(luquan, policy, List.of());
        var neighbour = given.officer(YUHUA, Role.POLICY_OFFICER);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> within(neighbour, () -> simulations.get(simulation.id())))
                .matches(refused -> refused.problem() == EntitlementProblem.SIMULATION_NOT_FOUND);
    }

    private void people(Random random) {
        for (var person = 1; person <= 120; person++) {
            var someone =
                    given.someone(random.nextBoolean() ? TAOCHENG : JIZHOU, person)
                            .with("stay_place", random.nextInt(8) == 0 ? null : "131102")
                            .with("hukou", random.nextInt(8) == 0 ? null : "130600")
                            .with("on_duty_days", random.nextInt(6) == 0 ? null : random.nextInt(3))
                            .appliedAfter(random.nextInt(500));
            given.worker(someone);
            if (random.nextInt(5) == 0) {
                given.worker(given.someone(LUQUAN, person).appliedAfter(person));
            }
        }
    }

    /** Approved, refused and returned ones among those proposed, as reviewers leave them. */
    private void someDecided(Random random) {
        for (var status : List.of("approved", "refused", "returned")) {
            given.owner()
                    .sql(
                            """
                            update entitlement.award
                               set status = :status, decided_by = :by, reason = '核实', version = version + 1
                             where award_id in (select award_id from entitlement.award
                                                 where status = 'proposed' order by award_id limit :some)\
                            """)
                    .param("status", status)
                    .param("by", Ids.newId())
                    .param("some", random.nextInt(1, 4))
                    .update();
        }
        given.owner()
                .sql(
                        """
                        update registry.worker set version = version + 1
                         where worker_id in (select subject_id from entitlement.award
                                              where status = 'returned' limit 1)\
                        """)
                .update();
    }

    private Simulation simulated(Officer officer, UUID policy, List<Variant> variants) {
        var id =
                within(
                        officer,
                        () ->
                                simulations.start(
                                        officer, policy, TODAY, null, variants, Ids.newId()));
        given.perform(officer, Simulations.JOB, id);
        return within(officer, () -> simulations.get(id));
    }

    private String start(Officer officer, UUID policy, Map<String, String> conditions) {
        try {
            var variant = new Variant("试", Map.of(), conditions);
            within(
                    officer,
                    () ->
                            simulations.start(
                                    officer, policy, TODAY, null, List.of(variant), Ids.newId()));
            return "started";
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    private static Run.Counts counts(Outcome outcome) {
        var funnel = outcome.funnel();
        return new Run.Counts(
                funnel.people(),
                funnel.count(Verdict.ELIGIBLE),
                funnel.count(Verdict.NOT_ELIGIBLE),
                funnel.count(Verdict.UNDECIDED),
                funnel.count(Verdict.EXCLUDED),
                funnel.count(Verdict.OUT_OF_MONTHS),
                funnel.count(Verdict.CAPPED),
                funnel.count(Verdict.WAITING_BUDGET),
                funnel.count(Verdict.REFUSED_BUDGET),
                funnel.proposedFen());
    }

    private static <T> T within(Officer officer, Supplier<T> work) {
        return Scope.within(officer.org(), officer.id()).call(work::get);
    }
}
