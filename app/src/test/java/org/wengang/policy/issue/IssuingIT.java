package org.wengang.policy.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wengang.database.Scope;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.policy.PolicyDesk;
import org.wengang.policy.PolicyIssued;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** From draft to issued, and who may not. */
@WengangTest
@RecordApplicationEvents
class IssuingIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    private static final String CODE = PolicyDesk.LUQUAN_500;

    @Autowired BeanFactory beans;
    @Autowired Issuing issuing;
    @Autowired ApplicationEvents events;

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private PolicyDesk desk;
    private Officer officer;
    private UUID id;

    @BeforeEach
    void a_draft_and_its_officer() {
        desk = new PolicyDesk(beans);
        officer = desk.officer(LUQUAN, "luquan-zhengce", Role.POLICY_OFFICER);
        id = desk.policy(CODE).id();
    }

    @Test
    void a_draft_with_open_values_is_not_issued_and_every_one_is_named() {
        desk.confirm(officer, CODE, Map.of("jurisdiction_mode", "organisation"));
        confirm("holiday_first", "2021-02-10");
        assertThat(issue())
                .extracting(IssuingIT::subject)
                .containsExactly("budget", "not approved");
        assertThat(desk.policy(CODE).isIssued()).isFalse();
        assertThat(events.stream(PolicyIssued.class)).isEmpty();
    }

    @Test
    void an_issued_policy_tells_the_others_its_budget() {
        desk.confirm(officer, CODE, "1234567.89");
        simulatedAndApproved();
        assertThat(issue()).isEmpty();
        assertThat(events.stream(PolicyIssued.class))
                .containsExactly(new PolicyIssued(id, LUQUAN, CODE, 1, 123_456_789L));
        assertThat(desk.policy(CODE).issuedAt()).isNotNull();
    }

    @Test
    void confirming_and_issuing_leave_their_lines_in_the_audit_trail() {
        desk.confirm(officer, CODE, "500000");
        confirm("budget", "600000.00");
        simulatedAndApproved();
        issue();
        assertThat(
                        owner.sql(
                                        """
                                        select actor_name || ' ' || action || ' ' || subject || ' ' || detail
                                          from security.audit_entry
                                         where org_path = 'cn/13/1301/130110/'
                                           and action like 'policy-%'
                                         order by number desc
                                         limit 4\
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly(
                        "张试一 policy-issued policy-version " + id + " R-SJZ-04 version 1",
                        "张试一 policy-approved policy-version " + id + " R-SJZ-04 version 1",
                        "张试一 policy-simulated policy-version " + id + " R-SJZ-04 version 1",
                        "张试一 policy-parameter-confirmed policy-version "
                                + id
                                + " R-SJZ-04 version 1: budget = 600000.00");
    }

    @Test
    void the_last_word_before_issue_counts() {
        desk.confirm(officer, CODE, "500000");
        confirm("budget", "600000.00");
        simulatedAndApproved();
        issue();
        assertThat(events.stream(PolicyIssued.class))
                .extracting(PolicyIssued::budgetFen)
                .containsExactly(60_000_000L);
    }

    @Test
    void nothing_of_an_issued_version_changes_any_more() {
        desk.issue(CODE, "500000");
        refused("policy-already-issued", () -> confirm("budget", "600000"));
        refused("policy-already-issued", this::issue);
        for (var change :
                List.of(
                        "update policy.policy_version set title = 'x'",
                        "delete from policy.policy_version",
                        "update policy.parameter_confirmation set value = '1'",
                        "delete from policy.parameter_confirmation",
                        "insert into policy.parameter_confirmation select policy_version_id,"
                                + " 'more', org_path, value, note, confirmed_by, confirmed_by_name,"
                                + " confirmed_at from policy.parameter_confirmation limit 1")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() -> owner.sql(change).update())
                    .withMessageContaining("issued");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASEWORKER", "REVIEWER", "FINANCE", "STATISTICIAN", "ADMINISTRATOR"})
    void another_role_neither_confirms_nor_issues(Role role) {
        officer = desk.officer(LUQUAN, "another", role);
        refused("security-role-missing", () -> confirm("budget", "1"));
        refused("security-role-missing", this::issue);
    }

    @ParameterizedTest
    @CsvSource({
        "cn/13/1301/, policy-of-others",
        "cn/, policy-of-others",
        "cn/13/1301/130108/, policy-not-found",
        "cn/13/1311/, policy-not-found"
    })
    void another_office_neither_confirms_nor_issues(String path, String code) {
        officer = desk.officer(new OrgPath(path), "another", Role.POLICY_OFFICER);
        refused(code, () -> confirm("budget", "1"));
        refused(code, this::issue);
    }

    @Test
    void below_the_office_an_issued_policy_can_be_read_but_not_touched() {
        id = desk.issue(PolicyDesk.HENGSHUI_VOUCHER, "500000");
        officer = desk.officer(new OrgPath("cn/13/1311/131102/"), "below", Role.POLICY_OFFICER);
        refused("policy-of-others", () -> confirm("budget", "1"));
        refused("policy-of-others", this::issue);
    }

    @Test
    void only_what_the_source_leaves_open_is_confirmed() {
        refused("policy-parameter-not-open", () -> confirm("amount", "600"));
        refused("policy-parameter-not-found", () -> confirm("bonus", "600"));
    }

    @ParameterizedTest
    @CsvSource({
        "budget, -1",
        "budget, much",
        "holiday_first, 2021-02-30",
        "jurisdiction_mode, somehow",
        "non_public_kinds, 'private,public'",
        "non_public_kinds, ''"
    })
    void a_value_the_parameter_cannot_take_is_a_mistake(String name, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> confirm(name, value));
    }

    @Test
    void of_two_officers_who_issue_at_once_one_is_told() throws InterruptedException {
        desk.confirm(officer, CODE, "500000");
        simulatedAndApproved();
        Callable<List<Obstacle>> issue = this::issue;
        int refusals = 0;
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var answer : both.invokeAll(List.of(issue, issue))) {
                try {
                    assertThat(answer.get()).isEmpty();
                } catch (ExecutionException told) {
                    assertThat(told.getCause()).hasMessage("policy-already-issued");
                    refusals++;
                }
            }
        }
        assertThat(refusals).isEqualTo(1);
        assertThat(
                        owner.sql(
                                        "select count(*) from security.audit_entry where action ="
                                                + " 'policy-issued'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    /** The digits the source lost are asked for by name, and what cannot be carried out is said. */
    @Test
    void a_policy_of_lost_digits_is_refused_naming_each_of_them() {
        officer =
                desk.officer(new OrgPath("cn/22/2201/"), "changchun-zhengce", Role.POLICY_OFFICER);
        id = desk.policy("R-CC-02").id();
        assertThat(issue())
                .extracting(IssuingIT::subject)
                .containsExactly(
                        "monthly_rate",
                        "max_months",
                        "proration",
                        "rounding",
                        "budget",
                        "not approved");
        assertThat(desk.policy("R-CC-02").isIssued()).isFalse();
    }

    @Test
    void with_every_value_confirmed_a_policy_about_employers_lacks_its_approval_alone() {
        officer =
                desk.officer(
                        new OrgPath("cn/62/6209/620922/"), "guazhou-zhengce", Role.POLICY_OFFICER);
        id = desk.policy("R-GS-09").id();
        desk.confirm(officer, "R-GS-09", Map.of("on_exhausted", "refuse"));
        assertThat(issue()).extracting(IssuingIT::subject).containsExactly("not approved");
    }

    @Test
    void goods_are_refused_and_a_red_packet_that_may_be_cash_is_not() {
        officer = desk.officer(new OrgPath("cn/13/1309/"), "cangzhou-zhengce", Role.POLICY_OFFICER);
        id = desk.policy("R-CZ-01").id();
        desk.confirm(
                officer, "R-CZ-01", Map.of("budget", "100000", "outsider_scope", "prefecture"));
        simulatedAndApproved();
        assertThat(issue()).isEmpty();
        officer = desk.officer(new OrgPath("cn/62/6204/"), "baiyin-zhengce", Role.POLICY_OFFICER);
        id = desk.policy("R-GS-10").id();
        desk.confirm(officer, "R-GS-10", Map.of("worth", "220", "on_exhausted", "wait"));
        assertThat(issue()).extracting(IssuingIT::subject).containsExactly("FORM", "not approved");
    }

    private void simulatedAndApproved() {
        desk.simulate(officer, id);
        desk.approve(id);
    }

    private static String subject(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.Unconfirmed(var parameter) -> parameter.name();
            case Obstacle.CaseFails(_, var name) -> name;
            case Obstacle.Beyond(var means) -> means.name();
            case Obstacle.Impossible(var error) -> error.code();
            case Obstacle.Unfinished() -> "unfinished";
            case Obstacle.NotSimulated() -> "not simulated";
            case Obstacle.NotApproved() -> "not approved";
            case Obstacle.TooEarly(var earliest) -> "not before " + earliest;
        };
    }

    private List<Obstacle> issue() {
        return Scope.within(officer.org(), officer.id())
                .call(() -> issuing.issue(officer, id, null));
    }

    private void confirm(String name, String value) {
        Scope.within(officer.org(), officer.id())
                .run(() -> issuing.confirm(officer, id, name, value, "会议纪要"));
    }

    private static void refused(String code, Runnable work) {
        assertThatExceptionOfType(Refused.class).isThrownBy(work::run).withMessage(code);
    }
}
