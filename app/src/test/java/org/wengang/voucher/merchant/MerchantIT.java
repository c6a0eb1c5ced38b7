package org.wengang.voucher.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.GivenVouchers;

@WengangTest
class MerchantIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenVouchers given;
    Officer caseworker;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
        caseworker = given.entitlements().officer(TAOCHENG, Role.CASEWORKER);
    }

    @Test
    void the_secret_is_shown_once_and_the_same_form_lists_once() {
        var submission = Ids.newId().toString();
        assertThat(list("试验超市", "91350100M000100Y43", submission).body()).contains("wg_");
        var again = list("试验超市", "91350100M000100Y43", submission);
        assertThat(again.status()).isEqualTo(303);
        assertThat(given.browsing().open(caseworker, again.location()).body())
                .contains("试验超市", "参加中")
                .doesNotContain("wg_");
        assertThat(list("试验超市", "91350100M000100Y43", Ids.newId().toString()).status())
                .isEqualTo(409);
        assertThat(given.entitlements().count("select count(*) from voucher.merchant"))
                .isEqualTo(1);
        assertThat(given.entitlements().count("select count(*) from security.api_client"))
                .isEqualTo(1);
    }

    @Test
    void a_mistyped_credit_code_and_a_day_too_far_are_told_beside_their_fields() {
        var answer = list("试验超市", "91350100M000100Y44", Ids.newId().toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("uscc-error").doesNotContain("wg_");
    }

    @Test
    void another_county_neither_sees_nor_closes_it() {
        given.till(TAOCHENG, "试验超市");
        var merchant =
                given.entitlements()
                        .owner()
                        .sql("select merchant_id from voucher.merchant")
                        .query(String.class)
                        .single();
        for (var office : List.of(LUQUAN, JIZHOU)) {
            var other = given.entitlements().officer(office, Role.values());
            assertThat(given.browsing().open(other, "/merchants").body()).doesNotContain("试验超市");
            assertThat(given.browsing().send(other, "/merchants/" + merchant + "/closing").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void limits_are_saved_as_the_page_fills_them_in() {
        given.till(TAOCHENG, "试验超市");
        var merchant =
                given.entitlements()
                        .owner()
                        .sql("select merchant_id from voucher.merchant")
                        .query(String.class)
                        .single();
        var path = "/merchants/" + merchant;
        var saved = given.browsing().send(caseworker, path + "/limits", "mostADay", "1000.5");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(given.browsing().open(caseworker, path).body())
                .contains("name=\"mostADay\"", "value=\"1000.50\"");
    }

    private Seen list(String name, String uscc, String submission) {
        return given.browsing()
                .send(
                        caseworker,
                        "/merchants",
                        "name",
                        name,
                        "uscc",
                        uscc,
                        "address",
                        "试验路1号",
                        "kind",
                        "shop",
                        "firstDay",
                        "2021-02-05",
                        "lastDay",
                        "2021-03-31",
                        "submission",
                        submission);
    }
}
