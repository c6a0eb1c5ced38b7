package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.wengang.web.Browser.Visitors;

/** The ground floor as people see it. */
@SpringBootTest(
        classes = GroundFloor.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "wengang.today=2021-02-05")
@ExtendWith(Browser.class)
class WebIT {

    @Test
    void the_sign_in_page_looks_well_in_both_languages(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.open("/sign-in");
        visitor.looksWell("sign-in");
        visitor.reads(Language.EN);
        visitor.open("/sign-in");
        assertThat(visitor.page().title()).isEqualTo("Sign in · Wengang");
        visitor.looksWell("sign-in-en");
    }

    @Test
    void a_wrong_password_is_told_beside_the_field_and_on_top(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.open("/sign-in");
        visitor.page().locator("#username").fill(GroundFloor.USERNAME);
        visitor.page().locator("#password").fill("wrong");
        visitor.page().locator("main button").click();
        assertThat(visitor.page().getByRole(AriaRole.ALERT).textContent()).contains("有 1 处需要改正");
        visitor.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).click();
        assertThat(visitor.page().evaluate("() => document.activeElement.id"))
                .isEqualTo("username");
        visitor.looksWell("sign-in-failed");
    }

    @Test
    void every_component_looks_well_and_is_accessible(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.looksWell("home");
        visitor.open("/gallery");
        visitor.looksWell("gallery");
    }

    @Test
    void a_wrong_form_comes_back_with_a_summary_in_focus(Visitors visitors) {
        var visitor = visitors.phone();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery");
        var answer =
                visitor.page()
                        .waitForResponse(
                                response -> response.request().method().equals("POST"),
                                () -> visitor.page().getByText("保存").click());
        assertThat(answer.status()).isEqualTo(422);
        // fails after its time where the focus never gets there
        visitor.page().waitForSelector(".wg-error-summary:focus");
        visitor.looksWell("gallery-errors");
    }

    @Test
    void what_was_done_is_said_once(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery");
        visitor.page().locator("#name").fill("张试一");
        visitor.page().getByText("保存").click();
        assertThat(visitor.page().locator(".wg-notice-good").textContent()).contains("已处理 2,000 条");
        visitor.open("/gallery");
        assertThat(visitor.page().locator(".wg-notice-good").count()).isZero();
    }

    @Test
    void everything_works_with_java_script_off(Visitors visitors) {
        var visitor = visitors.withoutJavaScript();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery?after=1");
        visitor.page().getByText("适老模式").click();
        assertThat(visitor.page().url()).endsWith("/gallery?after=1");
        assertThat(visitor.page().locator("html").getAttribute("class")).isEqualTo("wg-elder");
        visitor.page().getByText("English").click();
        assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("en");
        visitor.page().getByText("Sign out").click();
        assertThat(visitor.page().url()).endsWith("/sign-in?left");
    }

    @Test
    void a_menu_opens_on_a_phone_without_java_script(Visitors visitors) {
        var visitor = visitors.phone();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.page().getByText("菜单").click();
        assertThat(visitor.page().locator(".wg-menu a:visible").allTextContents())
                .containsExactly("首页", "今天要办的事");
    }

    @Test
    void troubles_are_told_in_plain_words(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        assertThat(visitor.open("/nowhere").status()).isEqualTo(404);
        visitor.looksWell("not-found");
        assertThat(visitor.open("/open/broken").status()).isEqualTo(500);
        visitor.looksWell("broken");
    }

    @Test
    void an_expired_form_says_what_to_do(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery");
        visitor.page().context().clearCookies();
        visitor.page().getByText("保存").click();
        assertThat(visitor.page().locator("h1").textContent()).isEqualTo("页面已过期");
        assertThat(visitor.page().getByText("返回上一页").first().isVisible()).isTrue();
        visitor.looksWell("expired");
    }

    @Test
    void a_fragment_that_fails_shows_the_reason_instead_of_nothing(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery");
        visitor.expectsTroubleAt("/open/refused");
        visitor.page().evaluate("() => { htmx.ajax('GET', '/open/refused', '#import'); }");
        visitor.page().waitForSelector(".wg-trouble");
        assertThat(visitor.page().locator("h1").allTextContents()).containsExactly("现在不能这样办理");
    }

    @Test
    void progress_moves_by_itself_and_leads_to_sign_in_when_the_session_ended(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery");
        visitor.page()
                .waitForResponse(
                        response -> response.url().endsWith("/gallery/progress"), () -> {});
        visitor.page().context().clearCookies();
        visitor.page().waitForURL("**/sign-in?expired");
        visitor.page().locator("#username").fill(GroundFloor.USERNAME);
        visitor.page().locator("#password").fill(GroundFloor.PASSWORD);
        visitor.page().locator("main button").click();
        assertThat(visitor.page().locator("h1").textContent()).isEqualTo("今天要办的事");
    }

    @Test
    void whoever_signs_in_comes_back_to_the_page_asked_for(Visitors visitors) {
        var visitor = visitors.withoutJavaScript();
        visitor.open("/gallery?after=7");
        visitor.page().locator("#username").fill(GroundFloor.USERNAME);
        visitor.page().locator("#password").fill(GroundFloor.PASSWORD);
        visitor.page().locator("main button").click();
        assertThat(visitor.page().url()).contains("/gallery?after=7");
    }

    @Test
    void a_printed_list_stays_a_table_and_loses_its_controls(Visitors visitors) {
        var visitor = visitors.phone();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        visitor.open("/gallery");
        visitor.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(visitor.page().locator(".wg-table thead").isVisible()).isTrue();
        for (var control : List.of(".wg-header-end", ".wg-menu", ".wg-bulk", ".wg-pager")) {
            assertThat(visitor.page().locator(control).isVisible()).as(control).isFalse();
        }
        assertThat(
                        visitor.page()
                                .locator(".wg-table tbody tr")
                                .first()
                                .evaluate("row => getComputedStyle(row).display"))
                .isEqualTo("table-row");
    }

    @Test
    void a_page_weighs_little_with_an_empty_cache(Visitors visitors) {
        var visitor = visitors.wide();
        visitor.signIn(GroundFloor.USERNAME, GroundFloor.PASSWORD);
        assertThat(visitor.transferred("/gallery")).isBetween(20_000L, Visitor.MOST_BYTES);
    }
}
