package org.wengang.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.security.Right.IMPORTS_READ;
import static org.wengang.security.Right.IMPORTS_WRITE;
import static org.wengang.security.Right.REFERENCE_READ;
import static org.wengang.security.Right.WORKERS_NAMES;
import static org.wengang.security.Right.WORKERS_READ;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Role;
import org.wengang.web.description.ApiDescription;

/** What a program is told, how much at once and how often. */
@WengangTest
class ClientAnswersIT {

    @Autowired MockMvc door;
    @Autowired TestClock clock;
    @Autowired ApplicationContext context;

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private GivenClients given;

    @BeforeEach
    void an_administrator() {
        given = new GivenClients(context);
    }

    @Test
    void names_and_the_ends_of_numbers_are_told_with_their_right_alone() throws Exception {
        given.people();
        var worker =
                owner.sql("select worker_id from registry.worker").query(String.class).single();
        var masked = given.client("统计系统", WORKERS_READ).secret().token();
        for (var path : new String[] {"/api/v1/workers", "/api/v1/workers/" + worker}) {
            assertThat(given.open(masked, path).getContentAsString())
                    .contains("\"name\":\"张**\"", "\"maskedId\":null")
                    .doesNotContain("张试一", "****0001", GivenRoster.id(1).substring(14), ".xlsx");
        }
        assertThat(given.open(masked, "/api/v1/workers?q=张试一").getStatus()).isEqualTo(403);
        var clear = given.client("社保系统", WORKERS_READ, WORKERS_NAMES).secret().token();
        assertThat(given.open(clear, "/api/v1/workers?q=张试一").getContentAsString())
                .contains("张试一", GivenRoster.id(1).substring(14))
                .doesNotContain(GivenRoster.id(1));
        assertThat(given.open(clear, "/api/v1/workers/" + worker).getContentAsString())
                .contains("张试一", "138****0001", ".xlsx");
    }

    @Test
    void pages_are_as_long_as_asked_for() throws Exception {
        var token = given.client("社保系统", REFERENCE_READ).secret().token();
        assertThat(given.open(token, "/api/v1/measures?limit=3").getContentAsString())
                .containsOnlyOnce("\"next\"")
                .satisfies(body -> assertThat(body.split("\"code\"", -1)).hasSize(4));
        assertThat(given.open(token, "/api/v1/measures?limit=0").getStatus()).isEqualTo(422);
        assertThat(given.open(token, "/api/v1/measures?limit=501").getStatus()).isEqualTo(422);
        assertThat(given.open(token, "/api/v1/measures?after=nothing").getStatus()).isEqualTo(404);
    }

    @Test
    void what_it_does_is_written_down_under_its_name() throws Exception {
        var opened = given.client("社保系统", IMPORTS_WRITE);
        var file =
                new MockMultipartFile(
                        "file",
                        "名册.xlsx",
                        null,
                        GivenRoster.with("姓名", "证件号码").row("张试一", GivenRoster.id(1)).xlsx());
        var answer =
                door.perform(
                                GivenClients.with(
                                        opened.secret().token(),
                                        multipart("/api/v1/imports").file(file)))
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
        var token = given.client("社保系统", IMPORTS_READ).secret().token();
        var caseworker = given.desk().officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        var batch =
                given.desk()
                        .bring(
                                caseworker,
                                GivenRoster.with("姓名", "证件号码", "颜色")
                                        .row("张试一", GivenRoster.id(1), "")
                                        .row("李试二", "1301", ""));
        var described = ApiDescription.served();
        var one = given.open(token, "/api/v1/imports/" + batch.id()).getContentAsString();
        assertThat(one).contains("\"refused\":1", "颜色");
        assertThat(described.faults("GET /api/v1/imports/{id}", 200, one)).isEmpty();
        var refusals =
                given.open(token, "/api/v1/imports/" + batch.id() + "/refusals")
                        .getContentAsString();
        assertThat(refusals).contains("\"number\":3", "\"next\":null").doesNotContain("李试二");
        assertThat(described.faults("GET /api/v1/imports/{id}/refusals", 200, refusals)).isEmpty();
    }

    @Test
    void too_many_requests_wait_and_then_go_on() throws Exception {
        var token = given.client("社保系统", REFERENCE_READ).secret().token();
        var other = given.client("另一系统", REFERENCE_READ).secret().token();
        MockHttpServletResponse answer;
        var asked = 0;
        do {
            answer = given.open(token, "/api/v1/policies");
            asked++;
        } while (answer.getStatus() == 200 && asked < 1000);
        assertThat(asked).isEqualTo(101);
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"code\":\"security-too-many-requests\"");
        assertThat(given.open(other, "/api/v1/policies").getStatus()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(given.open(token, "/api/v1/policies").getStatus()).isEqualTo(200);
    }

    @Test
    void wrong_secrets_are_held_back_and_a_right_one_never_is() throws Exception {
        var token = given.client("社保系统", REFERENCE_READ).secret().token();
        MockHttpServletResponse answer;
        var asked = 0;
        do {
            answer = given.openFrom("10.9.9.9", ClientSecret.random().token());
            asked++;
        } while (answer.getStatus() == 401 && asked < 1000);
        assertThat(asked).isEqualTo(61);
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentAsString()).contains("\"code\":\"security-too-many-tries\"");
        assertThat(given.openFrom("10.9.9.9", token).getStatus()).isEqualTo(200);
        assertThat(given.openFrom("10.9.9.8", ClientSecret.random().token()).getStatus())
                .isEqualTo(401);
        var account =
                get("/api/v1/policies")
                        .remoteAddress("10.9.9.9")
                        .with(httpBasic("luquan-guanli", RosterDesk.PASSWORD));
        // passwords are counted apart: a program with a dead secret keeps no officer out
        assertThat(status(account)).isEqualTo(200);
        for (int guess = 0; guess < 60; guess++) {
            assertThat(status(wrong(guess))).isEqualTo(401);
        }
        assertThat(status(wrong(60))).isEqualTo(429);
        assertThat(status(account)).isEqualTo(429);
        var form =
                post("/sign-in")
                        .remoteAddress("10.9.9.9")
                        .with(csrf())
                        .param("username", "luquan-guanli")
                        .param("password", RosterDesk.PASSWORD);
        assertThat(door.perform(form).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo("/sign-in?busy");
        clock.pass(Duration.ofSeconds(2));
        assertThat(status(account)).isEqualTo(200);
    }

    private static AbstractMockHttpServletRequestBuilder<?> wrong(int guess) {
        return get("/api/v1/policies")
                .remoteAddress("10.9.9.9")
                .with(httpBasic("nobody-" + guess, "wrong"));
    }

    private int status(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return door.perform(request).andReturn().getResponse().getStatus();
    }
}
