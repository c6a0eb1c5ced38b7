package org.wengang.voucher.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.VoucherCode;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;

/** A till on a phone whose network comes and goes. */
@WengangTest
@ExtendWith(Browser.class)
class TillJourney {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;

    @Test
    void what_was_sent_without_a_network_or_lost_its_answer_is_taken_once(Visitors visitors) {
        var given = new GivenVouchers(application, clock);
        var codes = given.issued(2, "partial");
        var till = visitors.phone();
        var page = till.page();
        till.open("/till");
        page.locator("#secret").fill(given.till(TAOCHENG, "试验超市"));
        page.locator("main button").click();

        look(page, codes.getFirst());
        page.locator("#amount").fill("120.50");
        till.expectsTroubleAt("/till");
        page.context().setOffline(true);
        page.locator("form[data-till-send] button").dblclick();
        var queue = page.locator("#till-queue");
        queue.waitFor();
        assertThat(queue.innerText()).contains("网络断了");
        till.looksWell("till-queue");
        assertThat(given.entitlements().count("select count(*) from voucher.redemption")).isZero();
        page.context().setOffline(false);
        page.waitForURL("**/till/redemptions/*");
        assertThat(page.locator("main").innerText()).contains("120.50元", "379.50元");

        // the server did it, and its answer was lost on the way
        page.navigate("/till");
        look(page, codes.getLast());
        page.locator("#amount").fill("10");
        var lost = new AtomicBoolean();
        page.route(
                "**/till/redemptions",
                route -> {
                    if (lost.getAndSet(true)) {
                        route.resume();
                    } else {
                        route.fetch();
                        route.abort();
                    }
                });
        page.locator("form[data-till-send] button").click();
        page.locator("#till-queue button").click();
        page.waitForURL("**/till/redemptions/*");
        assertThat(given.entitlements().count("select count(*) from voucher.redemption"))
                .isEqualTo(2);
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
    }

    @Test
    void the_next_customers_form_is_not_taken_for_the_one_that_waits(Visitors visitors) {
        var given = new GivenVouchers(application, clock);
        var codes = given.issued(2, "partial");
        var till = visitors.phone();
        var page = till.page();
        till.open("/till");
        page.locator("#secret").fill(given.till(TAOCHENG, "试验超市"));
        page.locator("main button").click();
        till.expectsTroubleAt("/till");
        page.route("**/till/redemptions", Route::abort);
        look(page, codes.getFirst());
        page.locator("#amount").fill("120.50");
        page.locator("form[data-till-send] button").click();
        page.locator("#till-queue button").waitFor();

        page.navigate("/till");
        look(page, codes.getLast());
        page.locator("#amount").fill("10");
        page.locator("form[data-till-send] button").click();
        var queue = page.locator("#till-queue");
        assertThat(queue.innerText()).contains("前一笔还没有结果");
        page.unroute("**/till/redemptions");
        queue.locator("button").click();
        queue.locator("a").waitFor();
        assertThat(queue.innerText()).contains("前一笔已经成功", "还没有提交");
        assertThat(page.locator("#amount").isVisible()).isTrue();
        assertThat(given.entitlements().count("select sum(amount_fen) from voucher.redemption"))
                .isEqualTo(12_050);

        page.route(
                "**/till/redemptions",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(429)
                                        .setContentType("text/html")
                                        .setBody("<main><p id='many'>…</p></main>")));
        page.locator("form[data-till-send] button").click();
        page.locator("#many").waitFor();
        assertThat(page.evaluate("localStorage.length")).as("kept").isEqualTo(1);
    }

    private static void look(Page page, VoucherCode code) {
        page.locator("#code").fill(code.grouped().toLowerCase());
        page.locator("form[action='/till/voucher'] button").click();
    }
}
