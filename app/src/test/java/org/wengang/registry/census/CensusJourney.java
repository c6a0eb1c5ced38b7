package org.wengang.registry.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.census.CensusDesk.LUQUAN;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Visitor;

/** An officer contacts people with a telephone in hand, connected and not. */
@WengangTest
@ExtendWith(Browser.class)
class CensusJourney {

    private final CensusDesk desk;

    private Officer officer;
    private UUID census;

    @Autowired
    CensusJourney(ApplicationContext context) {
        this.desk = new CensusDesk(context);
    }

    @BeforeEach
    void people_are_given_to_an_officer() {
        officer = desk.officer(LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.roster(officer);
        census = desk.plan(officer);
        desk.allot(officer, census, null, officer, 4);
    }

    @Test
    void a_lost_connection_loses_nothing_and_nothing_is_sent_twice(Visitors visitors) {
        var visitor = visitors.phone();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.open("/census/work");
        visitor.looksWell("registry-census-work");
        var work = "/census/work/";
        visitor.open(work + desk.errand("张试一"));
        visitor.looksWell("registry-census-sheet");
        // the next two people come while there is a connection
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);

        visitor.page().context().setOffline(true);
        stays(visitor, "");
        says(visitor, "已存在手机上");
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo("李试二");
        stays(visitor, "13900000002");
        says(visitor, "还有 2 份没有发出");
        assertThat(desk.count("census_contact")).isZero();
        assertThat(kept(visitor))
                .contains("/contacts")
                .doesNotContain("13900000002", "李试二", "stay");

        // meanwhile a colleague at the desk takes 李试二's call
        desk.tells(officer, "李试二", "intention", "go_home");
        visitor.expectsTroubleAt(work + desk.errand("李试二") + "/contacts");
        visitor.page().context().setOffline(false);
        visitor.page().locator("#census-queue-list li").waitFor();
        assertThat(desk.state("张试一")).isEqualTo("partly");
        assertThat(desk.count("census_contact")).isEqualTo(2);
        assertThat(visitor.page().locator("#census-queue").innerText()).contains("李试二", "别人先登记了");
        visitor.looksWell("registry-census-queue");

        visitor.page().locator("#census-queue-list button").first().click();
        visitor.page().locator(".wg-error-summary").waitFor();
        assertThat(visitor.page().locator("main").innerText()).contains("返乡过年");
        visitor.looksWell("registry-census-overtaken");
        visitor.page().locator("#reason").fill("本人来电改口");
        visitor.page().locator("form[data-census-form] button[type=submit]").click();
        visitor.page().locator("h1:not(:text-is('李试二'))").waitFor();
        assertThat(desk.count("census_contact")).isEqualTo(3);
        assertThat(kept(visitor)).isEmpty();
    }

    @Test
    void what_was_not_sent_goes_with_an_officer_who_was_told(Visitors visitors) {
        desk.officer(LUQUAN, "luquan-fuhe", Role.REVIEWER);
        var visitor = visitors.phone();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.open("/census/work/" + desk.errand("李试二"));
        visitor.page()
                .route(
                        "**/contacts",
                        route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        visitor.expectsTroubleAt("/census/work/" + desk.errand("李试二") + "/contacts");
        stays(visitor, "13900000002");
        says(visitor, "已存在手机上");
        // another officer takes the phone
        visitor.page().context().clearCookies();
        visitor.signIn("luquan-fuhe", RosterDesk.PASSWORD);
        var warnings = new ArrayList<String>();
        visitor.page()
                .onceDialog(dialog -> {
                    warnings.add(dialog.message());
                    dialog.dismiss();
                });
        visitor.page().locator("form[action='/sign-out'] button").click();
        visitor.page().waitForCondition(() -> !warnings.isEmpty());
        assertThat(warnings.getFirst()).contains("还有 1 份没有发出");
        assertThat(kept(visitor)).isNotEmpty();
        visitor.page().onceDialog(Dialog::accept);
        visitor.page().locator("form[action='/sign-out'] button").click();
        visitor.page().waitForURL("**/sign-in?left");
        assertThat(kept(visitor)).isEmpty();
    }

    @Test
    void a_census_is_planned_and_followed(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.open("/census/new");
        visitor.looksWell("registry-census-new");
        desk.tells(officer, "王试三", "intention", "stay", "present", "true");
        desk.send(officer, desk.open(officer, "张试一"), Ids.newId().toString(), "not_reached");
        visitor.open("/census/" + census);
        visitor.looksWell("registry-census");
        visitor.open("/census/" + census + "/allotment?by=all&officer=" + officer.id());
        visitor.looksWell("registry-census-allotment");
        visitor.open("/census/" + census + "/people?which=open");
        visitor.looksWell("registry-census-people");
        visitor.open("/census");
        visitor.looksWell("registry-census-list");
        var old = visitors.phoneWithoutJavaScript();
        old.signIn("luquan-jingban", RosterDesk.PASSWORD);
        old.open("/census/work/" + desk.errand("李试二"));
        stays(old, "13900000002");
        assertThat(old.page().locator("main").innerText()).contains("已记下，还差几项");
        assertThat(old.page().locator("h1").innerText()).isNotEqualTo("李试二");
    }

    /** Reached by telephone: stays here. */
    private static void stays(Visitor visitor, String mobile) {
        visitor.page().locator("#outcome").check();
        visitor.page().locator("input[name=intention][value=stay]").check();
        if (!mobile.isEmpty()) {
            visitor.page().locator("#mobile").fill(mobile);
        }
        visitor.page().locator("form[data-census-form] button[type=submit]").click();
    }

    private static void says(Visitor visitor, String words) {
        visitor.page().locator("#census-queue-state:has-text('" + words + "')").waitFor();
    }

    /** All that is in the browser's store, as text. */
    private static String kept(Visitor visitor) {
        return String.valueOf(
                visitor.page()
                        .evaluate(
                                """
                                () => new Promise(done => {
                                    const opening = indexedDB.open('wengang-census');
                                    opening.onsuccess = () => {
                                        const db = opening.result;
                                        if (!db.objectStoreNames.contains('forms')) {
                                            db.close();
                                            indexedDB.deleteDatabase('wengang-census');
                                            done('');
                                            return;
                                        }
                                        const all = db.transaction('forms').objectStore('forms').getAll();
                                        all.onsuccess = () => {
                                            db.close();
                                            done(all.result.map(form => JSON.stringify(form)
                                                + new TextDecoder().decode(form.sealed)).join(' '));
                                        };
                                    };
                                })\
                                """));
    }
}
