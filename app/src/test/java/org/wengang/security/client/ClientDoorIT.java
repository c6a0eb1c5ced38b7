package org.wengang.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.security.Right.DECISIONS_READ;
import static org.wengang.security.Right.IMPORTS_READ;
import static org.wengang.security.Right.IMPORTS_WRITE;
import static org.wengang.security.Right.LEDGERS_READ;
import static org.wengang.security.Right.REFERENCE_READ;
import static org.wengang.security.Right.WORKERS_NAMES;
import static org.wengang.security.Right.WORKERS_READ;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.security.Role;
import org.wengang.web.description.ApiDescription;

/** What a program may ask with its secret, and what not. */
@WengangTest
@ExtendWith(OutputCaptureExtension.class)
class ClientDoorIT {

    private static final LocalDate LAST_DAY = LocalDate.of(2021, 6, 30);

    @Autowired Clients clients;
    @Autowired MockMvc door;
    @Autowired TestClock clock;
    @Autowired ApplicationContext context;

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private RosterDesk desk;
    private Officer administrator;

    @BeforeEach
    void an_administrator() {
        desk = new RosterDesk(context);
        administrator = desk.officer(RosterDesk.LUQUAN, "luquan-guanli", Role.ADMINISTRATOR);
    }

    @Test
    void a_program_reads_what_is_its_offices_and_its_right() throws Exception {
        people();
        var token = client("社保系统", WORKERS_READ).secret().token();
        assertThat(open(token, "/api/v1/workers").getContentAsString()).contains("\"count\":1");
        var refused = open(token, "/api/v1/stays");
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString())
                .contains("\"code\":\"security-right-missing\"", "ledgers:read");
        assertThat(open(token, "/api/v1/determinations").getStatus()).isEqualTo(403);
        assertThat(open(token, "/api/v1/nothing").getStatus()).isEqualTo(404);
    }

    @Test
    void each_reading_right_opens_what_it_names() throws Exception {
        for (var right : Right.values()) {
            if (right.code().endsWith(":read")) {
                var token = client("系统 " + right.code(), right).secret().token();
                var path =
                        switch (right) {
                            case REFERENCE_READ -> "policies";
                            case LEDGERS_READ -> "employers";
                            case DECISIONS_READ -> "determinations";
                            default -> right.code().substring(0, right.code().indexOf(':'));
                        };
                assertThat(open(token, "/api/v1/" + path).getStatus())
                        .as(right.code())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void names_and_the_ends_of_numbers_are_told_with_their_right_alone() throws Exception {
        people();
        var worker =
                owner.sql("select worker_id from registry.worker").query(String.class).single();
        var masked = client("统计系统", WORKERS_READ).secret().token();
        for (var path : new String[] {"/api/v1/workers", "/api/v1/workers/" + worker}) {
            assertThat(open(masked, path).getContentAsString())
                    .contains("\"name\":\"张**\",\"maskedId\":null")
                    .doesNotContain("张试一", "****0001", GivenRoster.id(1).substring(14));
        }
        assertThat(open(masked, "/api/v1/workers?q=张试一").getStatus()).isEqualTo(403);
        var clear = client("社保系统", WORKERS_READ, WORKERS_NAMES).secret().token();
        assertThat(open(clear, "/api/v1/workers?q=张试一").getContentAsString())
                .contains("张试一", GivenRoster.id(1).substring(14))
                .doesNotContain(GivenRoster.id(1));
        assertThat(open(clear, "/api/v1/workers/" + worker).getContentAsString())
                .contains("张试一", "138****0001");
    }

    @Test
    void pages_are_as_long_as_asked_for() throws Exception {
        var token = client("社保系统", REFERENCE_READ).secret().token();
        assertThat(open(token, "/api/v1/measures?limit=3").getContentAsString())
                .containsOnlyOnce("\"next\"")
                .satisfies(body -> assertThat(body.split("\"code\"", -1)).hasSize(4));
        assertThat(open(token, "/api/v1/measures?limit=0").getStatus()).isEqualTo(422);
        assertThat(open(token, "/api/v1/measures?limit=501").getStatus()).isEqualTo(422);
        assertThat(open(token, "/api/v1/measures?after=nothing").getStatus()).isEqualTo(404);
    }

    @Test
    void the_next_office_has_nothing_for_it() throws Exception {
        people();
        var yuhua = desk.officer(RosterDesk.YUHUA, "yuhua-guanli", Role.ADMINISTRATOR);
        var token = open(yuhua, "社保系统", LAST_DAY, WORKERS_READ).secret().token();
        assertThat(open(token, "/api/v1/workers").getContentAsString())
                .contains("\"count\":0")
                .doesNotContain("张");
        var worker = owner.sql("select worker_id from registry.worker").query(String.class);
        assertThat(open(token, "/api/v1/workers/" + worker.single()).getStatus()).isEqualTo(404);
    }

    @Test
    void a_wrong_secret_is_let_in_nowhere() throws Exception {
        var token = client("社保系统", WORKERS_READ).secret().token();
        for (var wrong :
                new String[] {
                    "",
                    "wg_",
                    token.substring(0, token.length() - 1),
                    token + "A",
                    token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BA" : "AA"),
                    ClientSecret.random().token()
                }) {
            var answer = open(wrong, "/api/v1/workers");
            assertThat(answer.getStatus()).as(wrong).isEqualTo(401);
            assertThat(answer.getHeaders("WWW-Authenticate")).contains("Bearer realm=\"Wengang\"");
        }
    }

    @Test
    void it_gets_in_on_its_last_day_and_not_the_day_after() throws Exception {
        var token = open(administrator, "社保系统", LAST_DAY, WORKERS_READ).secret().token();
        clock.moveTo("2021-06-30T23:59");
        assertThat(open(token, "/api/v1/workers").getStatus()).isEqualTo(200);
        clock.moveTo("2021-07-01T00:00");
        assertThat(open(token, "/api/v1/workers").getStatus()).isEqualTo(401);
    }

    @Test
    void a_new_secret_goes_beside_the_former_one_for_a_week() throws Exception {
        var first = client("社保系统", WORKERS_READ);
        var second = renew(first.client(), Clients.DAYS_BESIDE);
        assertThat(open(first.secret().token(), "/api/v1/workers").getStatus()).isEqualTo(200);
        assertThat(open(second.secret().token(), "/api/v1/workers").getStatus()).isEqualTo(200);
        clock.pass(Duration.ofDays(8));
        assertThat(open(first.secret().token(), "/api/v1/workers").getStatus()).isEqualTo(401);
        assertThat(open(second.secret().token(), "/api/v1/workers").getStatus()).isEqualTo(200);
    }

    @Test
    void a_secret_that_leaked_ends_at_once() throws Exception {
        var first = client("社保系统", WORKERS_READ);
        var second = renew(first.client(), 0);
        assertThat(open(first.secret().token(), "/api/v1/workers").getStatus()).isEqualTo(401);
        assertThat(open(second.secret().token(), "/api/v1/workers").getStatus()).isEqualTo(200);
    }

    @Test
    void a_disabled_one_is_out_at_once() throws Exception {
        var opened = client("社保系统", WORKERS_READ);
        as(
                administrator,
                () -> {
                    clients.disable(administrator, opened.client().id(), 0);
                    return true;
                });
        assertThat(open(opened.secret().token(), "/api/v1/workers").getStatus()).isEqualTo(401);
    }

    @Test
    void what_it_does_is_written_down_under_its_name() throws Exception {
        var opened = client("社保系统", IMPORTS_WRITE);
        var file =
                new MockMultipartFile(
                        "file",
                        "名册.xlsx",
                        null,
                        GivenRoster.with("姓名", "证件号码").row("张试一", GivenRoster.id(1)).xlsx());
        var answer =
                door.perform(with(opened.secret().token(), multipart("/api/v1/imports").file(file)))
                        .andReturn()
                        .getResponse();
        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(
                        owner.sql(
                                        """
                                        select actor_name
                                          from security.audit_entry
                                         where actor = :client\
                                        """)
                                .param("client", opened.client().id())
                                .query(String.class)
                                .list())
                .isNotEmpty()
                .containsOnly("社保系统");
        assertThat(
                        owner.sql("select last_used_on from security.api_client")
                                .query(LocalDate.class)
                                .single())
                .isEqualTo("2021-02-05");
    }

    @Test
    void an_import_and_its_refused_rows_are_as_described() throws Exception {
        var token = client("社保系统", IMPORTS_READ).secret().token();
        var caseworker = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        var batch =
                desk.bring(
                        caseworker,
                        GivenRoster.with("姓名", "证件号码", "颜色")
                                .row("张试一", GivenRoster.id(1), "")
                                .row("李试二", "1301", ""));
        var described = ApiDescription.served();
        var one = open(token, "/api/v1/imports/" + batch.id()).getContentAsString();
        assertThat(one).contains("\"refused\":1", "颜色");
        assertThat(described.faults("GET /api/v1/imports/{id}", 200, one)).isEmpty();
        var refusals =
                open(token, "/api/v1/imports/" + batch.id() + "/refusals").getContentAsString();
        assertThat(refusals).contains("\"number\":3", "\"next\":null").doesNotContain("李试二");
        assertThat(described.faults("GET /api/v1/imports/{id}/refusals", 200, refusals)).isEmpty();
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
        var secret = client("社保系统", REFERENCE_READ).secret();
        open(secret.token(), "/api/v1/policies");
        open(secret.token() + "x", "/api/v1/policies");
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

    @Test
    void too_many_requests_wait_and_then_go_on() throws Exception {
        var token = client("社保系统", REFERENCE_READ).secret().token();
        var other = client("另一系统", REFERENCE_READ).secret().token();
        MockHttpServletResponse answer;
        var asked = 0;
        do {
            answer = open(token, "/api/v1/policies");
            asked++;
        } while (answer.getStatus() == 200 && asked < 1000);
        assertThat(asked).isEqualTo(101);
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"code\":\"security-too-many-requests\"");
        assertThat(open(other, "/api/v1/policies").getStatus()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(open(token, "/api/v1/policies").getStatus()).isEqualTo(200);
    }

    @Test
    void wrong_secrets_are_held_back_and_a_right_one_never_is() throws Exception {
        var token = client("社保系统", REFERENCE_READ).secret().token();
        MockHttpServletResponse answer;
        var asked = 0;
        do {
            answer = openFrom("10.9.9.9", ClientSecret.random().token());
            asked++;
        } while (answer.getStatus() == 401 && asked < 1000);
        assertThat(asked).isEqualTo(61);
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentAsString()).contains("\"code\":\"security-too-many-tries\"");
        assertThat(openFrom("10.9.9.9", token).getStatus()).isEqualTo(200);
        assertThat(openFrom("10.9.9.8", ClientSecret.random().token()).getStatus()).isEqualTo(401);
        var account =
                get("/api/v1/policies")
                        .remoteAddress("10.9.9.9")
                        .with(httpBasic("luquan-guanli", RosterDesk.PASSWORD));
        assertThat(door.perform(account).andReturn().getResponse().getStatus()).isEqualTo(429);
        var form =
                post("/sign-in")
                        .remoteAddress("10.9.9.9")
                        .with(csrf())
                        .param("username", "luquan-guanli")
                        .param("password", RosterDesk.PASSWORD);
        assertThat(door.perform(form).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo("/sign-in?busy");
        clock.pass(Duration.ofSeconds(2));
        assertThat(door.perform(account).andReturn().getResponse().getStatus()).isEqualTo(200);
    }

    private void people() {
        var caseworker = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(
                caseworker,
                GivenRoster.with("姓名", "证件号码", "手机号码")
                        .row("张试一", GivenRoster.id(1), "13800000001"));
    }

    private Clients.Opened client(String name, Right... rights) {
        return open(administrator, name, LAST_DAY, rights);
    }

    private Clients.Opened open(Officer officer, String name, LocalDate until, Right... rights) {
        return as(officer, () -> clients.open(officer, name, Set.of(rights), until));
    }

    private Clients.Opened renew(ApiClient client, int daysBeside) {
        return as(
                administrator,
                () -> clients.renew(administrator, client.id(), client.version(), daysBeside));
    }

    private MockHttpServletResponse open(String token, String path) throws Exception {
        return door.perform(with(token, get(path))).andReturn().getResponse();
    }

    private MockHttpServletResponse openFrom(String address, String token) throws Exception {
        return door.perform(with(token, get("/api/v1/policies").remoteAddress(address)))
                .andReturn()
                .getResponse();
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B with(
            String token, B request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static <T> T as(Officer officer, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scope.within(officer.org(), officer.id()).call(work);
    }
}
