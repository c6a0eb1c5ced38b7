package org.wengang.policy.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.policy.Policies;
import org.wengang.policy.PolicyDesk;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.Trials;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** From simulated to approved to issued to its end, and who may not. */
@WengangTest
class PolicyLifeIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    private static final String CODE = PolicyDesk.LUQUAN_500;
    private static final LocalDate MARCH = LocalDate.of(2021, 3, 1);

    @Autowired BeanFactory beans;
    @Autowired Issuing issuing;
    @Autowired Approving approving;
    @Autowired Closing closing;
    @Autowired Trials trials;
    @Autowired Policies policies;
    @Autowired TestClock clock;

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private PolicyDesk desk;
    private Officer author;
    private Officer second;
    private UUID id;

    @BeforeEach
    void a_confirmed_draft_its_author_and_a_second_person() {
        desk = new PolicyDesk(beans);
        author = desk.officer(LUQUAN, "luquan-zhengce", Role.POLICY_OFFICER, Role.REVIEWER);
        second = desk.officer(LUQUAN, "luquan-fuhe", Role.REVIEWER);
        id = desk.policy(CODE).id();
        desk.confirm(author, CODE, "500000");
    }

    @Test
    void every_step_is_kept_with_its_name_and_reason() {
        desk.simulate(author, id);
        sendBack(second, "预算过大");
        desk.simulate(author, id);
        approve(second);
        confirm("budget", "400000.00");
        desk.simulate(author, id);
        approve(second);
        issue(null);
        close(LocalDate.of(2021, 3, 31), "资金用完");
        assertThat(steps())
                .containsExactly(
                        "SIMULATED",
                        "SENT_BACK 预算过大",
                        "SIMULATED",
                        "APPROVED",
                        "CHANGED",
                        "SIMULATED",
                        "APPROVED",
                        "ISSUED",
                        "CLOSED 资金用完");
        assertThat(audited())
                .containsExactly(
                        "policy-simulated",
                        "policy-sent-back",
                        "policy-simulated",
                        "policy-approved",
                        "policy-simulated",
                        "policy-approved",
                        "policy-issued",
                        "policy-closed");
    }

    @Test
    void what_nobody_simulated_is_not_approved_and_what_nobody_approved_is_not_issued() {
        assertThat(approve(second)).containsExactly(new Obstacle.NotSimulated());
        desk.simulate(author, id);
        assertThat(issue(null)).containsExactly(new Obstacle.NotApproved());
        assertThat(status()).isEqualTo(PolicyStatus.SIMULATED);
    }

    @Test
    void a_simulation_of_another_text_or_other_values_counts_for_nothing() {
        var mark = within(author, () -> trials.mark(id));
        confirm("budget", "400000.00");
        within(author, () -> simulated(mark));
        assertThat(status()).isEqualTo(PolicyStatus.DRAFT);
    }

    private @Nullable Object simulated(String mark) {
        trials.simulated(id, mark);
        return null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update policy.policy_version set yaml = yaml || E'\\n' where code = 'R-SJZ-04'",
                "delete from policy.parameter_confirmation where name = 'budget'"
            })
    void another_text_or_value_makes_an_approved_version_a_draft_whoever_writes_it(String change) {
        desk.simulate(author, id);
        approve(second);
        owner.sql(change).update();
        assertThat(status()).isEqualTo(PolicyStatus.DRAFT);
        assertThat(issue(null)).contains(new Obstacle.NotApproved());
    }

    @Test
    void whoever_confirmed_neither_approves_nor_sends_back() {
        desk.simulate(author, id);
        refused("policy-own-work", () -> approve(author));
        refused("policy-own-work", () -> sendBack(author, "x"));
    }

    @Test
    void whoever_approved_does_not_issue() {
        var other = desk.officer(LUQUAN, "luquan-zhengce2", Role.POLICY_OFFICER);
        desk.simulate(author, id);
        assertThat(approve(other)).isEmpty();
        refused("policy-own-work", () -> within(other, () -> issuing.issue(other, id, null)));
        assertThat(issue(null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CASEWORKER", "FINANCE", "STATISTICIAN", "ADMINISTRATOR"})
    void another_role_takes_no_step(Role role) {
        var other = desk.officer(LUQUAN, "another", role);
        refused("security-role-missing", () -> approve(other));
        refused("security-role-missing", () -> sendBack(other, "x"));
        refused(
                "security-role-missing",
                () ->
                        within(
                                other,
                                () -> {
                                    closing.close(other, id, MARCH, "x");
                                    return "";
                                }));
    }

    @ParameterizedTest
    @CsvSource({
        "cn/13/1301/, policy-of-others",
        "cn/, policy-of-others",
        "cn/13/1301/130108/, policy-not-found",
        "cn/13/1311/, policy-not-found"
    })
    void another_office_takes_no_step(String path, String code) {
        var other = desk.officer(new OrgPath(path), "another", Role.REVIEWER, Role.POLICY_OFFICER);
        refused(code, () -> approve(other));
        refused(code, () -> sendBack(other, "x"));
        refused(
                code,
                () ->
                        within(
                                other,
                                () -> {
                                    closing.close(other, id, MARCH, "x");
                                    return "";
                                }));
    }

    @Test
    void the_schema_itself_keeps_the_order_of_steps_and_the_four_eyes() {
        var author = this.author.id();
        for (var change :
                List.of(
                        "set status = 'approved'",
                        "set status = 'approved', approved_by = '%s'".formatted(author),
                        "set status = 'issued', issued_at = now(), issued_by = '%s'"
                                .formatted(author),
                        "set status = 'closed', holds_to = '2021-03-01'",
                        "set status = 'approved', yaml = yaml || 'x', approved_by ="
                                + " gen_random_uuid()")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() ->
                            owner.sql(
                                            "update policy.policy_version "
                                                    + change
                                                    + " where policy_version_id = :id")
                                    .param("id", id)
                                    .update());
        }
    }

    @Test
    void what_is_issued_decides_by_its_trees_even_when_its_text_is_no_rule_any_more() {
        issueOnTheOrdinaryWay(null);
        var before = within(author, () -> policies.compiled(id, MARCH)).sql();
        desk.changeIssued(owner, CODE, "yaml = replace(yaml, 'p.home', 'p.gone')");
        var after = within(author, () -> policies.compiled(id, MARCH)).sql();
        assertThat(after.clauseExpressions()).isEqualTo(before.clauseExpressions());
        assertThat(after.amountExpression()).isEqualTo(before.amountExpression());
    }

    @Test
    void trees_that_cannot_be_read_decide_nothing() {
        issueOnTheOrdinaryWay(null);
        desk.changeIssued(owner, CODE, "rule = replace(rule, 'wengang-rule/1', 'wengang-rule/0')");
        assertThatIllegalStateException()
                .isThrownBy(() -> within(author, () -> policies.compiled(id, MARCH)))
                .withMessageContaining("cannot be read");
    }

    @Test
    void a_later_version_holds_from_its_day_and_the_earlier_one_until_the_day_before() {
        issueOnTheOrdinaryWay(null);
        var next = nextVersion();
        issueOnTheOrdinaryWay(MARCH);
        assertThat(held(LocalDate.of(2021, 2, 28))).isEqualTo(1);
        assertThat(held(MARCH)).isEqualTo(2);
        assertThat(within(author, () -> policies.get(next)).holdsTo()).isNull();
        assertThat(steps(1)).last().isEqualTo("SUPERSEDED");
        assertThat(status(1)).isEqualTo(PolicyStatus.SUPERSEDED);
    }

    @Test
    void a_later_version_leaves_the_earlier_one_a_day() {
        issueOnTheOrdinaryWay(null);
        nextVersion();
        issueOnTheOrdinaryWay(MARCH);
        nextVersion();
        readied();
        assertThat(issue(MARCH)).containsExactly(new Obstacle.TooEarly(MARCH.plusDays(1)));
        assertThat(issue(MARCH.plusDays(1))).isEmpty();
    }

    @Test
    void an_earlier_version_is_not_issued_after_a_later_one() {
        readied();
        var first = id;
        nextVersion();
        issueOnTheOrdinaryWay(null);
        id = first;
        refused("policy-newer-issued", () -> issue(null));
    }

    @Test
    void after_its_last_day_a_closed_policy_decides_nothing_new() {
        issueOnTheOrdinaryWay(null);
        close(LocalDate.of(2021, 3, 31), "资金用完");
        clock.moveTo("2021-03-31T09:00");
        assertThat(held(MARCH)).isEqualTo(1);
        clock.moveTo("2021-04-01T09:00");
        refused("policy-closed", () -> held(MARCH));
        refused("policy-not-in-force", () -> held(LocalDate.of(2021, 4, 1)));
    }

    @Test
    void a_policy_is_closed_once_and_not_in_the_past() {
        refused("policy-not-issued", () -> close(MARCH, "x"));
        issueOnTheOrdinaryWay(null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> close(LocalDate.of(2021, 1, 31), "x"));
        close(MARCH, "资金用完");
        refused("policy-not-in-force", () -> close(MARCH, "x"));
    }

    private void issueOnTheOrdinaryWay(@Nullable LocalDate from) {
        readied();
        assertThat(issue(from)).isEmpty();
    }

    private void readied() {
        desk.confirm(author, CODE, "500000");
        desk.simulate(author, id);
        assertThat(approve(second)).isEmpty();
    }

    private UUID nextVersion() {
        id = desk.nextVersion(owner, CODE, "\"500.00\"", "\"600.00\"");
        return id;
    }

    private int held(LocalDate day) {
        return within(author, () -> policies.inForce(id, day)).version();
    }

    private PolicyStatus status() {
        return within(author, () -> policies.get(id)).status();
    }

    private PolicyStatus status(int version) {
        return PolicyStatus.of(
                owner.sql(
                                "select status from policy.policy_version where version = :v and"
                                        + " code = :c")
                        .param("v", version)
                        .param("c", CODE)
                        .query(String.class)
                        .single());
    }

    private List<@Nullable String> steps() {
        return owner.sql(
                        """
                        select concat_ws(' ', upper(step), reason)
                          from policy.policy_step
                         where policy_version_id = :id
                         order by number\
                        """)
                .param("id", id)
                .query(String.class)
                .list();
    }

    private List<@Nullable String> steps(int version) {
        id =
                owner.sql(
                                "select policy_version_id from policy.policy_version where version"
                                        + " = :v and code = :c")
                        .param("v", version)
                        .param("c", CODE)
                        .query(UUID.class)
                        .single();
        return steps();
    }

    private List<@Nullable String> audited() {
        return owner.sql(
                        """
                        select action
                          from security.audit_entry
                         where action like 'policy-%' and action <> 'policy-parameter-confirmed'
                         order by number\
                        """)
                .query(String.class)
                .list();
    }

    private List<Obstacle> approve(Officer officer) {
        return within(officer, () -> approving.approve(officer, id));
    }

    private void sendBack(Officer officer, String reason) {
        Scope.within(officer.org(), officer.id())
                .run(() -> approving.sendBack(officer, id, reason));
    }

    private List<Obstacle> issue(@Nullable LocalDate from) {
        return within(author, () -> issuing.issue(author, id, from));
    }

    private void close(LocalDate lastDay, String reason) {
        Scope.within(author.org(), author.id())
                .run(() -> closing.close(author, id, lastDay, reason));
    }

    private void confirm(String name, String value) {
        Scope.within(author.org(), author.id())
                .run(() -> issuing.confirm(author, id, name, value, "会议纪要"));
    }

    private static <R extends @Nullable Object> R within(
            Officer officer, ScopedValue.CallableOp<R, RuntimeException> work) {
        return Scope.within(officer.org(), officer.id()).call(work);
    }

    private static void refused(String code, Runnable work) {
        assertThatExceptionOfType(Refused.class).isThrownBy(work::run).withMessage(code);
    }
}
