package org.wengang.voucher.holder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.VoucherCode;

@WengangTest
class HolderIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    VoucherCode code;
    Browsing anybody;

    @BeforeEach
    void a_voucher() {
        code = new GivenVouchers(application, clock).issued(1, "partial").getFirst();
        anybody = new Browsing(application);
    }

    @Test
    void whoever_knows_the_code_sees_what_is_left_and_no_name() {
        var seen = anybody.open("/v/" + code.grouped().toLowerCase());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("500.00元", "2021年3月8日", code.grouped(), "桃城区", "<path d=\"M")
                .doesNotContain("张试", "张**");
    }

    @Test
    void it_can_be_used_on_its_last_day_and_not_the_day_after() {
        clock.moveTo("2021-03-08T23:59");
        assertThat(anybody.open("/v/" + code.value()).body()).contains("可以使用，余额500.00元");
        clock.moveTo("2021-03-09T00:00");
        assertThat(anybody.open("/v/" + code.value()).body())
                .contains("已经过期")
                .doesNotContain("出示二维码", "wg-qr");
    }

    @Test
    void a_typed_code_leads_to_its_voucher_and_a_mistyped_one_is_told_at_once() {
        assertThat(anybody.open("/v?code=" + code.grouped()).location())
                .isEqualTo("/v/" + code.value());
        assertThat(anybody.open("/v?code=K7QM-2XPA").status()).isEqualTo(422);
        assertThat(anybody.open("/v").status()).isEqualTo(200);
        var none = anybody.open("/v/" + VoucherCode.random().value());
        assertThat(none.body()).contains("核对券码", "action=\"/v\"", "code-error");
    }

    @Test
    void guessing_is_slowed_down_and_keeps_nobody_else_out() {
        for (var guess = 0; guess < 20; guess++) {
            assertThat(anybody.open("/v/" + VoucherCode.random().value()).status()).isEqualTo(404);
        }
        assertThat(anybody.open("/v/" + code.value()).status()).isEqualTo(429);
        assertThat(new Browsing(application).open("/v/" + code.value()).status()).isEqualTo(200);
    }
}
