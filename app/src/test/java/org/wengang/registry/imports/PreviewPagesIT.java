package org.wengang.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.GivenRoster.people;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.GivenRoster;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Waiting imports as officers and other systems see them. */
@WengangTest
class PreviewPagesIT {

    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    private final MockMvc pages;
    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    PreviewPagesIT(MockMvc pages, ApplicationContext context) {
        this.pages = pages;
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void the_page_says_what_would_be_recorded_and_what_would_change() throws Exception {
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "户籍所在地", "单位类型", "留岗开始日期")
                        .row("张试一", id(1), "河北省保定市", "国有企业", "2021-02-01"));
        var path =
                uploaded(
                        GivenRoster.with("姓名", "证件号码", "户籍所在地", "单位类型", "留岗开始日期", "颜色")
                                .row("张试一", id(1), "河北省衡水市", "私营企业", "2021-02-02", "红")
                                .row("李试二", id(2), null, null, null, "红")
                                .row("王试三", "1301", null, null, null, "红")
                                .xlsx());
        assertThat(text(open(officer, path)))
                .contains("待确认", "1 行是还没有登记的", "1 行会改变已登记的内容", "1 行有错，不登记")
                .contains("户籍所在地：河北省保定市（130600） → 河北省衡水市（131100）")
                .contains("单位类型：国有企业 → 私营企业", "2021年2月1日 → 2021年2月2日")
                .contains("证件号码：应为 18 位", "颜色", "没有说明，不读取");
        var english = text(send(officer, get(path).cookie(new Cookie("lang", "en"))));
        assertThat(english).contains("To be confirmed", "Please confirm", "Not read");
        assertThat(send(officer, get(path + "/errors")).getStatus()).isEqualTo(200);
        var reviewer = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        assertThat(open(reviewer, path).getContentAsString())
                .contains("待确认")
                .doesNotContain("/confirmation", "/discard");
    }

    @Test
    void confirming_twice_records_once() throws Exception {
        var path = uploaded(people(3).xlsx());
        var fingerprint = fingerprint(path);
        assertThat(confirm(path, fingerprint).getStatus()).isEqualTo(303);
        assertThat(confirm(path, fingerprint).getStatus()).isEqualTo(409);
        run(path);
        assertThat(text(open(officer, path))).contains("已导入", "共 3 行");
        assertThat(count("registry.worker_statement")).isEqualTo(3);
        assertThat(confirm(path, fingerprint).getStatus()).isEqualTo(409);
        assertThat(post(path + "/discard", officer).getStatus()).isEqualTo(409);
    }

    @Test
    void headings_are_chosen_from_a_list_and_what_is_wrong_is_said_beside_it() throws Exception {
        var path =
                uploaded(
                        GivenRoster.with("员工姓名", "身份证号", "手机", "电话")
                                .row("张试一", id(1), "13800000001", "031112345678")
                                .xlsx());
        var page = open(officer, path).getContentAsString();
        assertThat(page)
                .contains(
                        "表头与空白表不同",
                        "没有找到：姓名、证件号码",
                        "<option value=\"证件号码\" selected>",
                        "这是按常见叫法提出的")
                .doesNotContain("/confirmation");
        assertThat(say(path, "员工姓名", "", "身份证号", "").getStatus()).isEqualTo(422);
        var twice = say(path, "员工姓名", "姓名", "身份证号", "证件号码", "手机", "姓名");
        assertThat(twice.getStatus()).isEqualTo(422);
        assertThat(twice.getContentAsString())
                .contains("id=\"meaning-error\"", "href=\"#meaning\"");
        assertThat(say(path, "员工姓名", "姓名", "身份证号", "证件号码", "电话", "-").getStatus()).isEqualTo(303);
        run(path);
        assertThat(text(open(officer, path))).contains("1 行是还没有登记的");
        assertThat(text(open(officer, "/imports/headings")))
                .contains("员工姓名", "身份证号", "经办试一", "不读取");
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(text(open(neighbour, "/imports/headings"))).contains("还没有记住表头");
        var revoke =
                MockMvcRequestBuilders.post("/imports/headings/revocation")
                        .param("schema", "worker/1")
                        .param("heading", "身份证号")
                        .with(csrf());
        assertThat(send(neighbour, revoke).getStatus()).isEqualTo(404);
        assertThat(send(officer, revoke).getStatus()).isEqualTo(303);
        assertThat(text(open(officer, "/imports/headings"))).doesNotContain("身份证号");
    }

    @Test
    void another_county_can_do_nothing_with_a_waiting_import() throws Exception {
        var path = uploaded(people(2).xlsx());
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        for (var what : List.of("/confirmation?fingerprint=1", "/discard", "/meanings")) {
            assertThat(post(path + what, neighbour).getStatus()).as(what).isEqualTo(404);
        }
        for (var what : List.of("", "/refusals")) {
            assertThat(open(neighbour, "/api/v1" + path + what).getStatus()).isEqualTo(404);
        }
        assertThat(post("/api/v1" + path + "/discard", neighbour).getStatus()).isEqualTo(404);
    }

    @Test
    void a_program_sends_a_file_looks_at_what_it_would_do_and_confirms() throws Exception {
        var faulty = people(2).row("王试三", "1301", null, null, null);
        var sent = api(faulty.xlsx(), false);
        assertThat(sent.getStatus()).isEqualTo(202);
        var path = "/imports/" + newest();
        run(path);
        var seen = open(officer, "/api/v1" + path).getContentAsString();
        assertThat(seen)
                .contains("\"state\":\"previewed\"", "\"added\":2", "\"refused\":1")
                .doesNotContain("张试一");
        assertThat(open(officer, "/api/v1" + path + "/refusals").getContentAsString())
                .contains("\"number\":4", "\"code\":\"resident-id-length\"", "\"next\":null");
        var fingerprint = seen.replaceAll(".*\"fingerprint\":\"(-?\\d+)\".*", "$1");
        assertThat(
                        post("/api/v1" + path + "/confirmation?fingerprint=" + fingerprint, officer)
                                .getStatus())
                .isEqualTo(202);
        run(path);
        assertThat(open(officer, "/api/v1" + path).getContentAsString())
                .contains("\"state\":\"merged\"");
        assertThat(api(people(3).xlsx(), true).getStatus()).isEqualTo(202);
        run("/imports/" + newest());
        assertThat(open(officer, "/api/v1/imports").getContentAsString())
                .containsPattern("merged.*merged");
        assertThat(api("%PDF-1.7".getBytes(), true).getContentAsString())
                .contains("/problems/sheet-not-a-sheet");
    }

    @Test
    void an_import_is_undone_on_its_page_or_says_why_it_must_stand() throws Exception {
        var first = "/imports/" + desk.bring(officer, people(3)).id();
        desk.bring(officer, people(3));
        assertThat(open(officer, first).getContentAsString()).contains("撤销这次导入");
        assertThat(text(post(first + "/undo", officer))).contains("请写明撤销的原因");
        var stands = post(first + "/undo?reason=x", officer);
        assertThat(stands.getStatus()).isEqualTo(422);
        assertThat(text(stands)).contains("这次导入不能撤销：以后的文件对其中 3 条报了相同的内容");
        assertThat(post("/api/v1" + first + "/undo?reason=x", officer).getStatus()).isEqualTo(409);
        var second = "/imports/" + newest();
        assertThat(post(second + "/undo?reason=x", officer).getStatus()).isEqualTo(303);
        desk.undo(officer, newest());
        assertThat(text(open(officer, second))).contains("这次导入已经撤销", "由经办试一撤销，原因：x");
        assertThat(post("/api/v1" + first + "/undo?reason=x", officer).getContentAsString())
                .contains("\"state\":\"undoing\"");
        desk.undo(officer, UUID.fromString(first.substring(9)));
        assertThat(count("registry.worker")).isZero();
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(post(first + "/undo?reason=x", neighbour).getStatus()).isEqualTo(404);
    }

    @Test
    void a_ledger_file_is_offered_to_be_undone_as_any_other() throws Exception {
        var row = GivenFiling.row("单位名称", "试验机械厂", "统一社会信用代码", "9135", "所在地", "130110");
        var batch =
                desk.bring(officer, "employer-register/1", "台账.xlsx", GivenFiling.file(row).xlsx());
        assertThat(open(officer, "/imports/" + batch.id()).getContentAsString()).contains("/undo");
    }

    @Test
    void what_waits_is_counted_on_the_home_page_of_its_office() throws Exception {
        uploaded(people(2).xlsx());
        var one = Pattern.compile("等您确认的导入 1\\b|1 等您确认的导入");
        assertThat(text(open(officer, "/"))).containsPattern(one);
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(text(open(neighbour, "/"))).contains("等您确认的导入").doesNotContainPattern(one);
    }

    @Test
    void a_file_no_longer_kept_is_said_and_no_fault() throws Exception {
        var batch = desk.bring(officer, people(1)).id();
        owner.sql("delete from registry.import_file").update();
        var answer = open(officer, "/imports/" + batch + "/errors");
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("当时收到的文件已经不在系统里");
    }

    private String uploaded(byte[] file) throws Exception {
        var part = new MockMultipartFile("file", "名册.xlsx", "application/octet-stream", file);
        var answer = send(officer, multipart("/imports").file(part).with(csrf()));
        var path = Objects.requireNonNull(answer.getRedirectedUrl());
        run(path);
        return path;
    }

    private MockHttpServletResponse api(byte[] file, boolean atOnce) throws Exception {
        var part = new MockMultipartFile("file", "名册.xlsx", "application/octet-stream", file);
        return send(
                officer,
                multipart("/api/v1/imports").file(part).param("atOnce", String.valueOf(atOnce)));
    }

    private void run(String path) {
        desk.run(officer, UUID.fromString(path.substring("/imports/".length())));
    }

    private UUID newest() {
        return owner.sql(
                        "select batch_id from registry.import_batch order by batch_id desc limit 1")
                .query(UUID.class)
                .single();
    }

    private String fingerprint(String path) throws Exception {
        return open(officer, path)
                .getContentAsString()
                .replaceAll("(?s).*name=\"fingerprint\" value=\"(-?\\d+)\".*", "$1");
    }

    private MockHttpServletResponse confirm(String path, String fingerprint) throws Exception {
        return post(path + "/confirmation?fingerprint=" + fingerprint, officer);
    }

    /**
     * @param said heading and meaning by turns
     */
    private MockHttpServletResponse say(String path, String... said) throws Exception {
        var request = MockMvcRequestBuilders.post(path + "/meanings");
        for (int i = 0; i < said.length; i += 2) {
            request.param("heading", said[i]).param("meaning", said[i + 1]);
        }
        return send(officer, request.with(csrf()));
    }

    private MockHttpServletResponse post(String path, Officer who) throws Exception {
        return send(who, MockMvcRequestBuilders.post(URI.create(path)).with(csrf()));
    }

    private MockHttpServletResponse open(Officer who, String path) throws Exception {
        return send(who, get(URI.create(path)));
    }

    private MockHttpServletResponse send(
            Officer who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
        return pages.perform(request.with(authentication(signedIn))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse page) throws Exception {
        return TAGS.matcher(page.getContentAsString()).replaceAll("").replaceAll("\\s+", " ");
    }

    private long count(String from) {
        return owner.sql("select count(*) from " + from).query(Long.class).single();
    }
}
