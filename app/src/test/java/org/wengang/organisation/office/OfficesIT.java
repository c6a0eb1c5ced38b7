package org.wengang.organisation.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Organisation;
import org.wengang.organisation.OrganisationProblem;
import org.wengang.organisation.Organisations;
import org.wengang.organisation.Place;
import org.wengang.organisation.PlaceCode;
import org.wengang.security.Accounts;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class OfficesIT {

    static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    static final OrgPath YUHUA = new OrgPath("cn/13/1301/130108/");
    static final OrgPath DAHE = new OrgPath("cn/13/1301/130110/130110107/");

    @Autowired Offices offices;
    @Autowired Organisations organisations;
    @Autowired Accounts accounts;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    /** The tree is kept in memory, and it came with names. */
    @AfterEach
    void the_tree_is_as_it_came() {
        JdbcClient.create(TestDatabase.owner())
                .sql(
                        """
                        delete from organisation.former_name;
                        delete from organisation.organisation where opened_on is not null;
                        update organisation.organisation set name = '鹿泉区' where org_path = 'cn/13/1301/130110/'\
                        """)
                .update();
        clock.pass(Duration.ofMinutes(2));
        organisations.find(LUQUAN);
    }

    Officer officer(OrgPath org, Role... roles) {
        var username = "guanli-" + Ids.newId().toString().substring(24);
        var id =
                Scope.system(OrgPath.ROOT, "test")
                        .call(() ->
                                accounts.open(
                                        org,
                                        username,
                                        "管理试一",
                                        "a password for tests",
                                        Set.of(roles)));
        return new Officer(id, username, "管理试一", org, Set.of(roles));
    }

    Officer administrator(OrgPath org) {
        return officer(org, Role.ADMINISTRATOR);
    }

    static void as(Officer officer, Runnable work) {
        Scope.within(officer.org(), officer.id()).run(work);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    void open(Officer officer, OrgPath above, String... codes) {
        var chosen = Arrays.stream(codes).map(PlaceCode::new).collect(Collectors.toSet());
        as(officer, () -> offices.open(officer, above, chosen, today()));
    }

    static void refused(OrganisationProblem problem, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work)
                .extracting(Refused::problem)
                .isEqualTo(problem);
    }

    @Test
    void towns_of_the_county_get_offices_and_their_villages_after_them() {
        var administrator = administrator(LUQUAN);
        open(administrator, LUQUAN, "130110107", "130110101");
        var town = organisations.get(DAHE);
        assertThat(town.name()).isEqualTo("大河镇");
        assertThat(town.kind()).isEqualTo(Organisation.Kind.TOWN);
        assertThat(town.division()).isEmpty();
        assertThat(town.openedOn()).isEqualTo(today());
        assertThat(organisations.directlyBelow(LUQUAN)).hasSize(2).contains(town);
        var village = offices.openable(town).getFirst();
        open(administrator, DAHE, village.code().value());
        assertThat(organisations.below(DAHE))
                .extracting(Organisation::kind)
                .containsExactly(Organisation.Kind.TOWN, Organisation.Kind.VILLAGE);
        assertThat(organisations.search("130110107")).containsExactly(town);
        assertThat(organisations.above(DAHE))
                .extracting(Organisation::name)
                .containsExactly("全国", "河北省", "石家庄市", "鹿泉区");
    }

    @Test
    void what_has_an_office_is_not_offered_again() {
        var administrator = administrator(LUQUAN);
        open(administrator, LUQUAN, "130110107");
        assertThat(offices.openable(organisations.get(LUQUAN)))
                .extracting(Place::name)
                .contains("铜冶镇")
                .doesNotContain("大河镇");
        refused(OrganisationProblem.EXISTS, () -> open(administrator, LUQUAN, "130110107"));
    }

    @Test
    void a_peer_of_prefectures_is_not_offered_to_the_prefecture_its_code_lies_in() {
        assertThat(offices.openable(organisations.get(new OrgPath("cn/13/1301/"))))
                .extracting(Place::name)
                .contains("长安区")
                .doesNotContain("辛集市", "鹿泉区", "石家庄高新区", "循环化工园区", "市辖区");
    }

    @Test
    void a_zone_without_a_code_in_the_standard_has_towns_too() {
        var zone = new OrgPath("cn/13/1301/130172/");
        assertThat(offices.openable(organisations.get(zone))).isNotEmpty();
        assertThat(offices.openable(organisations.get(new OrgPath("cn/13/xiongan/")))).isEmpty();
    }

    @Test
    void a_county_opens_none_in_the_next_one() {
        var neighbour = administrator(YUHUA);
        refused(OrganisationProblem.OUTSIDE, () -> open(neighbour, LUQUAN, "130110107"));
        refused(OrganisationProblem.NOT_BELOW, () -> open(neighbour, YUHUA, "130110107"));
        refused(
                OrganisationProblem.NOT_BELOW,
                () -> open(administrator(LUQUAN), LUQUAN, "130110107201"));
        assertThat(organisations.find(DAHE)).isEmpty();
    }

    @Test
    void the_database_lets_nobody_write_another_region() {
        var neighbour = administrator(YUHUA);
        assertThatThrownBy(() ->
                        as(
                                neighbour,
                                () ->
                                        inTransaction(
                                                """
                                                insert into organisation.organisation
                                                       (org_path, reports_to, name, name_en, kind, division)
                                                values ('cn/13/1301/130110/130110107/', 'cn/13/1301/130110/', '大河镇', 'Dahe',
                                                        'town', '130110107')\
                                                """)))
                .isInstanceOf(DataAccessException.class);
        as(
                neighbour,
                () ->
                        assertThat(
                                        inTransaction(
                                                "update organisation.organisation set name = '别名'"
                                                        + " where org_path = 'cn/13/1301/130110/'"))
                                .isZero());
    }

    int inTransaction(String statement) {
        return Objects.requireNonNull(
                new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(statement).update()));
    }

    @Test
    void only_an_administrator_may() {
        var caseworker = officer(LUQUAN, Role.CASEWORKER);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> open(caseworker, LUQUAN, "130110107"))
                .satisfies(refused ->
                        assertThat(refused.problem().code()).isEqualTo("security-role-missing"));
        refused(OrganisationProblem.NOTHING_CHOSEN, () -> open(administrator(LUQUAN), LUQUAN));
    }

    @Test
    void an_office_begins_today_or_before() {
        var administrator = administrator(LUQUAN);
        refused(
                OrganisationProblem.DAY_OUTSIDE,
                () ->
                        as(
                                administrator,
                                () ->
                                        offices.open(
                                                administrator,
                                                LUQUAN,
                                                Set.of(new PlaceCode("130110107")),
                                                today().plusDays(1))));
    }

    @Test
    void a_new_name_has_its_first_day_and_the_former_one_its_last() {
        var administrator = administrator(LUQUAN);
        open(administrator, LUQUAN, "130110107");
        refused(
                OrganisationProblem.DAY_OUTSIDE,
                () ->
                        as(
                                administrator,
                                () ->
                                        offices.rename(
                                                administrator,
                                                DAHE,
                                                "大河街道",
                                                "Dahe",
                                                today(),
                                                "撤镇设街道")));
        clock.moveTo("2021-03-01T09:00");
        as(
                administrator,
                () -> offices.rename(administrator, DAHE, "大河街道", "Dahe", today(), "撤镇设街道"));
        assertThat(organisations.get(DAHE).name()).isEqualTo("大河街道");
        assertThat(offices.formerNames(DAHE))
                .containsExactly(new FormerName("大河镇", LocalDate.of(2021, 2, 28), "撤镇设街道"));
        refused(
                OrganisationProblem.NAME_FORM,
                () ->
                        as(
                                administrator,
                                () ->
                                        offices.rename(
                                                administrator, DAHE, "", "Dahe", today(), "试")));
        refused(
                OrganisationProblem.REASON_MISSING,
                () ->
                        as(
                                administrator,
                                () ->
                                        offices.rename(
                                                administrator, DAHE, "大河", "Dahe", today(), "")));
    }

    @Test
    void an_office_closes_when_nobody_is_left_in_it_and_stays_known() {
        var administrator = administrator(LUQUAN);
        open(administrator, LUQUAN, "130110107");
        clock.moveTo("2021-03-01T09:00");
        officer(DAHE, Role.CASEWORKER);
        refused(
                OrganisationProblem.HAS_OFFICERS,
                () ->
                        as(
                                administrator,
                                () -> offices.close(administrator, DAHE, today(), "并入铜冶镇")));
        JdbcClient.create(TestDatabase.owner())
                .sql(
                        "update security.account set enabled = false where org_path = '"
                                + DAHE.value()
                                + "'")
                .update();
        as(administrator, () -> offices.close(administrator, DAHE, today(), "并入铜冶镇"));
        assertThat(organisations.get(DAHE).closedOn()).isEqualTo(today());
        assertThat(organisations.get(DAHE).isOpen(today())).isTrue();
        assertThat(organisations.get(DAHE).isOpen(today().plusDays(1))).isFalse();
        assertThat(offices.openable(organisations.get(LUQUAN)))
                .extracting(Place::name)
                .doesNotContain("大河镇");
        refused(
                OrganisationProblem.CLOSED,
                () -> as(administrator, () -> offices.close(administrator, DAHE, today(), "又一次")));
    }

    @Test
    void offices_below_are_closed_first() {
        var administrator = administrator(LUQUAN);
        open(administrator, LUQUAN, "130110107");
        var village = offices.openable(organisations.get(DAHE)).getFirst();
        open(administrator, DAHE, village.code().value());
        clock.moveTo("2021-03-01T09:00");
        refused(
                OrganisationProblem.HAS_OFFICES,
                () ->
                        as(
                                administrator,
                                () -> offices.close(administrator, DAHE, today(), "并入铜冶镇")));
    }

    @Test
    void the_own_office_is_changed_from_above() {
        var administrator = administrator(LUQUAN);
        refused(
                OrganisationProblem.NOT_YOURS_TO_CHANGE,
                () -> as(administrator, () -> offices.close(administrator, LUQUAN, today(), "试")));
        refused(
                OrganisationProblem.NOT_YOURS_TO_CHANGE,
                () ->
                        as(
                                administrator,
                                () ->
                                        offices.rename(
                                                administrator,
                                                YUHUA,
                                                "裕华",
                                                "Yuhua",
                                                today(),
                                                "试")));
        var above = administrator(new OrgPath("cn/13/1301/"));
        as(above, () -> offices.rename(above, LUQUAN, "鹿泉市", "Luquan", today(), "试验改名"));
        assertThat(organisations.get(LUQUAN).name()).isEqualTo("鹿泉市");
        assertThat(organisations.of(new DivisionCode("130185")))
                .map(Organisation::path)
                .contains(LUQUAN);
    }

    @Test
    void each_change_is_in_the_audit_trail() {
        var administrator = administrator(LUQUAN);
        open(administrator, LUQUAN, "130110107");
        var actions =
                Scope.system(OrgPath.ROOT, "test")
                        .call(() ->
                                new TransactionTemplate(transactions)
                                        .execute(status ->
                                                jdbc.sql(
                                                                "select action || ' ' || subject"
                                                                    + " from security.audit_entry"
                                                                    + " where action like"
                                                                    + " 'office-%'")
                                                        .query((row, n) -> row.getString(1))
                                                        .list()));
        assertThat(actions).containsExactly("office-opened office " + DAHE);
    }
}
