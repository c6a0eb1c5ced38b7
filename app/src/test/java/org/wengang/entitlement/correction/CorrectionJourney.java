package org.wengang.entitlement.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.util.Map;
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

/** A corrected fact, seen and decided on with a browser. */
@WengangTest
@ExtendWith(Browser.class)
class CorrectionJourney {

    private static final String PASSWORD = "right password";

    @Autowired ApplicationContext application;
    @Autowired Accounts accounts;
    @Autowired TransactionTemplate transactions;

    @Test
    void a_reviewer_compares_both_answers_and_agrees_to_the_top_up(Visitors visitors) {
        var given = new GivenEntitlements(application);
        var caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        var policy = given.issued(GRADED, LUQUAN, Map.of("budget", "2000.00"));
        var worker = given.worker(given.someone(LUQUAN, 1));
        given.approved(policy, caseworker, given.officer(LUQUAN, Role.REVIEWER));
        given.correct(worker, "on_duty_days", 7);
        given.determine(caseworker, policy);
        var reviewer = signedIn(visitors);
        reviewer.page().locator(".wg-card a[href='/corrections']").click();
        reviewer.looksWell("corrections");
        var page = reviewer.page();
        page.locator("main table a").first().click();
        reviewer.looksWell("correction");
        assertThat(page.locator("main").innerText())
                .contains("补发500.00元", "1,000.00元", "春节假期在岗天数：7");
        page.locator("main button[value=accepted]").click();
        assertThat(page.locator(".wg-error-summary").innerText()).contains("请写明理由");
        page.locator("main textarea").fill("考勤表核实，在岗七天");
        page.locator("main button[value=accepted]").click();
        assertThat(page.locator("main").innerText()).contains("考勤表核实，在岗七天");
        reviewer.looksWell("correction-decided");
        assertThat(given.awards(policy, "proposed")).hasSize(1);
    }

    /** 500 yuan, and 500 more from the fifth day on duty. */
    private static final String GRADED =
            GivenEntitlements.read("130110-luquan/R-SJZ-04.yaml")
                    .replace(
                            "amount: param.amount\n",
                            "amount: \"param.amount + (p.on_duty_days >= 5 ? param.amount :"
                                    + " zero())\"\n");

    private Visitor signedIn(Visitors visitors) {
        Scope.system(OrgPath.ROOT, "test")
                .call(() ->
                        transactions.execute(status ->
                                accounts.open(
                                        LUQUAN, "fuhe", "王试核", PASSWORD, Set.of(Role.REVIEWER))));
        var visitor = visitors.wide();
        visitor.signIn("fuhe", PASSWORD);
        return visitor;
    }
}
