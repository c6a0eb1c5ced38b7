package org.wengang.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenRoster.id;

import com.microsoft.playwright.options.FilePayload;
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

/** An officer brings a roster in and looks somebody up. */
@WengangTest
@ExtendWith(Browser.class)
class RegistryJourney {

    private final RosterDesk desk;

    @Autowired
    RegistryJourney(ApplicationContext context) {
        this.desk = new RosterDesk(context);
    }

    @Test
    void a_roster_comes_in_and_a_worker_is_looked_up(Visitors visitors) {
        var officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(officer, GivenRoster.with("姓名", "证件号码", "单位类型").row("张试一", id(1), "国有企业"));
        var visitor = visitors.wide();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.open("/imports/new");
        visitor.looksWell("registry-import-new");
        visitor.page()
                .locator("#file")
                .setInputFiles(new FilePayload("名册.xlsx", "application/octet-stream", roster()));
        visitor.page().locator("form[action='/imports'] button[type=submit]").click();
        visitor.page().waitForURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
        visitor.page().locator("#meaning").waitFor();
        visitor.looksWell("registry-import-headings");
        visitor.page().locator("form[action$='/meanings'] button").click();
        visitor.page().locator("form[action$='/confirmation']").waitFor();
        visitor.looksWell("registry-import-preview");
        visitor.reads(Language.EN);
        visitor.page().reload();
        visitor.looksWell("registry-import-preview-en");
        visitor.reads(Language.ZH);
        visitor.page().reload();
        visitor.page().locator("form[action$='/confirmation'] button").click();
        visitor.page().locator(".wg-figures").waitFor();
        visitor.looksWell("registry-import");
        visitor.open("/imports/headings");
        visitor.looksWell("registry-headings");
        visitor.open("/imports");
        visitor.page().locator("tbody a").first().click();
        visitor.page().locator(".wg-figures a").first().click();
        visitor.looksWell("registry-workers");
        visitor.page().locator("tbody a").first().click();
        visitor.looksWell("registry-worker");
        visitor.page().locator("form[action$='/resident-id'] button").click();
        assertThat(visitor.page().locator("main").innerText()).contains(id(3));
        visitor.open("/imports");
        visitor.looksWell("registry-imports");
        visitor.page().locator("tbody a").first().click();
        visitor.page().locator("main details summary").last().click();
        visitor.looksWell("registry-import-undo");
        visitor.page().locator("#reason").fill("传错了文件");
        visitor.page().locator("form[action$='/undo'] button").click();
        visitor.page().locator("text=这次导入已经撤销").waitFor();
        visitor.looksWell("registry-import-undone");
    }

    private static byte[] roster() {
        return GivenRoster.with("员工姓名", "身份证号", "户籍所在地", "用人单位名称", "单位类型", "留岗开始日期", "工号")
                .row("张试一", id(1), "河北省保定市", "试验机械厂", "私营企业", "2021-02-01", "7")
                .row("王试三", id(3), "河北省衡水市", "试验机械厂", "私营企业", "2021-02-01", "9")
                .row("李试二", id(2).substring(1), "鹿泉区", null, "国企", "2021-02-30", "8")
                .xlsx();
    }
}
