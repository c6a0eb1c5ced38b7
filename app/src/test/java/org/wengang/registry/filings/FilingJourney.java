package org.wengang.registry.filings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;

import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Language;

/** An officer brings filings of employers in, looks one up and puts a fact right. */
@WengangTest
@ExtendWith(Browser.class)
class FilingJourney {

    private final RosterDesk desk;

    @Autowired
    FilingJourney(ApplicationContext context) {
        this.desk = new RosterDesk(context);
    }

    @Test
    void filings_come_in_and_a_fact_is_put_right(Visitors visitors) {
        desk.officer(new OrgPath("cn/62/6209/620922/"), "guazhou-jingban", Role.CASEWORKER);
        var visitor = visitors.wide();
        visitor.signIn("guazhou-jingban", RosterDesk.PASSWORD);
        visitor.open("/imports/new");
        visitor.page().locator("#of").selectOption("employer/1");
        visitor.page()
                .locator("#file")
                .setInputFiles(new FilePayload("申报.xlsx", "application/octet-stream", filings()));
        visitor.page().locator("form[action='/imports'] button[type=submit]").click();
        visitor.page().waitForURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
        visitor.page().locator("form[action$='/confirmation'] button").click();
        visitor.page().locator(".wg-figures a").first().click();
        visitor.looksWell("registry-filings");
        visitor.page().locator("tbody a").first().click();
        visitor.looksWell("registry-filing");
        visitor.page().locator("#fact").selectOption("energy");
        visitor.page().locator("#value").fill("是");
        visitor.page().locator("#reason").fill("营业执照载明");
        visitor.page().locator("form[action$='/correction'] button").click();
        assertThat(visitor.page().locator("main").innerText()).contains("营业执照载明", "原为 否");
        visitor.reads(Language.EN);
        visitor.looksWell("registry-filing-en");
    }

    private static byte[] filings() {
        return file(row(
                        "单位名称", "瓜州试验能源厂",
                        "统一社会信用代码", uscc(1),
                        "生产经营所在地", "甘肃省酒泉市瓜州县",
                        "是能源企业", "否",
                        "当月租金", "24001.00",
                        "租金所属月份", "2021-02"))
                .xlsx();
    }
}
