package org.wengang.entitlement.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.kernel.Ids;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class DecisionIT {

    @Autowired ApplicationContext application;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    UUID policy;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        policy = given.luquan("1000000.00");
    }

    @Test
    void a_refused_person_reads_every_clause_with_its_fact_its_source_and_the_cited_words() {
        var worker =
                given.worker(
                        given.someone(LUQUAN, 1)
                                .with("home", "130108")
                                .with("employer_kind", "state_owned"));
        var page = explained(given.determine(caseworker, policy), worker);
        assertThat(page)
                .contains("不符合", "张**")
                .contains("✓ 满足", "✗ 不满足")
                .contains("家庭不在石家庄域内", "家庭和常住地不在石家庄域内", "河北省石家庄市裕华区")
                .contains("国有企业", "户籍在石家庄市以外", "河北省保定市")
                .contains("试验名册.xlsx 第 2 行，2021年2月1日")
                .contains("原文未定，由 王试政 于 2021年1月25日 确认")
                .doesNotContain(GivenEntitlements.residentId(1))
                .doesNotContain("张试一");
        assertThat(occurrences(page, "✗ 不满足")).isEqualTo(2);
    }

    @Test
    void who_missed_by_one_condition_reads_by_how_much() {
        var worker = given.worker(given.someone(LUQUAN, 1).with("stay_to", "2021-02-16"));
        assertThat(explained(given.determine(caseworker, policy), worker))
                .contains("只有一项条件不满足：春节假期留在鹿泉", "留岗结束日期为2021年2月17日时，这项条件就满足（相差1天）。");
    }

    @Test
    void an_undecided_person_is_named_what_is_missing() {
        var worker = given.worker(given.someone(LUQUAN, 1).with("residence", null));
        var page = explained(given.determine(caseworker, policy), worker);
        assertThat(page)
                .contains("待核实", "核实下列事实就能得出结果", "常住地", "? 不清楚")
                .contains("补上常住地，就能得出结果：符合或不符合。");
    }

    @Test
    void where_months_are_counted_a_month_that_is_not_known_is_named_as_missing() {
        var yaml =
                GivenEntitlements.read("131100-hengshui/R-HS-05.yaml")
                        .replace("when: p.rent_month == param.month", "when: p.public_housing")
                        .replace("kind: fee_waiver", "kind: cash");
        var clerk = given.officer(HENGSHUI, Role.CASEWORKER);
        var rent = given.issued(yaml, HENGSHUI, Map.of("rounding", "half_up"));
        var file =
                GivenRoster.with(
                        "单位名称", "统一社会信用代码", "生产经营所在地", "租用国有（集体）资产类住宿", "租来安排外地留岗务工人员住宿", "当月租金");
        file.row("衡水试验机械厂", GivenFiling.uscc(1), "131102", "是", "是", "24001.00");
        new RosterDesk(application).bring(clerk, "employer/1", "租金.xlsx", file.xlsx());
        var run = given.determine(clerk, rent);
        var filing =
                given.owner()
                        .sql(
                                """
                                select subject_id
                                  from entitlement.determination
                                 where run_id = :run and verdict = 'undecided'\
                                """)
                        .param("run", run)
                        .query(UUID.class)
                        .single();
        assertThat(browsing.open(clerk, path(run, filing)).body())
                .contains("核实下列事实就能得出结果", "<li>租金所属月份（当月首日）</li>");
    }

    @Test
    void whoever_is_excluded_is_told_why_and_not_where() {
        var first = given.worker(given.someone(LUQUAN, 5));
        var other =
                given.worker(given.someone(TAOCHENG, 5).at("衡水试验厂").with("stay_place", "131102"));
        given.determine(caseworker, policy);
        var hengshui = given.hengshui("1000000.00");
        var clerk = given.officer(HENGSHUI, Role.CASEWORKER);
        var run = given.determine(clerk, hengshui);
        var page = browsing.open(clerk, path(run, other)).body();
        assertThat(page).contains("不重复享受", "同组的另一项政策").doesNotContain("鹿泉");
        given.approved(policy, caseworker, given.officer(LUQUAN, Role.REVIEWER));
        assertThat(explained(given.determine(caseworker, policy), first))
                .contains("较早的认定中已有本政策的待遇", "已批准");
    }

    @Test
    void an_award_of_a_former_version_is_one_of_the_same_policy() {
        var worker = given.worker(given.someone(LUQUAN, 5).with("on_duty_days", 7));
        given.approved(version(1), caseworker, given.officer(LUQUAN, Role.REVIEWER));
        var run = given.determine(caseworker, version(2));
        assertThat(given.verdict(run, worker)).isEqualTo("excluded");
        assertThat(explained(run, worker))
                .contains("较早的认定中已有本政策的待遇", "已批准")
                .doesNotContain("同组的另一项政策");
    }

    @Test
    void what_a_former_version_refused_is_not_why_a_later_one_leaves_somebody_out() {
        var worker = given.worker(given.someone(LUQUAN, 5).with("on_duty_days", 7));
        given.approved(version(1), caseworker, given.officer(LUQUAN, Role.REVIEWER));
        given.owner()
                .sql(
                        """
                        update entitlement.award
                           set status = 'refused', reason = '核实', version = version + 1\
                        """)
                .update();
        given.approved(policy, caseworker, given.officer(LUQUAN, Role.REVIEWER));
        var run = given.determine(caseworker, version(2));
        assertThat(given.verdict(run, worker)).isEqualTo("excluded");
        assertThat(explained(run, worker)).contains("同组的另一项政策");
    }

    /** Of the group of {@link #policy}. */
    private UUID version(int version) {
        var limits = Map.of("per_person", "{ times: 1 }", "exclusive_group", "HOLIDAY_STAY_2021");
        var file = new GivenLimits("R-TRIAL-1", version, limits, "wait");
        return given.issued(file.yaml(), LUQUAN, Map.of("budget", "1000.00"));
    }

    @Test
    void the_second_record_of_a_person_is_told_so() {
        var hengshui = given.hengshui("1000000.00");
        var clerk = given.officer(HENGSHUI, Role.CASEWORKER);
        given.worker(given.someone(HENGSHUI, 7).with("stay_place", "131102"));
        var second =
                given.worker(
                        given.someone(TAOCHENG, 7).with("stay_place", "131102").appliedAfter(9));
        var run = given.determine(clerk, hengshui);
        assertThat(browsing.open(clerk, path(run, second)).body()).contains("只认定排在最前的一条");
    }

    @Test
    void facts_that_changed_since_are_told_and_the_answer_stays_as_it_was() {
        var worker = given.worker(given.someone(LUQUAN, 1).with("home", "130108"));
        var run = given.determine(caseworker, policy);
        given.correct(worker, "home", "130600");
        assertThat(explained(run, worker)).contains("认定之后事实有变化", "✗ 不满足");
    }

    @Test
    void a_run_in_numbers_opens_to_the_people_behind_each() {
        given.workers(LUQUAN, 1, 3);
        given.worker(given.someone(LUQUAN, 4).with("home", "130108"));
        given.worker(given.someone(LUQUAN, 5).with("home", null));
        var run = given.determine(caseworker, policy);
        var page = browsing.open(caseworker, "/determinations/" + run).body();
        assertThat(page).contains("1,500.00元", "家庭不在石家庄域内");
        var all = "/determinations/" + run + "/workers";
        assertThat(rows(all)).isEqualTo(5);
        assertThat(rows(all + "?verdict=eligible")).isEqualTo(3);
        assertThat(rows(all + "?verdict=undecided")).isEqualTo(1);
        assertThat(rows(all + "?clause=2&truth=FALSE")).isEqualTo(1);
        assertThat(rows(all + "?clause=2&truth=TRUE")).isEqualTo(3);
        assertThat(browsing.open(caseworker, all + "?verdict=rich").status()).isEqualTo(404);
    }

    @Test
    void policies_have_their_english_names_on_english_pages() {
        var worker = given.worker(given.someone(LUQUAN, 1).with("residence", null));
        var run = given.determine(caseworker, policy);
        for (var path :
                List.of(
                        "/determinations",
                        "/determinations/" + run,
                        "/determinations/" + run + "/workers",
                        path(run, worker),
                        "/workers/" + worker + "/entitlements",
                        "/workers/" + worker)) {
            assertThat(browsing.openInEnglish(caseworker, path).body())
                    .as(path)
                    .contains("Trial policy R-SJZ-04")
                    .doesNotContain("试验政策");
        }
    }

    @Test
    void an_unknown_fact_leads_to_the_policies_that_ask_for_it() {
        var worker = given.worker(given.someone(LUQUAN, 1).with("residence", null));
        var page = browsing.open(caseworker, "/workers/" + worker).body();
        var unknown = page.substring(page.indexOf("尚不知道"));
        assertThat(unknown)
                .contains("常住地", "需要它的政策：", "href=\"/policies/" + policy, "试验政策 R-SJZ-04");
        assertThat(browsing.open(given.officer(LUQUAN, Role.REVIEWER), "/workers/" + worker).body())
                .contains("需要它的政策：")
                .doesNotContain("href=\"/imports/new\"");
    }

    @Test
    void the_neighbour_finds_nothing_by_guessing() {
        var worker = given.worker(given.someone(LUQUAN, 1));
        var run = given.determine(caseworker, policy);
        var neighbour = given.officer(YUHUA, Role.CASEWORKER);
        for (var path :
                List.of(
                        "/determinations/" + run,
                        "/determinations/" + run + "/workers",
                        path(run, worker),
                        "/api/v1/determinations/" + run,
                        "/api/v1/determinations/" + run + "/workers",
                        "/api/v1/determinations/" + run + "/workers/" + worker)) {
            assertThat(browsing.open(neighbour, path).status()).as(path).isEqualTo(404);
        }
        assertThat(browsing.open(neighbour, "/workers/" + worker + "/entitlements").body())
                .doesNotContain("R-SJZ-04");
        assertThat(browsing.open(neighbour, "/determinations").body())
                .doesNotContain(run.toString());
        assertThat(browsing.open(neighbour, "/api/v1/determinations").body())
                .doesNotContain(run.toString());
        assertThat(browsing.open(caseworker, path(run, Ids.newId())).status()).isEqualTo(404);
    }

    @Test
    void a_county_sees_of_the_citys_run_its_own_people_only() {
        var hengshui = given.hengshui("1000000.00");
        var ours = given.worker(given.someone(TAOCHENG, 1).with("stay_place", "131102"));
        var theirs = given.worker(given.someone(HENGSHUI, 2).with("stay_place", "131102"));
        var run = given.determine(given.officer(HENGSHUI, Role.CASEWORKER), hengshui);
        var county = given.officer(TAOCHENG, Role.CASEWORKER);
        assertThat(browsing.open(county, path(run, ours)).status()).isEqualTo(200);
        assertThat(browsing.open(county, path(run, theirs)).status()).isEqualTo(404);
        assertThat(browsing.open(county, "/determinations/" + run).body())
                .contains("600.00元")
                .doesNotContain("1,200.00元");
        assertThat(browsing.open(county, "/determinations").body()).contains("上级认定");
    }

    @Test
    void the_api_tells_the_run_the_list_and_one_decision() {
        var worker =
                given.worker(given.someone(LUQUAN, 1).with("home", null).with("hukou", "130108"));
        var run = given.determine(caseworker, policy);
        assertThat(browsing.open(caseworker, "/api/v1/determinations").body())
                .contains(run.toString());
        assertThat(browsing.open(caseworker, "/api/v1/determinations/" + run).body())
                .contains("\"people\":1", "\"notEligible\":1");
        assertThat(browsing.open(caseworker, "/api/v1/determinations/" + run + "/workers").body())
                .contains(
                        "\"verdict\":\"not_eligible\"",
                        "\"failed\":[\"hukou\"]",
                        "\"unknown\":[\"home\"]",
                        "张试一");
        var rules = given.officer(LUQUAN, Role.POLICY_OFFICER);
        assertThat(browsing.open(rules, "/api/v1/determinations/" + run + "/workers").body())
                .contains("\"name\":\"张**\",\"idLast4\":null")
                .doesNotContain("张试一");
        assertThat(
                        browsing.open(
                                        caseworker,
                                        "/api/v1/determinations/" + run + "/workers/" + worker)
                                .body())
                .contains("\"id\":\"hukou\"", "\"truth\":\"FALSE\"", "户籍为石家庄市以外地区", "试验名册.xlsx");
        assertThat(
                        browsing.open(
                                        caseworker,
                                        "/api/v1/determinations/" + run + "/workers/" + Ids.newId())
                                .body())
                .contains("/problems/entitlement-decision-not-found");
    }

    @Test
    void everything_of_a_person_is_on_one_page_and_there_in_english() {
        var worker = given.worker(given.someone(LUQUAN, 1));
        var run = given.determine(caseworker, policy);
        assertThat(browsing.open(caseworker, "/workers/" + worker + "/entitlements").body())
                .contains("R-SJZ-04", "符合", "500.00元");
        assertThat(browsing.openInEnglish(caseworker, path(run, worker)).body())
                .contains("Eligible", "Stayed in Luquan over the holiday", "Parameters used");
    }

    private String explained(UUID run, UUID worker) {
        var page = browsing.open(caseworker, path(run, worker));
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private static String path(UUID run, UUID worker) {
        return "/determinations/" + run + "/workers/" + worker;
    }

    private int rows(String path) {
        var body = browsing.open(caseworker, path).body();
        return occurrences(body, "<th scope=\"row\"");
    }

    private static int occurrences(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
