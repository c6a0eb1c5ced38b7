package org.wengang.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;

/** An officer looks for duplicates, compares two people and says what they are. */
@WengangTest
@ExtendWith(Browser.class)
class DuplicateJourney {

    @Autowired ApplicationContext application;

    @Test
    void two_records_are_compared_and_said_to_be_one_person(Visitors visitors) {
        var desk = new RosterDesk(application);
        var given = new GivenEntitlements(application);
        var officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(officer, roster("13060219850307991", "试验机械厂", "13800000001"));
        desk.bring(officer, roster("13060219850307591", "试验纺织厂", "13900000001"));
        desk.bring(
                desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER),
                roster("13060219850307951", "试验印刷厂", "13700000001"));
        given.searchDuplicates(officer);
        var visitor = visitors.wide();
        visitor.signIn("luquan-jingban", RosterDesk.PASSWORD);
        visitor.page().locator(".wg-card a[href='/duplicates']").click();
        visitor.looksWell("duplicates");
        visitor.page().locator("main tbody a").first().click();
        visitor.looksWell("duplicate");
        assertThat(visitor.page().locator("main").innerText())
                .contains("证件号码只差一位", "试验机械厂", "试验纺织厂", "不一致")
                .doesNotContain("试验印刷厂");
        visitor.page().locator("main button[value=same]").click();
        assertThat(visitor.page().locator(".wg-error-summary").innerText()).contains("请写明理由");
        visitor.page().locator("main textarea").fill("核对了身份证，是同一人");
        visitor.page().locator("main input[name=sameAs]").last().check();
        visitor.page().locator("main button[value=same]").click();
        assertThat(visitor.page().locator("main").innerText())
                .contains("核对了身份证，是同一人", "以此号码为准", "已由另一条记录代替");
        visitor.looksWell("duplicate-decided");
        visitor.page().locator("main thead a").first().click();
        assertThat(visitor.page().locator("main").innerText()).contains("本人的其他记录", "不再参加认定");
        visitor.looksWell("worker-merged");
        visitor.open("/duplicates/elsewhere");
        visitor.looksWell("duplicates-elsewhere");
        visitor.page().locator("main textarea").first().fill("请核实是否同一人");
        visitor.page().locator("main form button").first().click();
        assertThat(visitor.page().locator("main").innerText()).contains("已询问，等答复", "裕华区");
    }

    private static GivenRoster roster(String first17, String employer, String phone) {
        return GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地", "用人单位名称")
                .row(
                        "张试一",
                        first17 + ResidentId.checkCharacter(first17),
                        phone,
                        "河北省保定市",
                        employer);
    }
}
