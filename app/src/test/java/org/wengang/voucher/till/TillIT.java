package org.wengang.voucher.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.VoucherCode;

/** The till's pages, without JavaScript. */
@WengangTest
class TillIT {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired MockMvc mvc;
    GivenVouchers given;
    VoucherCode code;
    String secret;

    @BeforeEach
    void a_voucher_and_a_till() {
        given = new GivenVouchers(application, clock);
        code = given.issued(1, "partial").getFirst();
        secret = given.till(TAOCHENG, "试验超市");
    }

    @Test
    void a_merchant_signs_in_looks_redeems_and_takes_it_back() throws Exception {
        assertThat(text(mvc.perform(get("/till")).andReturn().getResponse())).contains("收银密钥");
        var signedIn = send(post("/till/sign-in").param("secret", secret));
        assertThat(signedIn.getHeader("Set-Cookie"))
                .startsWith("till=" + secret)
                .contains("Path=/till", "HttpOnly", "SameSite=Strict");
        var looked = text(send(post("/till/voucher").param("code", code.grouped())));
        assertThat(looked).contains("500.00元").doesNotContain("张试一");
        var key = key(looked);
        var done = redeem(key, "120.5");
        assertThat(done.getStatus()).isEqualTo(303);
        assertThat(location(redeem(key, "120.50"))).isEqualTo(location(done));
        var receipt = text(send(get(location(done))));
        assertThat(receipt).contains("120.50元", "379.50元", "确认撤销");
        var reversed = send(post(location(done) + "/reversal").param("key", key(receipt)));
        assertThat(reversed.getStatus()).isEqualTo(303);
        assertThat(text(send(get("/till")))).contains("今天共收 0.00元", "撤销");
        assertThat(given.browsing().open("/v/" + code.value()).body())
                .contains("500.00元", "试验超市 · 试验路1号");
    }

    @Test
    void what_is_refused_is_told_on_the_same_page() throws Exception {
        var mistyped = send(post("/till/voucher").param("code", "K7QM2XPA9TR"));
        assertThat(mistyped.getStatus()).isEqualTo(422);
        assertThat(text(mistyped)).contains("逐位核对", "K7QM2XPA9TR");
        var key = key(text(send(post("/till/voucher").param("code", code.grouped()))));
        assertThat(text(redeem(key, "600"))).contains("这张消费券还剩500.00元");
        assertThat(text(redeem(key, "1.005"))).contains("最多两位小数");
        clock.moveTo("2021-03-09T08:00");
        assertThat(text(send(post("/till/voucher").param("code", code.grouped()))))
                .contains("已经过期");
    }

    @Test
    void a_wrong_or_replaced_secret_lets_nobody_in() throws Exception {
        var wrong = secret.substring(0, secret.length() - 2) + "zz";
        assertThat(send(post("/till/sign-in").param("secret", wrong)).getStatus()).isEqualTo(422);
        var merchant = given.entitlements().owner().sql("select merchant_id from voucher.merchant");
        given.browsing()
                .send(
                        given.caseworker,
                        "/merchants/" + merchant.query(String.class).single() + "/secrets");
        assertThat(text(send(get("/till")))).contains("收银密钥").doesNotContain("试验超市");
        assertThat(redeem(Ids.newId().toString(), "1").getStatus()).isEqualTo(200);
        assertThat(given.entitlements().count("select count(*) from voucher.redemption")).isZero();
    }

    private MockHttpServletResponse redeem(String key, String amount) throws Exception {
        return send(
                post("/till/redemptions")
                        .param("code", code.grouped())
                        .param("amount", amount)
                        .param("key", key));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.cookie(new Cookie("till", secret)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static String location(MockHttpServletResponse response) {
        var location = response.getHeader("Location");
        return location == null ? "" : location;
    }

    private static String key(String page) {
        var key = KEY.matcher(page);
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
