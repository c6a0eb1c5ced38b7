package org.wengang.policy.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Visitor;

/** What is announced and never paid, looked up with a browser. */
@WengangTest
@ExtendWith(Browser.class)
class MeasureJourney {

    @Autowired BeanFactory beans;

    @BeforeEach
    void a_caseworker() {
        new PolicyDesk(beans)
                .officer(new OrgPath("cn/13/1311/"), "hengshui-jingban", Role.CASEWORKER);
    }

    @Test
    void a_caseworker_finds_what_the_circular_promises_beside_the_subsidy(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn("hengshui-jingban", PolicyDesk.PASSWORD);
        visitor.open("/policies");
        var page = visitor.page();
        page.locator("main a[href='/measures']").click();
        assertThat(page.locator("main table").innerText())
                .contains("格力公司留石过年补贴", "“抗击疫情留衡过年”光荣卡", "四个次数、个数在原文中缺失");
        page.locator("#kind").selectOption("B");
        page.locator("#words").fill("蒙牛");
        page.locator("main form button").click();
        assertThat(page.locator("main table").innerText())
                .contains("R-ZJK-04", "红包，用人单位", "1000元红包")
                .doesNotContain("格力");
        visitor.looksWell("measures");
        assertThat(visitor.transferred(page.url())).isLessThan(Visitor.MOST_BYTES);
        page.locator("#words").fill("没有的字");
        page.locator("main form button").click();
        assertThat(page.locator("main").innerText()).contains("没有这样的措施");
    }
}
