package org.wengang.voucher;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.wengang.kernel.Ids;

/** A merchant's program at the door of {@code /api/v1}. */
public final class Program {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final MockMvc door;
    private final String secret;

    public Program(ApplicationContext application, String secret) {
        this.door = application.getBean(MockMvc.class);
        this.secret = secret;
    }

    /** What came back. */
    public record Answered(int status, String body) {

        public String id() {
            var id = ID.matcher(body);
            return id.find() ? id.group(1) : "";
        }
    }

    public Answered redeem(VoucherCode code, long amountFen) {
        return redeem(Ids.newId(), code, amountFen);
    }

    public Answered redeem(UUID key, VoucherCode code, long amountFen) {
        return send(
                post("/api/v1/redemptions")
                        .header("Idempotency-Key", key.toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"code\":\"%s\",\"amountFen\":%d}"
                                        .formatted(code.grouped(), amountFen)));
    }

    public Answered useCard(VoucherCode code, int privilege) {
        return useCard(Ids.newId(), code, privilege);
    }

    public Answered useCard(UUID key, VoucherCode code, int privilege) {
        return send(
                post("/api/v1/card-uses")
                        .header("Idempotency-Key", key.toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"code\":\"%s\",\"privilege\":%d}"
                                        .formatted(code.grouped(), privilege)));
    }

    public Answered reverseUse(UUID key, String use) {
        return send(
                post("/api/v1/card-uses/" + use + "/reversal")
                        .header("Idempotency-Key", key.toString()));
    }

    public Answered reverse(UUID key, String redemption) {
        return send(
                post("/api/v1/redemptions/" + redemption + "/reversal")
                        .header("Idempotency-Key", key.toString()));
    }

    public Answered send(MockHttpServletRequestBuilder request) {
        try {
            var response =
                    door.perform(request.header("Authorization", "Bearer " + secret))
                            .andReturn()
                            .getResponse();
            return new Answered(
                    response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
