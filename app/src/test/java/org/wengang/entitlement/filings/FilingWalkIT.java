package org.wengang.entitlement.filings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** From a file of filings to the payment file, by the policies of the catalogue. */
@WengangTest
class FilingWalkIT {

    private static final OrgPath GUAZHOU = new OrgPath("cn/62/6209/620922/");
    private static final OrgPath LANZHOU = new OrgPath("cn/62/6201/");

    private final TestClock clock;
    private final GivenEntitlements given;
    private final ApplicationContext application;
    private final RosterDesk desk;
    private final Browsing browsing;

    private PolicyDesk policies;

    @Autowired
    FilingWalkIT(ApplicationContext application, TestClock clock) {
        this.clock = clock;
        this.given = new GivenEntitlements(application);
        this.application = application;
        this.desk = new RosterDesk(application);
        this.browsing = new Browsing(application);
    }

    @BeforeEach
    void the_catalogue() {
        policies = new PolicyDesk(application);
    }

    @SafeVarargs
    private void bring(Officer officer, String schema, Map<String, @Nullable Object>... rows) {
        var batch = desk.bring(officer, schema, "申报.xlsx", GivenFiling.file(rows).xlsx());
        assertThat(batch.counts()).extracting("refused").isEqualTo(0);
    }

    /** Reviewed by another, published, and paid after the notice; the file as text. */
    private String paid(UUID policy, Officer caseworker) {
        var organisation = caseworker.org();
        given.approved(policy, caseworker, given.officer(organisation, Role.REVIEWER));
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        var finance = given.officer(organisation, Role.FINANCE);
        var batch = new GivenPayments(application).released(organisation, policy);
        given.assertPoolsBalance();
        var csv = browsing.open(finance, "/payments/" + batch + "/file.csv").bytes();
        return GivenEntitlements.text(csv);
    }

    private String one(String query) {
        return given.owner().sql(query).query(UUID.class).single().toString();
    }

    private List<String> verdicts(UUID policy) {
        return given.owner()
                .sql(
                        """
                        select d.verdict || ' ' || count(*) || ' ' || coalesce(sum(d.amount_fen), 0) as line
                          from entitlement.determination d
                          join entitlement.run r using (run_id)
                         where r.policy_version_id = :policy
                         group by d.verdict
                         order by d.verdict\
                        """)
                .param("policy", policy)
                .query((row, number) -> row.getString("line"))
                .list();
    }

    @Test
    void f_09_the_101st_large_energy_enterprise_of_guazhou_is_refused_and_100_are_paid() {
        var policy = policies.issue("R-GS-09", Map.of("on_exhausted", "refuse"));
        var caseworker = given.officer(GUAZHOU, Role.CASEWORKER);
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 1; i <= 101; i++) {
            rows.add(
                    row(
                            "单位名称", "瓜州试验能源" + i + "厂",
                            "统一社会信用代码", uscc(i),
                            "生产经营所在地", "甘肃省酒泉市瓜州县",
                            "规模", "规模以上",
                            "是能源企业", "是"));
        }
        bring(caseworker, "employer/1", rows.toArray(Map[]::new));
        var file = paid(policy, caseworker);
        assertThat(verdicts(policy))
                .containsExactly("eligible 100 300000000", "refused_budget 1 0");
        assertThat(file)
                .startsWith("\uFEFF序号,单位名称,统一社会信用代码,金额（元）,")
                .contains("1,瓜州试验能源1厂," + uscc(1) + ",30000.00,R-GS-09,")
                .contains("合计,100笔,")
                .contains(",3000000.00");
        var notice = one("select notice_id from entitlement.notice");
        assertThat(browsing.open("/notices/" + notice).body()).contains("瓜州试验能源1厂", "100 笔");
        var statistician = given.officer(GUAZHOU, Role.STATISTICIAN);
        assertThat(browsing.open(statistician, "/bulletins?policy=" + policy).body())
                .contains("家用人单位发放补贴")
                .doesNotContain("外来务工人员");
    }

    @Test
    void f_12_a_certificate_pays_the_employer_120_percent_of_the_standard_rate() {
        var policy =
                policies.issue(
                        "R-GS-02",
                        Map.of(
                                "pay_without_certificate", "true",
                                "rounding", "half_up",
                                "budget", "100000"));
        var caseworker = given.officer(LANZHOU, Role.CASEWORKER);
        bring(caseworker, "training/1", trainee(1, "是"), trainee(2, "否"));
        var file = paid(policy, caseworker);
        assertThat(file)
                .contains("兰州试验机械厂," + uscc(9) + ",1200.00,R-GS-02,")
                .contains("兰州试验机械厂," + uscc(9) + ",1000.00,R-GS-02,")
                .doesNotContain(id(1));
        var notice = one("select notice_id from entitlement.notice");
        assertThat(browsing.open("/notices/" + notice).body())
                .contains("张**", "兰州试验机械厂")
                .doesNotContain("张试一");
    }

    private static Map<String, @Nullable Object> trainee(int person, String certificate) {
        return row(
                "姓名", "张试一",
                "证件号码", id(person),
                "单位名称", "兰州试验机械厂",
                "统一社会信用代码", uscc(9),
                "组织培训的单位所在地", "620102",
                "培训种类", "技能提升培训",
                "取得合格证", certificate,
                "该课程规定的补贴标准", "1000");
    }

    @Test
    void f_13_six_months_of_500_are_paid_and_the_seventh_is_out_of_months() {
        var policy =
                policies.issue(
                        "R-GS-03",
                        Map.of(
                                "monthly_rate", "500",
                                "max_months", "6",
                                "proration", "days_30",
                                "rounding", "half_up",
                                "budget", "100000"));
        var caseworker = given.officer(LANZHOU, Role.CASEWORKER);
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int month = 1; month <= 7; month++) {
            rows.add(
                    row(
                            "姓名",
                            "张试一",
                            "证件号码",
                            id(1),
                            "单位名称",
                            "兰州试验机械厂",
                            "统一社会信用代码",
                            uscc(9),
                            "企业所在地",
                            "620102",
                            "月份（当月首日）",
                            "2020-%02d".formatted(month),
                            "满一个月",
                            month == 6 ? "否" : "是",
                            "实际开展天数",
                            month == 6 ? 12 : 20));
        }
        bring(caseworker, "training-month/1", rows.toArray(Map[]::new));
        var file = paid(policy, caseworker);
        assertThat(verdicts(policy)).containsExactly("eligible 6 270000", "out_of_months 1 0");
        assertThat(file).contains(",200.00,R-GS-03,", "合计,6笔,", ",2700.00");
    }

    @Test
    void a_fact_put_right_after_approval_proposes_a_correction_of_the_filing_s_award() {
        var policy =
                policies.issue(
                        "R-GS-02",
                        Map.of(
                                "pay_without_certificate", "true",
                                "rounding", "half_up",
                                "budget", "100000"));
        var caseworker = given.officer(LANZHOU, Role.CASEWORKER);
        bring(caseworker, "training/1", trainee(1, "是"));
        given.approved(policy, caseworker, given.officer(LANZHOU, Role.REVIEWER));
        var filing = one("select filing_id from registry.filing");
        var corrected =
                browsing.send(
                        caseworker,
                        "/filings/" + filing + "/correction",
                        "fact",
                        "standard_rate",
                        "value",
                        "1100",
                        "reason",
                        "目录查实",
                        "version",
                        "1");
        assertThat(corrected.status()).isEqualTo(303);
        var run = given.determine(caseworker, policy);
        assertThat(given.count("select new_fen from entitlement.correction")).isEqualTo(132_000);
        assertThat(browsing.open(caseworker, "/corrections").body()).contains("张**");
        var page = browsing.open(caseworker, "/determinations/" + run + "/workers/" + filing);
        assertThat(page.body()).contains("更正（目录查实）", "/filings/" + filing + "/entitlements");
        var all = browsing.open(caseworker, "/filings/" + filing + "/entitlements");
        assertThat(all.body()).contains("R-GS-02");
    }
}
