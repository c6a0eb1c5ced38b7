package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What is due on a day is determined by the version and the values that held on it. */
@WengangTest
class DeterminationOfAnyDayIT {

    private static final String CODE = PolicyDesk.LUQUAN_500;

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;

    private GivenEntitlements given;
    private PolicyDesk desk;
    private Browsing browsing;
    private Officer caseworker;
    private Officer officer;
    private UUID first;

    @BeforeEach
    void a_policy_of_500_issued_in_february() {
        given = new GivenEntitlements(application);
        desk = new PolicyDesk(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        officer = given.officer(LUQUAN, Role.POLICY_OFFICER);
        first = desk.issue(CODE, "1000000");
        given.worker(given.someone(LUQUAN, 1));
    }

    @Test
    void the_version_that_held_on_the_day_determines() {
        var second = desk.nextVersion(given.owner(), CODE, "\"500.00\"", "\"600.00\"");
        desk.confirm(officer, CODE, "1000000");
        desk.simulate(officer, second);
        desk.approve(second);
        assertThat(
                        browsing.send(
                                        officer,
                                        "/policies/" + second + "/issue",
                                        "from",
                                        "2021-03-01")
                                .status())
                .isEqualTo(303);
        clock.moveTo("2021-03-10T09:00");
        assertThat(started(second, "2021-02-28")).isEqualTo("1 2021-02-28");
        assertThat(started(first, "2021-03-01")).isEqualTo("2 2021-03-01");
    }

    @Test
    void a_value_that_changes_on_a_day_counts_from_that_day() {
        var dated =
                GivenEntitlements.read("130110-luquan/R-SJZ-04.yaml")
                        .replace("R-SJZ-04", "R-SJZ-99");
        var policy =
                given.issued(
                        dated.replaceFirst(
                                "(amount:\\n(?:.*\\n)*?\\s+values: \\{[^}]*\"500.00\") ?}",
                                "$1, 2021-03-01: \"600.00\" }"),
                        LUQUAN,
                        java.util.Map.of("budget", "1000000.00"));
        clock.moveTo("2021-03-10T09:00");
        assertThat(amount(policy, "2021-02-28")).isEqualTo(50_000);
        assertThat(amount(policy, "2021-03-01")).isEqualTo(60_000);
    }

    @Test
    void after_the_last_day_of_a_closed_policy_nothing_is_started() {
        var answer =
                browsing.send(
                        officer,
                        "/policies/" + first + "/closure",
                        "lastDay",
                        "2021-02-28",
                        "reason",
                        "资金用完");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(started(first, "2021-02-05")).isEqualTo("1 2021-02-05");
        clock.moveTo("2021-03-01T09:00");
        var late = start(first, "2021-02-05");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("已终止，最后一日是2021年2月28日");
    }

    private long amount(UUID policy, String day) {
        var run = given.startedRun(caseworker, policy);
        given.owner()
                .sql("update entitlement.run set as_of = :day::date where run_id = :run")
                .param("day", day)
                .param("run", run)
                .update();
        given.perform(caseworker, run);
        return given.count("select amount_fen from entitlement.award where run_id = '" + run + "'");
    }

    /** The version and the day of the run that was started. */
    private @Nullable String started(UUID policy, String day) {
        var answer = start(policy, day);
        assertThat(answer.status()).isEqualTo(303);
        return given.owner()
                .sql(
                        """
                        select v.version || ' ' || r.as_of
                          from entitlement.run r
                          join policy.policy_version v using (policy_version_id)
                         where r.run_id = :run\
                        """)
                .param("run", UUID.fromString(answer.id()))
                .query(String.class)
                .single();
    }

    private Browsing.Seen start(UUID policy, String day) {
        return browsing.send(
                caseworker,
                "/determinations",
                "policy",
                policy.toString(),
                "asOf",
                day,
                "submission",
                Ids.newId().toString());
    }
}
