package org.wengang.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wengang.database.WengangTest;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.web.Language;
import org.wengang.web.OrganisationNames;

/** The tree as migrated; read without any scope, because it is public. */
@WengangTest
class OrganisationsIT {

    static final OrgPath HEBEI = new OrgPath("cn/13/");
    static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    private final Organisations organisations;
    private final Divisions divisions;
    private final OrganisationNames names;

    @Autowired
    OrganisationsIT(Organisations organisations, Divisions divisions, OrganisationNames names) {
        this.organisations = organisations;
        this.divisions = divisions;
        this.names = names;
    }

    @Test
    void every_organisation_has_one_above_it_up_to_the_nation() {
        assertThat(organisations.below(new OrgPath("cn/")))
                .hasSize(56)
                .allSatisfy(one ->
                        one.path()
                                .parent()
                                .ifPresent(above ->
                                        assertThat(organisations.find(above)).isPresent()));
    }

    @Test
    void every_division_named_is_in_use_and_called_like_the_organisation() {
        assertThat(organisations.below(new OrgPath("cn/")))
                .filteredOn(one -> one.division().isPresent())
                .hasSize(51)
                .allSatisfy(one ->
                        assertThat(divisions.byCode(one.division().orElseThrow()))
                                .hasValueSatisfying(division -> {
                                    assertThat(division.formerly()).isFalse();
                                    assertThat(division.name()).isEqualTo(one.name());
                                }));
    }

    @Test
    void peers_of_prefectures_report_to_the_province() {
        assertThat(organisations.below(HEBEI))
                .filteredOn(one -> one.path().parent().filter(HEBEI::equals).isPresent())
                .extracting(Organisation::name)
                .contains("石家庄市", "衡水市", "定州市", "辛集市", "雄安新区");
        assertThat(organisations.of(new DivisionCode("130181")).orElseThrow().path())
                .isEqualTo(new OrgPath("cn/13/130181/"));
    }

    @Test
    void an_organisation_is_found_by_path_name_and_division() {
        var luquan = organisations.get(LUQUAN);
        assertThat(luquan.kind()).isEqualTo(Organisation.Kind.COUNTY);
        assertThat(organisations.find("鹿泉区")).containsExactly(luquan);
        assertThat(organisations.of(new DivisionCode("130110"))).contains(luquan);
        assertThat(organisations.below(new OrgPath("cn/13/1301/"))).hasSize(5).contains(luquan);
        assertThat(organisations.get(new OrgPath("cn/13/1301/130171/")).division()).isEmpty();
    }

    @Test
    void a_path_nobody_is_at_is_refused_and_shown_as_it_is() {
        var nowhere = new OrgPath("cn/99/");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> organisations.get(nowhere))
                .extracting(Refused::problem)
                .isEqualTo(OrganisationProblem.NOT_FOUND);
        assertThat(names.name(nowhere, Language.EN)).isEqualTo("cn/99/");
        assertThat(names.name(LUQUAN, Language.ZH)).isEqualTo("鹿泉区");
        assertThat(names.name(LUQUAN, Language.EN)).isEqualTo("Luquan");
    }
}
