package org.wengang.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Role;

/** Bulletins of policies whose subjects are no workers: what is counted goes by its own name. */
@WengangTest
class FilingBulletinIT {

    private static final OrgPath GUAZHOU = new OrgPath("cn/62/6209/620922/");
    private static final OrgPath LANZHOU = new OrgPath("cn/62/6201/");

    private final ApplicationContext application;
    private final GivenEntitlements given;
    private final RosterDesk desk;
    private final Browsing browsing;

    private PolicyDesk policies;

    @Autowired
    FilingBulletinIT(ApplicationContext application) {
        this.application = application;
        this.given = new GivenEntitlements(application);
        this.desk = new RosterDesk(application);
        this.browsing = new Browsing(application);
    }

    @BeforeEach
    void the_catalogue() {
        policies = new PolicyDesk(application);
    }

    private UUID determined(
            String code,
            Map<String, String> values,
            OrgPath organisation,
            String schema,
            Map<String, @Nullable Object> row) {
        var policy = policies.issue(code, values);
        var caseworker = given.officer(organisation, Role.CASEWORKER);
        desk.bring(caseworker, schema, "申报.xlsx", GivenFiling.file(row).xlsx());
        given.determine(caseworker, policy);
        return policy;
    }

    private UUID an_employer() {
        return determined(
                "R-GS-09",
                Map.of("on_exhausted", "refuse"),
                GUAZHOU,
                "employer/1",
                row(
                        "单位名称", "瓜州试验能源厂",
                        "统一社会信用代码", uscc(1),
                        "生产经营所在地", "甘肃省酒泉市瓜州县",
                        "规模", "规模以上",
                        "是能源企业", "是"));
    }

    /** A person whose subsidy is paid to the employer. */
    private UUID a_trainee() {
        return determined(
                "R-GS-02",
                Map.of(
                        "pay_without_certificate", "true",
                        "rounding", "half_up",
                        "budget", "100000"),
                LANZHOU,
                "training/1",
                row(
                        "姓名", "张试一",
                        "证件号码", id(1),
                        "单位名称", "兰州试验机械厂",
                        "统一社会信用代码", uscc(9),
                        "组织培训的单位所在地", "620102",
                        "培训种类", "技能提升培训",
                        "取得合格证", "否",
                        "该课程规定的补贴标准", "1000"));
    }

    private String bulletin(OrgPath organisation, UUID policy, boolean isInEnglish) {
        var statistician = given.officer(organisation, Role.STATISTICIAN);
        var path = "/bulletins?policy=" + policy;
        var page =
                isInEnglish
                        ? browsing.openInEnglish(statistician, path)
                        : browsing.open(statistician, path);
        return page.body().replaceAll("<[^>]+>", "");
    }

    @Test
    void an_employer_is_counted_as_an_organisation_in_the_sentence_and_in_the_table() {
        var policy = an_employer();
        assertThat(bulletin(GUAZHOU, policy, false))
                .contains("拟为1家用人单位发放补贴3万元", "拟发放单位数", "按不同的单位计数")
                .doesNotContain("外来务工人员", "人数", "按不同的人计数");
        assertThat(bulletin(GUAZHOU, policy, true))
                .contains("were planned for 1 employers", "Planned, organisations")
                .doesNotContain("Planned, people", "different people");
        var statistician = given.officer(GUAZHOU, Role.STATISTICIAN);
        assertThat(
                        browsing.open(statistician, "/bulletins/figures/planned?policy=" + policy)
                                .body())
                .contains("拟发放单位数", "瓜州试验能源厂")
                .doesNotContain("人数");
    }

    @Test
    void a_trainee_whose_employer_is_paid_is_neither_a_worker_from_elsewhere_nor_paid() {
        var policy = a_trainee();
        assertThat(bulletin(LANZHOU, policy, false))
                .contains("拟发放补贴0.1万元，涉及1个对象", "拟发放对象数", "按不同的对象计数")
                .doesNotContain("外来务工人员", "人数", "按不同的人计数");
        assertThat(bulletin(LANZHOU, policy, true))
                .contains(
                        "¥1,000.00 in subsidies were planned for 1 subjects",
                        "¥0.00 in subsidies had been paid for 0 subjects")
                .doesNotContain("workers from elsewhere", "different people");
    }
}
