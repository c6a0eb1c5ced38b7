package org.wengang.organisation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Language;

/** An officer looks a place up, and an administrator opens the office of a town. */
@WengangTest
@ExtendWith(Browser.class)
class PlacesJourney {

    private final RosterDesk desk;

    @Autowired
    PlacesJourney(ApplicationContext context) {
        this.desk = new RosterDesk(context);
    }

    @Test
    void a_place_is_suggested_while_it_is_typed_and_its_history_is_told(Visitors visitors) {
        desk.officer(RosterDesk.LUQUAN, "luquan-chaxun", Role.CASEWORKER);
        var visitor = visitors.wide();
        visitor.signIn("luquan-chaxun", RosterDesk.PASSWORD);
        visitor.open("/divisions");
        visitor.looksWell("organisation-divisions");
        visitor.page().locator("#q").pressSequentially("洛阳偃");
        visitor.page().locator("#suggestions a").first().waitFor();
        visitor.looksWell("organisation-suggestions");
        visitor.page().locator("#suggestions a:has-text('河南省洛阳市偃师区')").first().click();
        assertThat(visitor.page().locator("main").innerText()).contains("偃师市", "2021年3月18日");
        visitor.looksWell("organisation-division");
        visitor.open("/divisions?q=通州区");
        assertThat(visitor.page().locator("main").innerText()).contains("110112", "320612");
        visitor.looksWell("organisation-several");
        visitor.open("/divisions?q=偃师区&on=2021-03-17");
        assertThat(visitor.page().locator("main").innerText()).contains("那一天没有");
        visitor.open("/divisions?q=偃师区&on=yesterday");
        visitor.looksWell("organisation-no-day");
        visitor.reads(Language.EN);
        visitor.open("/divisions?in=130172");
        assertThat(visitor.page().locator("main").innerText()).contains("not in GB/T 2260");
        visitor.looksWell("organisation-zone-english");
    }

    @Test
    void it_is_looked_up_without_javascript_too(Visitors visitors) {
        desk.officer(RosterDesk.LUQUAN, "luquan-jiuji", Role.CASEWORKER);
        var visitor = visitors.withoutJavaScript();
        visitor.signIn("luquan-jiuji", RosterDesk.PASSWORD);
        visitor.open("/divisions");
        visitor.page().locator("#q").fill("石家庄鹿泉大河");
        visitor.page().locator("form[action='/divisions'] button[type=submit]").click();
        assertThat(visitor.page().locator("main").innerText())
                .contains("河北省石家庄市鹿泉区大河镇", "130110107");
    }

    @Test
    void an_administrator_opens_the_office_of_a_town(Visitors visitors) {
        desk.officer(RosterDesk.LUQUAN, "luquan-guanli", Role.ADMINISTRATOR);
        var visitor = visitors.wide();
        visitor.signIn("luquan-guanli", RosterDesk.PASSWORD);
        visitor.open("/organisations");
        visitor.looksWell("organisation-office-new");
        visitor.page().locator("#place-130110107").check();
        visitor.page().locator("form[action='/organisations'] button[type=submit]").click();
        visitor.page().waitForURL(Pattern.compile(".*/organisations\\?at=.*"));
        assertThat(visitor.page().locator("main").innerText()).contains("已设立1个机构", "大河镇");
        visitor.page().locator("tbody a:has-text('大河镇')").click();
        visitor.looksWell("organisation-office");
    }
}
