package org.wengang.policy.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Language;
import org.wengang.web.Visitor;

/** A policy officer's way from a draft to an issued policy. */
@WengangTest
@ExtendWith(Browser.class)
class PolicyJourney {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    @Autowired BeanFactory beans;

    private PolicyDesk desk;
    private Officer officer;

    @BeforeEach
    void a_policy_officer_of_luquan() {
        desk = new PolicyDesk(beans);
        officer = desk.officer(LUQUAN, "luquan-zhengce", Role.POLICY_OFFICER);
    }

    @Test
    void what_the_source_leaves_open_is_confirmed_and_then_it_is_issued(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(officer.username(), PolicyDesk.PASSWORD);
        assertThat(visitor.page().locator(".wg-cards").textContent()).contains("待发布的政策", "1");
        visitor.page().getByText("待发布的政策").click();
        visitor.looksWell("policies");
        visitor.page().getByText("鹿泉区2021年春节留鹿过年补贴").click();
        visitor.looksWell("policy-draft");

        tryToIssue(visitor);
        var summary = visitor.page().locator(".wg-error-summary");
        assertThat(summary.locator("li").allTextContents())
                .containsExactly(
                        "“春节假期首日”还没有确认",
                        "“春节假期末日”还没有确认",
                        "“辛集市是否算作石家庄域内”还没有确认",
                        "“非公企业、工商户包括的单位类型”还没有确认",
                        "“预算总额”还没有确认",
                        "还没有经本单位另一人审定");
        visitor.looksWell("policy-not-ready");

        desk.confirm(officer, PolicyDesk.LUQUAN_500, "");
        answerTheBudget(visitor);
        visitor.open(path("non_public_kinds"));
        visitor.looksWell("policy-parameter");
        desk.simulate(officer, desk.policy(PolicyDesk.LUQUAN_500).id());
        isSentBackAndApproved(visitors);
        visitor.open("/policies/" + desk.policy(PolicyDesk.LUQUAN_500).id());
        visitor.looksWell("policy-approved");
        tryToIssue(visitor);
        assertThat(visitor.page().locator(".wg-notice-good").textContent()).contains("政策已发布");
        assertThat(visitor.page().locator("#parameter-budget").textContent())
                .contains("500,000.00元", "张试一于2021年2月5日 09:00确认", "区财政批复");
        assertThat(links(visitor, "parameters/")).isZero();
        assertThat(visitor.page().locator("#life ol").innerText())
                .contains("已测算", "已退回", "原因：预算依据请补充", "已审定 张试一", "已发布 张试一");
        visitor.looksWell("policy-issued");
        visitor.reads(Language.EN);
        visitor.open("/policies/" + desk.policy(PolicyDesk.LUQUAN_500).id());
        visitor.looksWell("policy-issued-en");
        assertThat(visitor.transferred("/policies/" + desk.policy(PolicyDesk.LUQUAN_500).id()))
                .isLessThan(Visitor.MOST_BYTES);
    }

    private void isSentBackAndApproved(Visitors visitors) {
        var id = desk.policy(PolicyDesk.LUQUAN_500).id();
        var second = visitors.wide();
        second.signIn(
                desk.officer(LUQUAN, "luquan-fuhe", Role.REVIEWER).username(), PolicyDesk.PASSWORD);
        second.page().getByText("待审定的政策").click();
        second.page().getByText("鹿泉区2021年春节留鹿过年补贴").click();
        second.looksWell("policy-to-approve");
        second.page().getByText("退回").last().click();
        assertThat(second.page().locator("#reason-error").textContent()).contains("请写明原因");
        second.page().locator("#reason").fill("预算依据请补充");
        second.page().getByText("退回").last().click();
        assertThat(second.page().locator(".wg-notice-good").textContent()).contains("已退回");
        desk.simulate(officer, id);
        second.open("/policies/" + id);
        second.page().locator("#life summary").click();
        second.page().locator("#life details button").click();
        assertThat(second.page().locator(".wg-notice-good").textContent()).contains("政策已审定");
    }

    @Test
    void a_policy_is_closed_with_its_last_day_and_a_reason(Visitors visitors) {
        var id = desk.issue(PolicyDesk.LUQUAN_500, "500000");
        var visitor = visitors.wide();
        visitor.signIn(officer.username(), PolicyDesk.PASSWORD);
        visitor.open("/policies/" + id);
        visitor.page().locator("#life summary").click();
        visitor.page().locator("#lastDay").fill("2021-01-01");
        visitor.page().locator("#life details button").click();
        assertThat(visitor.page().locator(".wg-error-summary").innerText())
                .contains("最后一日不能早于2021年2月5日", "请写明原因");
        visitor.looksWell("policy-close-wrong");
        visitor.page().locator("#lastDay").fill("2021-03-31");
        visitor.page().locator("#reason").fill("资金用完");
        visitor.page().locator("#life details button").click();
        assertThat(visitor.page().locator("#life").innerText())
                .contains("已终止", "原因：资金用完", "执行到2021年3月31日（含当日）");
        visitor.looksWell("policy-closed");
    }

    private void answerTheBudget(Visitor visitor) {
        visitor.open("/policies/" + desk.policy(PolicyDesk.LUQUAN_500).id());
        visitor.page().getByText("确认“预算总额”").click();
        visitor.page().locator("#value").fill("五十万");
        submit(visitor).click();
        assertThat(visitor.page().locator("#value-error").textContent()).contains("金额应是数字");
        visitor.looksWell("policy-parameter-wrong");
        visitor.page().locator("#value").fill("500,000");
        visitor.page().locator("#note").fill("区财政批复");
        submit(visitor).click();
        assertThat(visitor.page().locator(".wg-notice-good").textContent()).contains("已确认“预算总额”");
    }

    @Test
    void every_kind_of_value_is_confirmed_without_java_script(Visitors visitors) {
        var visitor = visitors.withoutJavaScript();
        visitor.signIn(officer.username(), PolicyDesk.PASSWORD);
        var page = visitor.page();
        answer(visitor, "holiday_first", () -> page.locator("#value").fill("2021-02-10"));
        answer(visitor, "jurisdiction_mode", () -> page.getByText("按管理体制").click());
        answer(visitor, "non_public_kinds", () -> page.getByText("个体工商户").last().click());
        visitor.open("/policies/" + desk.policy(PolicyDesk.LUQUAN_500).id());
        assertThat(page.locator("#parameter-holiday_first").textContent()).contains("2021年2月10日");
        assertThat(page.locator("#parameter-jurisdiction_mode").textContent())
                .contains("按管理体制（省直管市县单列）");
        assertThat(page.locator("#parameter-non_public_kinds strong").textContent())
                .isEqualTo("私营企业、外商投资企业");
    }

    private void answer(Visitor visitor, String name, Runnable fill) {
        visitor.open(path(name));
        fill.run();
        submit(visitor).click();
    }

    private String path(String name) {
        return "/policies/%s/parameters/%s"
                .formatted(desk.policy(PolicyDesk.LUQUAN_500).id(), name);
    }

    private static Locator submit(Visitor visitor) {
        return visitor.page().locator("form.wg-card button[type=submit]");
    }

    private static void tryToIssue(Visitor visitor) {
        visitor.page().getByText("发布政策").click();
        visitor.page().getByText("确定发布").last().click();
    }

    private static int links(Visitor visitor, String to) {
        return visitor.page().locator("main a[href*='" + to + "']").count();
    }
}
