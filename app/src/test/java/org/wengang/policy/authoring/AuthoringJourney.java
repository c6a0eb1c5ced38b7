package org.wengang.policy.authoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Language;
import org.wengang.web.Visitor;

/** A policy officer writes a draft. */
@WengangTest
@ExtendWith(Browser.class)
class AuthoringJourney {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    @Autowired BeanFactory beans;

    private PolicyDesk desk;
    private Officer officer;

    @BeforeEach
    void a_policy_officer_of_luquan() {
        desk = new PolicyDesk(beans);
        officer = desk.officer(LUQUAN, "luquan-zhengce", Role.POLICY_OFFICER);
    }

    @Test
    void a_pause_shows_each_fault_and_a_link_leads_to_its_place(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(officer.username(), PolicyDesk.PASSWORD);
        visitor.open("/policies/" + desk.policy(PolicyDesk.LUQUAN_500).id());
        visitor.page().getByText("编写条文").click();
        visitor.looksWell("authoring");

        var text = visitor.page().locator("#text");
        var sound = text.inputValue();
        text.fill(sound.replace("p.hukou, ", "p.hukuo, "));
        var place = visitor.page().locator("#inspection a[data-line]").first();
        assertThat(visitor.page().locator("#inspection .wg-places")).containsText("没有事实“hukuo”");
        visitor.looksWell("authoring-wrong");
        place.click();
        assertThat(
                        visitor.page()
                                .evaluate(
                                        "() => { const t = document.getElementById('text');"
                                                + " return t.value.slice(t.selectionStart,"
                                                + " t.selectionEnd); }"))
                .isEqualTo("p.hukuo");

        text.fill(sound);
        assertThat(visitor.page().locator("#inspection")).containsText("条文正确。");
        tryOne(visitor);
        assertThat(visitor.page().locator("#trial .wg-outcome")).containsText("查明单位类型，可能认定为符合");
        visitor.looksWell("authoring-tried");

        text.fill(sound.replace("留鹿过年补贴", "留鹿过年补贴（修订）"));
        button(visitor, "save").click();
        assertThat(visitor.page().locator(".wg-notice-good").first()).containsText("条文已保存");
        assertThat(visitor.page().locator("#text").inputValue()).contains("（修订）");
        visitor.reads(Language.EN);
        visitor.open("/policies/%s/edit".formatted(desk.policy(PolicyDesk.LUQUAN_500).id()));
        visitor.looksWell("authoring-en");
        assertThat(
                        visitor.transferred(
                                "/policies/%s/edit"
                                        .formatted(desk.policy(PolicyDesk.LUQUAN_500).id())))
                .isLessThan(Visitor.MOST_BYTES);
    }

    @Test
    void everything_works_without_java_script(Visitors visitors) {
        writeATable(visitors.withoutJavaScript(), name -> {});
    }

    @Test
    void the_grid_and_the_form_of_a_new_policy_look_well(Visitors visitors) {
        var visitor = visitors.wide();
        writeATable(visitor, visitor::looksWell);
    }

    /**
     * @param look at the page that is open, under a name
     */
    private void writeATable(Visitor visitor, Consumer<String> look) {
        visitor.signIn(officer.username(), PolicyDesk.PASSWORD);
        visitor.open("/policies/new");
        look.accept("authoring-new");
        visitor.page().locator("#code").fill("R-LQ-7");
        visitor.page().locator("#title").fill("试验补贴");
        visitor.page().locator("#titleEn").fill("Trial");
        visitor.page().locator("#schema").selectOption("worker/1");
        visitor.page().locator("form.wg-card button[type=submit]").click();

        var text = visitor.page().locator("#text");
        var scale =
                """
                  scale:
                    type: tiers(int, money)
                    label: 按天数
                    label_en: By days
                    open: 原文没有写明。
                    open_en: Not said.
                    values:
                      2021-01-21:
                        - { from: 0, to: 3, value: "0.00" } # 不满四天
                        - { from: 5, value: "500.00" }
                """;
        text.fill(text.inputValue().replace("parameters:\n", "parameters:\n" + scale));
        button(visitor, "check").click();
        assertThat(visitor.page().locator(".wg-places")).containsText("中间有空缺");
        assertThat(visitor.page().locator(".wg-excerpt").first()).containsText("^");

        visitor.page().locator("button[value^='table:scale']").click();
        assertThat(visitor.page().locator(".wg-row-gap")).containsText("缺4到4");
        look.accept("authoring-grid");
        visitor.page().locator("[name=row-0-to]").fill("4");
        visitor.page().locator("button[value^='write:scale']").click();
        assertThat(text.inputValue()).contains("to: 4, value: \"0.00\" } # 不满四天");
        button(visitor, "trial").click();
        assertThat(visitor.page().locator("#trial .wg-notice")).containsText("没有取值");
        visitor.page().locator("#value-amount").fill("500");
        button(visitor, "trial").click();
        assertThat(visitor.page().locator(".wg-outcome")).containsText("不符合");
        assertThat(text.inputValue()).contains("to: 4, value: \"0.00\" } # 不满四天");
        text.fill(text.inputValue().replace("known(p.birth)", "known(p.birht)"));
        button(visitor, "save").click();
        assertThat(visitor.page().locator(".wg-notice-bad")).containsText("未完成的条文");
        look.accept("authoring-unfinished");
    }

    @Test
    void two_who_save_at_once_both_keep_their_text(Visitors visitors) {
        var one = visitors.wide();
        var other = visitors.wide();
        var both = new Visitor[] {one, other};
        for (var visitor : both) {
            visitor.signIn(officer.username(), PolicyDesk.PASSWORD);
            visitor.open("/policies/%s/edit".formatted(desk.policy(PolicyDesk.LUQUAN_500).id()));
        }
        for (var visitor : both) {
            var text = visitor.page().locator("#text");
            var mine = visitor == one ? "甲" : "乙";
            text.fill(text.inputValue().replace("留鹿过年补贴", "留鹿过年补贴" + mine));
            button(visitor, "save").click();
        }
        assertThat(other.page().locator("h1")).containsText("别人先保存了");
        assertThat(other.page().locator("#text").inputValue()).contains("补贴乙");
        assertThat(other.page().locator("#theirs").inputValue()).contains("补贴甲");
        other.looksWell("authoring-overtaken");
        button(other, "check").click();
        button(other, "save").click();
        assertThat(other.page().locator(".wg-notice-good").first()).containsText("条文已保存");
    }

    private static void tryOne(Visitor visitor) {
        var page = visitor.page();
        for (var fact : new String[] {"hukou", "home", "residence"}) {
            page.locator("#fact-" + fact).fill("河北省保定市");
        }
        page.locator("#fact-stay_place").fill("河北省石家庄市鹿泉区");
        page.locator("#fact-stay_from").fill("2021-02-01");
        page.locator("#fact-stay_to").fill("2021-02-20");
        page.locator("#fact-worker_category").selectOption("employee");
        button(visitor, "trial").click();
    }

    private static Locator button(Visitor visitor, String step) {
        return visitor.page().locator("button[name=do][value=" + step + "]");
    }
}
