package org.wengang.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.security.Right.DECISIONS_READ;
import static org.wengang.security.Right.FIGURES_READ;
import static org.wengang.security.Right.LEDGERS_READ;
import static org.wengang.security.Right.REFERENCE_READ;
import static org.wengang.security.Right.WORKERS_READ;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Right;
import org.wengang.security.Role;

/** Who is let in with a secret, to what, and until when. */
@WengangTest
@ExtendWith(OutputCaptureExtension.class)
class ClientDoorIT {

    private static final LocalDate LAST_DAY = GivenClients.LAST_DAY;

    @Autowired Clients clients;
    @Autowired TestClock clock;
    @Autowired ApplicationContext context;

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private GivenClients given;

    @BeforeEach
    void an_administrator() {
        given = new GivenClients(context);
    }

    @Test
    void a_program_reads_what_is_its_offices_and_its_right() throws Exception {
        given.people();
        var token = given.client("社保系统", WORKERS_READ).secret().token();
        assertThat(given.open(token, "/api/v1/workers").getContentAsString())
                .contains("\"count\":1");
        var refused = given.open(token, "/api/v1/stays");
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString())
                .contains("\"code\":\"security-right-missing\"", "ledgers:read");
        assertThat(given.open(token, "/api/v1/determinations").getStatus()).isEqualTo(403);
        assertThat(given.open(token, "/api/v1/nothing").getStatus()).isEqualTo(404);
    }

    @Test
    void each_reading_right_opens_what_it_names() throws Exception {
        for (var right : Right.values()) {
            if (right.code().endsWith(":read")) {
                var token = given.client("系统 " + right.code(), right).secret().token();
                var path =
                        switch (right) {
                            case REFERENCE_READ -> "policies";
                            case LEDGERS_READ -> "employers";
                            case DECISIONS_READ -> "determinations";
                            case FIGURES_READ -> "bulletins/stays?from=2021-02-01&to=2021-02-20";
                            default -> right.code().substring(0, right.code().indexOf(':'));
                        };
                assertThat(given.open(token, "/api/v1/" + path).getStatus())
                        .as(right.code())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void the_next_office_has_nothing_for_it() throws Exception {
        given.people();
        var yuhua = given.desk().officer(RosterDesk.YUHUA, "yuhua-guanli", Role.ADMINISTRATOR);
        var token = given.open(yuhua, "社保系统", LAST_DAY, WORKERS_READ).secret().token();
        assertThat(given.open(token, "/api/v1/workers").getContentAsString())
                .contains("\"count\":0")
                .doesNotContain("张");
        var worker = owner.sql("select worker_id from registry.worker").query(String.class);
        assertThat(given.open(token, "/api/v1/workers/" + worker.single()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_wrong_secret_is_let_in_nowhere() throws Exception {
        var token = given.client("社保系统", WORKERS_READ).secret().token();
        for (var wrong :
                new String[] {
                    "",
                    "wg_",
                    token.substring(0, token.length() - 1),
                    token + "A",
                    token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BA" : "AA"),
                    ClientSecret.random().token()
                }) {
            var answer = given.open(wrong, "/api/v1/workers");
            assertThat(answer.getStatus()).as(wrong).isEqualTo(401);
            assertThat(answer.getHeaders("WWW-Authenticate")).contains("Bearer realm=\"Wengang\"");
        }
    }

    @Test
    void it_gets_in_on_its_last_day_and_not_the_day_after() throws Exception {
        var token =
                given.open(given.administrator(), "社保系统", LAST_DAY, WORKERS_READ).secret().token();
        clock.moveTo("2021-06-30T23:59");
        assertThat(given.open(token, "/api/v1/workers").getStatus()).isEqualTo(200);
        clock.moveTo("2021-07-01T00:00");
        assertThat(given.open(token, "/api/v1/workers").getStatus()).isEqualTo(401);
    }

    @Test
    void a_new_secret_goes_beside_the_former_one_for_a_week() throws Exception {
        var first = given.client("社保系统", WORKERS_READ);
        var second = given.renew(first.client(), Clients.DAYS_BESIDE);
        assertThat(given.open(first.secret().token(), "/api/v1/workers").getStatus())
                .isEqualTo(200);
        assertThat(given.open(second.secret().token(), "/api/v1/workers").getStatus())
                .isEqualTo(200);
        clock.pass(Duration.ofDays(8));
        assertThat(given.open(first.secret().token(), "/api/v1/workers").getStatus())
                .isEqualTo(401);
        assertThat(given.open(second.secret().token(), "/api/v1/workers").getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_secret_that_leaked_ends_at_once() throws Exception {
        var first = given.client("社保系统", WORKERS_READ);
        var second = given.renew(first.client(), 0);
        assertThat(given.open(first.secret().token(), "/api/v1/workers").getStatus())
                .isEqualTo(401);
        assertThat(given.open(second.secret().token(), "/api/v1/workers").getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_disabled_one_is_out_at_once_and_its_name_is_free() throws Exception {
        var opened = given.client("社保系统", WORKERS_READ);
        GivenClients.as(
                given.administrator(),
                () -> {
                    clients.disable(given.administrator(), opened.client().id(), 0);
                    return true;
                });
        assertThat(given.open(opened.secret().token(), "/api/v1/workers").getStatus())
                .isEqualTo(401);
        var next = given.client("社保系统", WORKERS_READ).secret().token();
        assertThat(given.open(next, "/api/v1/workers").getStatus()).isEqualTo(200);
    }

    @Test
    void whoever_is_not_let_in_is_told_as_programs_are() throws Exception {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        try (var visitor = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + port + "/api/v1/workers"))
                            .header("Authorization", "Bearer wg_nothing")
                            .build();
            var answer = visitor.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"web-not-signed-in\"");
        }
    }

    @Test
    void the_secret_is_neither_kept_nor_logged(CapturedOutput output) throws Exception {
        var secret = given.client("社保系统", REFERENCE_READ).secret();
        given.open(secret.token(), "/api/v1/policies");
        given.open(secret.token() + "x", "/api/v1/policies");
        var kept =
                owner.sql(
                                """
                                select string_agg(row_to_json(s)::text, ' ')
                                  from security.api_secret s\
                                """)
                        .query(String.class)
                        .single();
        assertThat(kept)
                .contains(secret.key())
                .doesNotContain(secret.rest())
                .doesNotContain(HexFormat.of().formatHex(secret.rest().getBytes()));
        var audited =
                owner.sql("select string_agg(subject || detail, ' ') from security.audit_entry")
                        .query(String.class)
                        .single();
        assertThat(audited).doesNotContain(secret.rest());
        assertThat(output).doesNotContain(secret.rest());
        assertThat(secret.toString()).doesNotContain(secret.rest());
    }
}
