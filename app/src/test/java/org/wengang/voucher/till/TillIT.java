package org.wengang.voucher.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import jakarta.servlet.http.Cookie;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.security.Role;
import org.wengang.voucher.GivenCards;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.QrPhoto;
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
        assertThat(text(send(get(location(done)))))
                .contains("这笔核销已撤销")
                .as("what was left then, which is no longer so")
                .doesNotContain("379.50元");
        assertThat(text(send(get("/till")))).contains("今天共收 0.00元", "撤销");
        assertThat(given.browsing().open("/v/" + code.value()).body())
                .contains("500.00元", "试验超市 · 试验路1号");
    }

    @Test
    void a_voucher_used_as_a_whole_is_redeemed_as_the_page_fills_it_in() throws Exception {
        given.entitlements()
                .owner()
                .sql(
                        """
                        with issue as (update voucher.issue set partial = false)
                        update voucher.voucher set partial = false\
                        """)
                .update();
        var looked = text(send(post("/till/voucher").param("code", code.grouped())));
        assertThat(looked)
                .contains("value=\"500.00\"")
                .as("large text and English lead to a page that opens")
                .contains("name=\"back\" value=\"/till\"");
        var less = redeem(key(looked), "499");
        assertThat(less.getStatus()).isEqualTo(422);
        assertThat(text(less)).contains("amount-error", "金额应为500.00元", key(looked));
        assertThat(redeem(key(looked), "500.00").getStatus()).isEqualTo(303);
        assertThat(text(redeem(key(looked), "400"))).contains("请看今天的核销").doesNotContain("幂等");
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
    void a_form_sent_again_after_twenty_wrong_codes_is_told_what_came_of_it() throws Exception {
        var key = Ids.newId().toString();
        var done = redeem(key, "10");
        for (var wrong = 0; wrong < 20; wrong++) {
            var looked = send(post("/till/voucher").param("code", VoucherCode.random().grouped()));
            assertThat(looked.getStatus()).isEqualTo(422);
        }
        var late = redeem(Ids.newId().toString(), "10");
        assertThat(late.getStatus()).as("not answered: till.js keeps it").isEqualTo(429);
        assertThat(text(late)).contains("一小时后");
        assertThat(location(redeem(key, "10"))).isNotEmpty().isEqualTo(location(done));
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

    @Test
    void a_photo_of_the_code_does_what_typing_it_does() throws Exception {
        var photo =
                QrPhoto.of("http://localhost/v/" + code.value(), "jpg", 900, 700, 9, 8, Color.GRAY);
        assertThat(text(scan(photo))).contains("500.00元", code.grouped(), "/till/redemptions");
        var nothing = scan("不是图片".getBytes(StandardCharsets.UTF_8));
        assertThat(nothing.getStatus()).isEqualTo(422);
        assertThat(text(nothing)).contains("photo-error", "不是能识别的图片");
        assertThat(text(scan(new byte[0]))).contains("请先拍一张");
    }

    @Test
    void a_hospital_uses_a_card_and_takes_it_back() throws Exception {
        var cards = new GivenCards(application, given);
        var card = cards.issued(cards.released(), TAOCHENG, 50, 1).getFirst();
        assertThat(text(send(post("/till/voucher").param("code", card.grouped()))))
                .contains("没有可以用这张卡的优惠");
        secret = cards.vouchers().place(TAOCHENG, "试验人民医院", "public_hospital");
        assertThat(text(send(post("/till/voucher").param("code", code.grouped()))))
                .contains("不收消费券");
        var looked = text(send(post("/till/voucher").param("code", card.grouped())));
        assertThat(looked).contains("一次优先免费核酸检测", "减50%").doesNotContain("张试一");
        var used = useCard(card, key(looked));
        assertThat(location(useCard(card, key(looked)))).isEqualTo(location(used));
        var receipt = text(send(get(location(used))));
        assertThat(receipt).contains("一次优先免费核酸检测", "已用1次");
        assertThat(text(useCard(card, Ids.newId().toString()))).contains("可用1次，已经用完");
        send(post(location(used) + "/reversal").param("key", key(receipt)));
        assertThat(text(send(get("/till")))).contains("今天用过的优惠", "撤销");
        assertThat(useCard(card, Ids.newId().toString()).getStatus()).isEqualTo(303);
    }

    @Test
    void a_merchant_sees_its_own_statements_and_nobody_elses() throws Exception {
        var own = secret;
        var other = given.till(TAOCHENG, "试验商场");
        redeem(Ids.newId().toString(), "120.50");
        clock.moveTo("2021-02-14T09:00");
        var merchant =
                given.entitlements()
                        .owner()
                        .sql("select merchant_id from voucher.redemption")
                        .query(String.class)
                        .single();
        var finance = given.entitlements().officer(TAOCHENG, Role.FINANCE);
        var statement =
                given.browsing()
                        .send(
                                finance,
                                "/settlements",
                                "merchant",
                                merchant,
                                "submission",
                                Ids.newId().toString());
        var path = "/till/statements/" + statement.id();
        assertThat(text(send(get("/till/statements")))).contains(path, "120.50元");
        assertThat(text(send(get(path)))).contains("120.50元", path + "/file.csv");
        assertThat(send(get(path + "/file.csv")).getStatus()).isEqualTo(200);
        secret = other;
        assertThat(text(send(get("/till/statements")))).doesNotContain(statement.id());
        assertThat(send(get(path)).getStatus()).isEqualTo(404);
        assertThat(send(get(path + "/file.xlsx")).getStatus()).isEqualTo(404);
        secret = own.substring(0, own.length() - 2) + "zz";
        assertThat(text(send(get(path)))).contains("收银密钥").doesNotContain("120.50元");
    }

    private MockHttpServletResponse scan(byte[] photo) throws Exception {
        return send(
                multipart("/till/scan")
                        .file(new MockMultipartFile("photo", "x.jpg", "image/jpeg", photo)));
    }

    private MockHttpServletResponse useCard(VoucherCode card, String key) throws Exception {
        return send(
                post("/till/card-uses")
                        .param("code", card.value())
                        .param("privilege", "1")
                        .param("key", key));
    }

    private MockHttpServletResponse redeem(String key, String amount) throws Exception {
        return send(
                post("/till/redemptions")
                        .param("code", code.grouped())
                        .param("amount", amount)
                        .param("key", key));
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        request.cookie(new Cookie("till", secret)).with(csrf());
        return mvc.perform(request).andReturn().getResponse();
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
