package org.wengang.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenRoster.id;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
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

/** An officer brings a ledger in with a row that is wrong, and puts an entry right. */
@WengangTest
@ExtendWith(Browser.class)
class BookJourney {

    private final RosterDesk desk;

    @Autowired
    BookJourney(ApplicationContext context) {
        this.desk = new RosterDesk(context);
    }

    @Test
    void a_ledger_comes_in_a_wrong_row_goes_back_and_an_entry_is_put_right(Visitors visitors)
            throws IOException {
        desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        var visitor = visitors.wide();
        var page = visitor.page();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.open("/ledgers");
        visitor.looksWell("registry-ledgers");
        page.locator("main a[href='/intentions']").click();
        page.locator("main a[href='/imports/new?of=intention/1']").click();
        var template =
                page.waitForDownload(
                        () -> page.locator("a[href='/imports/template?of=intention/1']").click());
        assertThat(Workbook.rows(bytes(template)).getFirst())
                .contains("姓名", "证件号码", "了解日期", "去留意愿", "去向", "求职意向", "现在在本地");
        page.locator("#file")
                .setInputFiles(new FilePayload("意愿.xlsx", "application/octet-stream", rows()));
        page.locator("form[action='/imports'] button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
        page.locator("form[action$='/confirmation'] button").click();
        var refused = page.waitForDownload(() -> page.locator("a[href$='/errors']").click());
        assertThat(Workbook.rows(bytes(refused)))
                .hasSize(2)
                .last()
                .asString()
                .contains("李试二", "2021-02-30");
        page.locator(".wg-figures a").first().click();
        assertThat(page.locator("main").innerText()).contains("张试一", "外出务工", "浙江省杭州市");
        visitor.looksWell("registry-intentions");
        page.locator("tbody a").first().click();
        page.locator("#fact").selectOption("intention");
        page.locator("#value").fill("留下过年");
        page.locator("#reason").fill("本人来电");
        page.locator("form[action$='/correction'] button").click();
        assertThat(page.locator("main").innerText()).contains("本人来电", "原为 外出务工");
        visitor.reads(Language.EN);
        visitor.open("/census/intentions");
        assertThat(page.locator("tbody").innerText()).contains("Stay", "经办").doesNotContain("杭州");
        visitor.looksWell("registry-intentions-standing-en");
    }

    private static byte[] bytes(Download download) throws IOException {
        return Files.readAllBytes(download.path());
    }

    private static byte[] rows() {
        return file(
                        row(
                                "姓名",
                                "张试一",
                                "证件号码",
                                id(1),
                                "了解日期",
                                "2021-02-03",
                                "去留意愿",
                                "外出务工",
                                "去向",
                                "浙江省杭州市",
                                "求职意向",
                                "焊工",
                                "现在在本地",
                                "是"),
                        row(
                                "姓名",
                                "李试二",
                                "证件号码",
                                id(2),
                                "了解日期",
                                "2021-02-30",
                                "去留意愿",
                                "留下过年",
                                "去向",
                                null,
                                "求职意向",
                                null,
                                "现在在本地",
                                null))
                .xlsx();
    }
}
