package org.wengang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;

/** What other modules get to know of policies, and who. */
@WengangTest
class PoliciesIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    private static final LocalDate HOLIDAY = LocalDate.of(2021, 2, 11);

    @Autowired Policies policies;
    @Autowired Trials trials;
    @Autowired BeanFactory beans;

    private PolicyDesk desk;

    @BeforeEach
    void the_catalogue_is_loaded() {
        desk = new PolicyDesk(beans);
    }

    @Test
    void every_file_is_the_draft_of_the_office_it_names() {
        assertThat(desk.policy(PolicyDesk.LUQUAN_500))
                .satisfies(policy -> {
                    assertThat(policy.organisation()).isEqualTo(LUQUAN);
                    assertThat(policy.version()).isEqualTo(1);
                    assertThat(policy.isIssued()).isFalse();
                    assertThat(policy.title().english()).startsWith("Luquan 2021 allowance");
                });
        assertThat(desk.policy(PolicyDesk.HENGSHUI_VOUCHER).organisation())
                .isEqualTo(new OrgPath("cn/13/1311/"));
    }

    /** Three lists: who sees it as a draft, who sees it once issued, who never sees it. */
    @ParameterizedTest
    @CsvSource({
        "cn/13/1311/, true, true",
        "cn/13/, true, true",
        "cn/, true, true",
        "cn/13/1311/131102/, false, true",
        "cn/13/1311/131103/, false, true",
        "cn/13/1301/, false, false",
        "cn/13/1301/130110/, false, false",
        "cn/62/, false, false"
    })
    void a_circular_is_seen_from_its_office_and_above_and_once_issued_from_below(
            String path, boolean asDraft, boolean onceIssued) {
        var id = desk.policy(PolicyDesk.HENGSHUI_VOUCHER).id();
        assertThat(sees(path, id)).isEqualTo(asDraft);
        desk.issue(PolicyDesk.HENGSHUI_VOUCHER, "1000000.00");
        assertThat(sees(path, id)).isEqualTo(onceIssued);
        assertThat(within(path, () -> policies.confirmations(id)).isEmpty()).isEqualTo(!onceIssued);
    }

    private boolean sees(String path, UUID id) {
        boolean found = within(path, () -> policies.find(id)).isPresent();
        boolean listed =
                within(path, policies::list).stream().anyMatch(policy -> policy.id().equals(id));
        assertThat(listed).isEqualTo(found);
        return found;
    }

    @Test
    void without_a_scope_there_are_none() {
        assertThat(policies.list()).isEmpty();
    }

    @Test
    void a_draft_decides_nothing() {
        var id = desk.policy(PolicyDesk.LUQUAN_500).id();
        for (Runnable ask :
                List.<Runnable>of(
                        () -> policies.issued(id),
                        () -> policies.compiled(id, HOLIDAY),
                        () -> policies.budgetFen(id))) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> Scope.system(LUQUAN, "test").run(ask))
                    .extracting(Refused::problem)
                    .isEqualTo(PolicyProblem.NOT_ISSUED);
        }
    }

    @Test
    void the_rule_holds_what_was_confirmed_and_not_what_was_proposed() {
        var id =
                desk.issue(
                        PolicyDesk.HENGSHUI_VOUCHER,
                        Map.of("budget", "300000", "duty_days", "3", "outsider_scope", "province"));
        var values = within("cn/13/1311/", () -> policies.compiled(id, HOLIDAY)).values().texts();
        assertThat(values)
                .containsEntry("duty_days", "3")
                .containsEntry("outsider_scope", "province")
                .containsEntry("budget", "300000.00")
                .containsEntry("holiday_first", "2021-02-11")
                .containsEntry("base", "500.00");
        assertThat(within("cn/13/1311/", () -> policies.budgetFen(id))).isEqualTo(30_000_000L);
        assertThat(within("cn/13/1311/", () -> policies.issued(id)).isIssued()).isTrue();
    }

    @Test
    void on_a_day_before_the_first_value_there_is_no_rule() {
        var id = desk.issue(PolicyDesk.LUQUAN_500, "1000000");
        assertThatExceptionOfType(PolicyErrors.class)
                .isThrownBy(() ->
                        within(
                                LUQUAN.value(),
                                () -> policies.compiled(id, LocalDate.of(2021, 1, 20))));
    }

    private static <R> R within(String path, ScopedValue.CallableOp<R, RuntimeException> work) {
        return Scope.system(new OrgPath(path), "test").call(work);
    }
}
