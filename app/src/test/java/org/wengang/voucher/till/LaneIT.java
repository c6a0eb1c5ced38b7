package org.wengang.voucher.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.VoucherCode;

/**
 * The lane of redemptions beside the ordinary way, which a request takes that says what it accepts.
 */
@WengangTest
class LaneIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired MockMvc door;
    GivenVouchers given;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
    }

    private MockHttpServletResponse send(String secret, String body, @Nullable String accept)
            throws Exception {
        var request =
                post("/api/v1/redemptions")
                        .header("Authorization", "Bearer " + secret)
                        .header("Idempotency-Key", Ids.newId().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body);
        return door.perform(accept == null ? request : request.header("Accept", accept))
                .andReturn()
                .getResponse();
    }

    private static String body(VoucherCode code, long amountFen) {
        return "{\"code\":\"%s\",\"amountFen\":%d}".formatted(code.value(), amountFen);
    }

    private static TreeMap<String, String> headers(MockHttpServletResponse response) {
        var all = new TreeMap<String, String>();
        response.getHeaderNames().forEach(name -> all.put(name, response.getHeader(name)));
        all.remove("Content-Length");
        return all;
    }

    @Test
    void it_answers_and_refuses_as_the_ordinary_way_does() throws Exception {
        var codes = given.issued(1, "partial");
        var till = given.till(TAOCHENG, "试验超市");
        for (var body :
                new String[] {
                    body(codes.getFirst(), 100),
                    body(codes.getFirst(), 60_000),
                    body(codes.getFirst(), 0),
                    body(VoucherCode.random(), 100),
                    "{\"code\":\"%s\"}".formatted(codes.getFirst().value()),
                    "{\"code\":7,\"amountFen\":\"x\"}",
                    "{\"code\":",
                    "null",
                    "[]",
                    ""
                }) {
            var lane = send(till, body, null);
            var ordinary = send(till, body, "application/json;q=0.9");
            assertThat(lane.getStatus()).as(body).isEqualTo(ordinary.getStatus());
            assertThat(headers(lane)).as(body).isEqualTo(headers(ordinary));
            assertThat(shape(lane)).as(body).isEqualTo(shape(ordinary));
        }
    }

    /** Without what differs between any two requests. */
    private static String shape(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
                .replaceAll("\"leftFen\":[0-9]+", "left");
    }

    @Test
    void who_may_not_is_told_as_everywhere() throws Exception {
        var code = given.issued(1, "partial").getFirst();
        assertThat(send("wg_000000000000_", body(code, 1), null).getStatus()).isEqualTo(401);
        assertThat(given.entitlements().count("select count(*) from voucher.redemption")).isZero();
    }

    @Test
    void what_the_lane_hands_on_is_counted_once() throws Exception {
        var till = given.till(TAOCHENG, "试验超市");
        for (var request = 1; request <= 100; request++) {
            assertThat(send(till, "{", null).getStatus()).as("request %d", request).isEqualTo(400);
        }
        assertThat(send(till, "{", null).getStatus()).isEqualTo(429);
    }
}
