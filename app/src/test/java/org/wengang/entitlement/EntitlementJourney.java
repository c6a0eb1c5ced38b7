package org.wengang.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import com.microsoft.playwright.Page.GetByTextOptions;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Accounts;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Visitor;

/** From the form that starts a determination to the bulletin, with a browser. */
@WengangTest
@ExtendWith(Browser.class)
class EntitlementJourney {

    private static final String PASSWORD = "right password";

    @Autowired ApplicationContext application;
    @Autowired Accounts accounts;
    @Autowired TransactionTemplate transactions;
    @Autowired TestClock clock;
    GivenEntitlements given;
    UUID policy;

    @BeforeEach
    void people() {
        given = new GivenEntitlements(application);
        policy = given.luquan("2600.00");
        given.workers(LUQUAN, 1, 4);
        given.worker(given.someone(LUQUAN, 11).named("欧阳试一").at("鹿泉试验食品厂").appliedAfter(20));
        given.worker(given.someone(LUQUAN, 12).named("阿依试·买买提").appliedAfter(30));
        given.worker(
                given.someone(LUQUAN, 13)
                        .with("home", "130108")
                        .with("employer_kind", "state_owned"));
        given.worker(given.someone(LUQUAN, 14).with("residence", null));
    }

    @Test
    void every_page_on_the_way_looks_well_and_is_accessible(Visitors visitors) {
        var caseworker = signedIn(visitors, "jingban", Role.CASEWORKER);
        caseworker.open("/determinations");
        caseworker.looksWell("entitlement-determinations");
        caseworker.page().locator("#policy").selectOption(policy.toString());
        caseworker.page().locator("main form[action='/determinations'] button").click();
        caseworker.page().waitForSelector(".wg-figure");
        caseworker.looksWell("entitlement-run");
        var run = caseworker.page().url();
        assertThat(caseworker.transferred(run)).isLessThan(Visitor.MOST_BYTES);
        caseworker.page().locator(".wg-figure").first().click();
        caseworker.looksWell("entitlement-decisions");
        caseworker.open(run + "/workers?verdict=not_eligible");
        caseworker.page().locator("tbody th a").first().click();
        caseworker.looksWell("entitlement-decision-refused");
        caseworker.open(run + "/workers?verdict=undecided");
        caseworker.page().locator("tbody th a").first().click();
        caseworker.looksWell("entitlement-decision-undecided");
        caseworker.page().getByText("历次认定").click();
        caseworker.looksWell("entitlement-of-worker");

        var reviewer = signedIn(visitors, "fuhe", Role.REVIEWER);
        reviewer.open("/reviews");
        reviewer.looksWell("entitlement-reviews");
        reviewer.page().getByText("退回经办", exact()).click();
        reviewer.looksWell("entitlement-reviews-errors");
        reviewer.page().locator("#all").check();
        reviewer.page().getByText("批准", exact()).click();
        assertThat(reviewer.page().locator(".wg-notice-good").textContent()).contains("已批准 5 人");

        caseworker.open("/publications");
        caseworker.looksWell("entitlement-publications");
        caseworker.page().locator("#title").fill("鹿泉区2021年春节留岗补贴公示");
        caseworker.page().locator("#lastDay").fill("2021-02-12");
        caseworker.page().locator("main form[action='/publications'] button").click();
        var notice = caseworker.page().url();

        var anybody = visitors.withoutJavaScript();
        anybody.open("/notices");
        anybody.page().getByText("鹿泉区2021年春节留岗补贴公示").click();
        assertThat(anybody.page().url()).isEqualTo(notice);
        anybody.page().locator("tbody a[href$=objections]").nth(1).click();
        anybody.page().locator("#statement").fill("此人春节前已回老家");
        anybody.page().locator("#contact").fill("13800000000");
        anybody.page().getByText("提交异议").click();
        assertThat(anybody.page().locator(".wg-notice-good").textContent()).contains("已收到");

        var reader = visitors.phone();
        reader.open("/notices");
        reader.looksWell("entitlement-notices");
        reader.open(notice);
        reader.looksWell("entitlement-notice");
        assertThat(reader.transferred(notice)).isLessThan(Visitor.MOST_BYTES);
        reader.page().locator("tbody a[href$=objections]").first().click();
        reader.looksWell("entitlement-objection-form");

        reviewer.open("/objections");
        reviewer.looksWell("entitlement-objections");
        reviewer.page().locator("tbody th a").first().click();
        reviewer.looksWell("entitlement-objection");

        clock.moveTo("2021-02-13T09:00");
        given.accounts(policy);
        var finance = signedIn(visitors, "caiwu", Role.FINANCE, Role.STATISTICIAN);
        finance.open("/payments");
        finance.looksWell("entitlement-payments");
        finance.page().getByText("生成发放批次").first().click();
        finance.page().getByText("确认生成").click();
        finance.looksWell("entitlement-batch");
        var batch = finance.page().url();
        var second = signedIn(visitors, "kuaiji", Role.FINANCE);
        second.open(batch);
        second.looksWell("entitlement-batch-release");
        second.page().locator("#payer").fill("鹿泉区试验就业服务中心");
        second.page().locator("#payerNumber").fill("13050161234500000123");
        second.page().locator("#payerBank").fill("试验银行");
        second.page().locator("form[action$='/release'] button").click();
        second.looksWell("entitlement-batch-released");
        finance.open(batch);
        finance.page().locator("#paidOn").fill("2021-02-13");
        finance.page().locator("form[action$='/payment'] button").click();
        finance.open("/bulletins");
        finance.looksWell("statistics-bulletin");
        assertThat(finance.page().locator("main .wg-lead").allTextContents())
                .contains("截至2月13日，共为4名外来务工人员发放稳岗补贴0.2万元。");
        finance.page().locator(".wg-card .wg-lead a").first().click();
        finance.looksWell("statistics-figure");
        assertThat(finance.page().locator("tbody tr").count()).isEqualTo(4);
    }

    private static GetByTextOptions exact() {
        return new GetByTextOptions().setExact(true);
    }

    private Visitor signedIn(Visitors visitors, String name, Role... roles) {
        var visitor = visitors.wide();
        open(LUQUAN, "luquan-" + name, Set.of(roles));
        visitor.signIn("luquan-" + name, PASSWORD);
        return visitor;
    }

    private void open(OrgPath organisation, String username, Set<Role> roles) {
        Scope.system(OrgPath.ROOT, "test")
                .call(() ->
                        transactions.execute(status ->
                                accounts.open(organisation, username, "张试一", PASSWORD, roles)));
    }
}
