package org.wengang.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.wengang.database.CannotStart;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Organisations;
import org.wengang.policy.Policies;
import org.wengang.policy.PolicyDesk;
import org.wengang.policy.PolicyVersion;
import org.wengang.security.Role;

/** The files of the program against the versions in the database, start after start. */
@WengangTest
class CatalogueLoadIT {

    private static final OrgPath HENGSHUI = new OrgPath("cn/13/1311/");
    private static final String CODE = PolicyDesk.HENGSHUI_VOUCHER;

    @Autowired BeanFactory beans;
    @Autowired PolicyFolder folder;
    @Autowired Policies policies;
    @Autowired PolicyRepository repository;
    @Autowired Organisations organisations;
    @Autowired PlatformTransactionManager transactions;
    @Autowired Clock clock;

    private PolicyDesk desk;

    @BeforeEach
    void the_catalogue_is_loaded() {
        desk = new PolicyDesk(beans);
    }

    @Test
    void starting_again_with_the_same_files_changes_nothing() {
        var before = policies();
        confirmAll();
        load(yaml -> yaml);
        load(yaml -> yaml.replace("\n", "\r\n").replace("\r\n", "\n"));
        assertThat(policies()).isEqualTo(before);
        assertThat(confirmed()).hasSize(5);
    }

    @Test
    void a_changed_file_changes_its_draft() {
        var before = desk.policy(CODE);
        load(yaml -> yaml.replace("消费券\n", "消费券（修订）\n"));
        var after = desk.policy(CODE);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.title().chinese()).endsWith("消费券（修订）");
        assertThat(policies()).hasSize(folder.policies().size());
    }

    @Test
    void a_word_given_on_another_question_is_dropped() {
        confirmAll();
        load(yaml -> yaml.replace("至少多少天。", "至少多少天、如何计算。"));
        assertThat(confirmed())
                .containsExactlyInAnyOrder(
                        "budget", "holiday_first", "holiday_last", "outsider_scope");
        load(yaml -> yaml.replace("at least", "at the very least"));
        assertThat(confirmed()).hasSize(4);
    }

    @Test
    void a_new_version_stands_beside_the_issued_one() {
        desk.issue(CODE, "100000");
        var withBoth =
                folder.policies().stream()
                        .flatMap(written ->
                                Stream.of(
                                        written,
                                        new PolicyFolder.Written(
                                                "next-" + written.file(),
                                                written.yaml()
                                                        .replace("version: 1", "version: 2"))))
                        .toList();
        load(withBoth);
        assertThat(policies()).hasSize(2 * folder.policies().size());
        assertThat(desk.policy(CODE).version()).isEqualTo(2);
        assertThat(desk.policy(CODE).isIssued()).isFalse();
    }

    @Test
    void an_issued_version_whose_file_differs_stops_the_start_and_is_named() {
        desk.issue(CODE, "100000");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> load(yaml -> yaml.replace("\"500.00\"", "\"600.00\"")))
                .withMessageContaining("policies/131100-hengshui/R-HS-01.yaml")
                .withMessageContaining("R-HS-01 version 1");
        load(yaml -> yaml);
    }

    @Test
    void a_broken_file_stops_the_start_with_its_place_and_leaves_nothing_behind() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() ->
                        load(yaml ->
                                yaml.replace("p.stay_from <=", "p.stay_form <=")
                                        .replace("消费券\n", "消费券（修订）\n")))
                .withMessageMatching("(?s).*R-HS-01.yaml:\\d+:\\d+.*stay_form.*");
        assertThat(desk.policy(CODE).title().chinese()).doesNotContain("修订");
    }

    @Test
    void a_region_nobody_answers_for_stops_the_start() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() ->
                        load(yaml -> yaml.replace("region: \"131100\"", "region: \"500101\"")))
                .withMessageContaining("R-HS-01.yaml")
                .withMessageContaining("500101");
    }

    @Test
    void a_zone_without_a_division_of_its_own_answers_for_its_policy() {
        assertThat(desk.policy("R-SJZ-03").organisation())
                .isEqualTo(new OrgPath("cn/13/1301/130172/"));
    }

    private void load(UnaryOperator<String> change) {
        load(
                folder.policies().stream()
                        .map(written ->
                                written.file().contains(CODE)
                                        ? new PolicyFolder.Written(
                                                written.file(), change.apply(written.yaml()))
                                        : written)
                        .toList());
    }

    private void load(List<PolicyFolder.Written> files) {
        var changed =
                new PolicyFolder(
                        folder.schemas(), folder.jurisdictions(), files, folder.measures());
        new Catalogue(
                        changed,
                        new Rulebook(changed),
                        repository,
                        organisations,
                        transactions,
                        clock)
                .load();
    }

    private void confirmAll() {
        var officer = desk.officer(HENGSHUI, "hengshui-zhengce", Role.POLICY_OFFICER);
        desk.confirm(officer, CODE, "100000");
    }

    private Set<String> confirmed() {
        var id = desk.policy(CODE).id();
        return Scope.system(HENGSHUI, "test").call(() -> policies.confirmations(id)).keySet();
    }

    private List<PolicyVersion> policies() {
        return Scope.system(OrgPath.ROOT, "test").call(policies::list);
    }
}
