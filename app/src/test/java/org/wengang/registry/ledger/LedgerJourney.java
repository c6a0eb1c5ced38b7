package org.wengang.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;

/** An officer narrows the ledger, saves the view, marks people and exports them. */
@WengangTest
@ExtendWith(Browser.class)
class LedgerJourney {

    @Autowired ApplicationContext application;

    @Test
    void people_are_found_saved_marked_and_exported(Visitors visitors) {
        var desk = new RosterDesk(application);
        var officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地", "用人单位名称", "留岗开始日期", "留岗结束日期")
                        .row(
                                "张试一",
                                GivenRoster.id(1),
                                "13800000001",
                                "河北省保定市",
                                "石家庄试验机械厂",
                                "2021-02-01",
                                "2021-02-17")
                        .row(
                                "单试二",
                                GivenRoster.id(2),
                                null,
                                "河北省石家庄市鹿泉区",
                                "石家庄试验机械厂",
                                "2021-02-11",
                                null)
                        .row("吕试三", GivenRoster.id(3), null, "山东省济南市", "试验纺织厂", null, null));
        var visitor = visitors.wide();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.open("/workers?hukou=130000&sort=name&col=id&col=mobile&col=hukou&col=employer");
        visitor.looksWell("ledger");
        assertThat(visitor.page().locator("main tbody").innerText())
                .contains("张试一", "单试二")
                .doesNotContain("吕试三");
        visitor.page().locator(".wg-title a").first().click();
        visitor.page().locator("#name").fill("河北户籍");
        visitor.looksWell("ledger-view");
        visitor.page().locator("main form.wg-card button").click();
        assertThat(visitor.page().locator("main").innerText()).contains("已存为“河北户籍”");
        visitor.page().locator("main tbody input").first().check();
        visitor.page().locator(".wg-bulk button").click();
        assertThat(visitor.page().locator("main").innerText()).contains("将标记 1 人");
        visitor.page().locator("main textarea").fill("核对户籍");
        visitor.looksWell("ledger-marking");
        visitor.page().locator("main form button").click();
        assertThat(visitor.page().locator("main").innerText()).contains("单试二", "核对户籍");
        visitor.looksWell("ledger-checks");
        visitor.open("/workers/export?sort=name");
        visitor.looksWell("ledger-export");
    }

    @Test
    void somebody_with_a_passport_is_looked_up_on_a_telephone(Visitors visitors) {
        var desk = new RosterDesk(application);
        var officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件类型", "证件号码", "出生日期", "性别")
                        .row("张试一", "外国护照", "12345678", "1990-05-01", "男")
                        .row("李试二", "台胞证", "12345678", "1991-05-01", "女"));
        var visitor = visitors.phone();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.open("/workers?col=id&col=document");
        visitor.page().locator("main summary").first().click();
        visitor.page().locator("#q").fill("12345678");
        visitor.page().locator("#document").selectOption("foreign_passport");
        visitor.page().locator("form[role=search] button").click();
        assertThat(visitor.page().locator("main tbody").innerText())
                .contains("张试一", "外国护照")
                .doesNotContain("李试二");
        visitor.looksWell("ledger-document");
        visitor.page().locator("main tbody th a").click();
        assertThat(visitor.page().locator("main").innerText()).contains("外国护照", "男");
        visitor.looksWell("worker-document");
    }
}
