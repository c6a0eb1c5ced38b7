package org.wengang.security.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.SHIJIAZHUANG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Requests with a key, sent once, twice, and with something else. */
@WengangTest
class OnceIT {

    private static final String KEY = "a8098c1a-f86e-11da-bd1a-00112444be1e";
    private static final String FIVE = "{\"fen\": 50000, \"document\": \"冀财社〔2021〕3号\"}";
    private static final String SIX = "{\"fen\": 60000, \"document\": \"冀财社〔2021〕3号\"}";

    private final MockMvc door;
    private final TestClock clock;
    private final GivenEntitlements given;

    private Officer finance;
    private UUID policy;

    @Autowired
    OnceIT(MockMvc door, TestClock clock, ApplicationContext context) {
        this.door = door;
        this.clock = clock;
        this.given = new GivenEntitlements(context);
    }

    @BeforeEach
    void a_budget() {
        finance = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("1000.00");
        given.workers(LUQUAN, 1, 1);
        given.determine(given.officer(LUQUAN, Role.CASEWORKER), policy);
    }

    @Test
    void the_same_request_twice_is_answered_alike_and_done_once() throws Exception {
        var first = send(finance, KEY, FIVE);
        assertThat(first.getStatus()).isEqualTo(202);
        assertThat(first.getHeader("Idempotency-Replayed")).isNull();
        var second = send(finance, KEY, FIVE);
        assertThat(second.getStatus()).isEqualTo(202);
        assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        assertThat(second.getContentType()).isEqualTo(first.getContentType());
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void a_key_used_for_something_else_or_by_somebody_else_is_a_conflict() throws Exception {
        send(finance, KEY, FIVE);
        var colleague = given.officer(LUQUAN, Role.FINANCE);
        var city = given.officer(SHIJIAZHUANG, Role.FINANCE);
        for (var answer :
                List.of(
                        send(finance, KEY, SIX),
                        send(colleague, KEY, FIVE),
                        send(city, KEY, FIVE))) {
            assertThat(answer.getStatus()).isEqualTo(409);
            assertThat(answer.getContentAsString()).contains("security-key-used");
        }
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void a_try_that_was_refused_does_not_poison_the_corrected_one() throws Exception {
        assertThat(send(finance, KEY, "{\"fen\": 0, \"document\": \"\"}").getStatus())
                .isEqualTo(422);
        assertThat(send(finance, KEY, "no json").getStatus()).isEqualTo(400);
        assertThat(send(finance, KEY, FIVE).getStatus()).isEqualTo(202);
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void ten_at_once_with_one_key_are_one() throws Exception {
        var answers = new ArrayList<Future<MockHttpServletResponse>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int click = 0; click < 10; click++) {
                answers.add(executor.submit(() -> send(finance, KEY, FIVE)));
            }
        }
        var bodies = new HashSet<String>();
        for (var answer : answers) {
            assertThat(answer.get().getStatus()).isEqualTo(202);
            bodies.add(answer.get().getContentAsString());
        }
        assertThat(bodies).hasSize(1);
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void a_key_has_its_form_and_money_does_not_move_without_one() throws Exception {
        for (var wrong : List.of("short", "k".repeat(201), "with blank", "中文中文中文中文")) {
            assertThat(send(finance, wrong, FIVE).getStatus()).as(wrong).isEqualTo(422);
        }
        assertThat(send(finance, "", FIVE).getStatus()).isEqualTo(422);
        assertThat(send(finance, KEY, FIVE + " ".repeat(1 << 20)).getStatus()).isEqualTo(413);
        assertThat(done()).isZero();
    }

    @Test
    void keys_are_remembered_for_thirty_days_and_answers_are_kept_sealed() throws Exception {
        send(finance, KEY, FIVE);
        assertThat(
                        given.count(
                                "select count(*) from security.kept_answer where"
                                        + " position('document'::bytea in body_sealed) = 0"))
                .isOne();
        clock.pass(Duration.ofDays(31));
        send(finance, KEY + "2", SIX);
        assertThat(given.count("select count(*) from security.kept_answer")).isOne();
        // the appropriation knows its key itself
        assertThat(send(finance, KEY, FIVE).getStatus()).isEqualTo(202);
        assertThat(done()).isEqualTo(2);
    }

    private MockHttpServletResponse send(Officer officer, String key, String body)
            throws Exception {
        var request =
                post("/api/v1/budgets/" + policy + "/appropriations")
                        .with(
                                authentication(
                                        UsernamePasswordAuthenticationToken.authenticated(
                                                officer, null, List.of())))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body);
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return door.perform(request).andReturn().getResponse();
    }

    private long done() {
        return given.count("select count(*) from entitlement.appropriation");
    }
}
