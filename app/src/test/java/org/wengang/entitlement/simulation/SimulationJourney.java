package org.wengang.entitlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Accounts;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Visitor;

/** A policy tried otherwise, with a browser. */
@WengangTest
@ExtendWith(Browser.class)
class SimulationJourney {

    private static final String PASSWORD = "right password";

    @Autowired ApplicationContext application;
    @Autowired Accounts accounts;
    @Autowired TransactionTemplate transactions;

    @Test
    void an_officer_compares_variants_and_is_told_what_cannot_be_computed(Visitors visitors) {
        var given = new GivenEntitlements(application);
        var policy = given.luquan("3000.00");
        given.workers(LUQUAN, 1, 8);
        given.worker(given.someone(LUQUAN, 9).with("home", "130108"));
        given.worker(given.someone(LUQUAN, 10).with("residence", null));
        var officer = signedIn(visitors);
        officer.open("/simulations");
        officer.looksWell("simulations");
        officer.page().locator("main a[href='/policies/" + policy + "/simulation']").click();
        officer.looksWell("simulation-form");
        var page = officer.page();
        page.locator("#v1-name").fill("六百元");
        page.locator("#v1-value-amount").fill("六百");
        page.locator("main button[type=submit]").last().click();
        assertThat(page.locator(".wg-error-summary").innerText()).contains("金额应是数字");
        page.locator("#v1-value-amount").fill("600");
        page.locator("main details").nth(1).locator("summary").click();
        page.locator("#v2-clause").selectOption("home");
        page.locator("#v2-condition").fill("p.home == 7");
        page.locator("main button[type=submit]").last().click();
        assertThat(page.locator(".wg-error-summary").innerText()).contains("无法计算");
        officer.looksWell("simulation-form-errors");
        page.locator("#v2-condition").fill("true");
        page.locator("main button[type=submit]").last().click();
        page.waitForSelector(".wg-bar");
        assertThat(page.locator("main").innerText()).contains("补贴标准改为600", "比现行多得", "六百元", "不足5人");
        officer.looksWell("simulation");
        assertThat(officer.transferred(page.url())).isLessThan(Visitor.MOST_BYTES);
    }

    private Visitor signedIn(Visitors visitors) {
        Scope.system(OrgPath.ROOT, "test")
                .call(() ->
                        transactions.execute(status ->
                                accounts.open(
                                        LUQUAN,
                                        "zhengce",
                                        "王试政",
                                        PASSWORD,
                                        Set.of(Role.POLICY_OFFICER))));
        var visitor = visitors.wide();
        visitor.signIn("zhengce", PASSWORD);
        return visitor;
    }
}
