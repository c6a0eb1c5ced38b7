package org.wengang.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.GivenRoster.people;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Rosters and workers as officers see them. */
@WengangTest
class RegistryPagesIT {

    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    private final MockMvc pages;
    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    RegistryPagesIT(MockMvc pages, ApplicationContext context) {
        this.pages = pages;
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void an_uploaded_roster_leads_to_its_own_page_and_stands_in_the_list() throws Exception {
        var answer = upload(officer, "名册.xlsx", people(3).xlsx());
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getRedirectedUrl()).startsWith("/imports/");
        assertThat(text(open(officer, "/imports"))).contains("名册.xlsx", "经办试一");
        assertThat(text(open(officer, Objects.requireNonNull(answer.getRedirectedUrl()))))
                .contains("名册.xlsx");
    }

    @Test
    void the_wrong_file_is_refused_beside_the_field_with_its_sentence() throws Exception {
        var answer = upload(officer, "说明.pdf", "%PDF-1.7".getBytes());
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains("文件“说明.pdf”不是表格", "id=\"file-error\"", "href=\"#file\"");
        var none = upload(officer, "", new byte[0]);
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(none.getContentAsString()).contains("请选择一个文件");
    }

    @Test
    void the_result_counts_the_rows_and_says_in_words_what_was_refused() throws Exception {
        var batch = bringFaulty();
        var page = text(open(officer, "/imports/" + batch));
        assertThat(page)
                .contains("共 3 行")
                .contains("证件号码：最后一位校验不符")
                .contains("户籍所在地：不够明确。可能是：河北省石家庄市鹿泉区（130110）")
                .contains("这些列没有读取：颜色");
        var english =
                text(send(officer, get("/imports/" + batch).cookie(new Cookie("lang", "en"))));
        assertThat(english).contains("These columns were not read", "mistyped digit");
    }

    @Test
    void the_workbook_of_refused_rows_is_corrected_and_brought_back() throws Exception {
        var batch = bringFaulty();
        var workbook = send(officer, get("/imports/" + batch + "/errors"));
        assertThat(workbook.getHeader("Content-Disposition")).contains(".xlsx");
        var rows = Workbook.rows(workbook.getContentAsByteArray());
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst()).containsExactly("姓名", "证件号码", "户籍所在地", "颜色", "原因");
        assertThat(rows.get(1).get(4)).startsWith("证件号码：最后一位校验不符");
        assertThat(rows.get(2).get(1)).isEqualTo("130106198001019???");
        var corrected =
                GivenRoster.with("姓名", "证件号码", "户籍所在地", "颜色", "原因")
                        .row("李试二", id(2), "河北省石家庄市鹿泉区", "", rows.get(1).get(4))
                        .row("王试三", id(3), null, "", rows.get(2).get(4));
        var again = desk.bring(officer, corrected);
        assertThat(again.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        var all = send(officer, get("/imports/" + batch + "/errors?rows=all"));
        assertThat(Workbook.rows(all.getContentAsByteArray())).hasSize(4);
    }

    @Test
    void reasons_of_an_earlier_round_are_not_copied_beside_the_new_ones() throws Exception {
        var batch =
                desk.bring(
                        officer, GivenRoster.with("姓名", "证件号码", "原因").row("张试一", "1301", "旧的原因"));
        var rows =
                Workbook.rows(
                        send(officer, get("/imports/" + batch.id() + "/errors"))
                                .getContentAsByteArray());
        assertThat(rows.getFirst()).containsExactly("姓名", "证件号码", "原因");
        assertThat(rows.get(1).get(2)).isEqualTo("证件号码：应为 18 位（或旧的 15 位）；不是居民身份证的，请填写“证件类型”");
    }

    @Test
    void the_empty_roster_is_read_back_as_a_roster_without_people() throws Exception {
        var template = send(officer, get("/imports/template")).getContentAsByteArray();
        var batch = desk.bring(officer, "空白名册.xlsx", template);
        assertThat(batch.counts()).isEqualTo(new Counts(0, 0, 0, 0));
        assertThat(batch.ignoredColumns()).isEmpty();
    }

    @Test
    void a_worker_is_found_by_part_of_the_name_and_by_the_last_four() throws Exception {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)).row("李验二", id(2)));
        assertThat(
                        text(
                                open(
                                        officer,
                                        "/workers?q="
                                                + URLEncoder.encode("验", StandardCharsets.UTF_8))))
                .contains("李验二")
                .doesNotContain("张试一");
        assertThat(text(open(officer, "/workers?q=" + id(1).substring(14).toLowerCase())))
                .contains("张试一")
                .doesNotContain("李验二");
        assertThat(text(open(officer, "/workers?q=%25"))).contains("没有找到");
        assertThat(open(officer, "/workers").getContentAsString()).doesNotContain(id(1));
    }

    @Test
    void long_lists_go_on_and_back_without_a_gap() throws Exception {
        desk.bring(officer, people(120));
        var html = open(officer, "/workers").getContentAsString();
        var seen = new ArrayList<>(workers(html));
        for (var next = rel(html, "next"); next.isPresent(); next = rel(html, "next")) {
            html = open(officer, next.get()).getContentAsString();
            seen.addAll(workers(html));
        }
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
        html = open(officer, rel(html, "prev").orElseThrow()).getContentAsString();
        assertThat(workers(html)).isEqualTo(seen.subList(50, 100));
        html = open(officer, rel(html, "prev").orElseThrow()).getContentAsString();
        assertThat(workers(html)).isEqualTo(seen.subList(0, 50));
        assertThat(rel(html, "prev")).isEmpty();
    }

    @Test
    void the_numbers_of_an_import_open_to_the_people_behind_them() throws Exception {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)));
        var second =
                desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码").row("张改名", id(1)).row("李试二", id(2)));
        var list = "/workers?import=" + second.id() + "&how=";
        assertThat(text(open(officer, list + "added"))).contains("李试二").doesNotContain("张改名");
        assertThat(text(open(officer, list + "changed"))).contains("张改名").doesNotContain("李试二");
    }

    @Test
    void a_worker_shows_every_fact_with_its_source_and_what_it_was_before() throws Exception {
        desk.bring(
                officer,
                "一月.xlsx",
                GivenRoster.with("姓名", "证件号码", "单位类型").row("张试一", id(1), "国有企业").xlsx());
        desk.bring(
                officer,
                "二月.xlsx",
                GivenRoster.with("姓名", "证件号码", "单位类型").row("张试一", id(1), "私营企业").xlsx());
        assertThat(text(open(officer, "/workers/" + onlyWorker())))
                .contains("私营企业", "二月.xlsx 第 2 行，2021年2月5日")
                .contains("原为 国有企业（一月.xlsx 第 2 行，2021年2月5日）");
    }

    @Test
    void what_is_not_known_is_named_with_the_way_to_add_it_for_who_may() throws Exception {
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "户籍所在地", "单位类型")
                        .row("张试一", id(1), "河北省保定市", "私营企业"));
        var path = "/workers/" + onlyWorker();
        var page = text(open(officer, path));
        var unknown = page.substring(page.indexOf("尚不知道"));
        assertThat(unknown)
                .contains("家庭所在地", "常住地", "留岗开始日期", "现在没有政策用到", "导入名册")
                .doesNotContain("户籍所在地", "单位类型", "备注");
        var english = text(send(officer, get(path).cookie(new Cookie("lang", "en"))));
        assertThat(english).contains("Not known yet", "Usual residence");
        var finance = desk.officer(RosterDesk.LUQUAN, "luquan-caiwu", Role.FINANCE);
        assertThat(open(finance, path).getContentAsString())
                .contains("常住地")
                .doesNotContain("href=\"/imports");
        assertThat(open(officer, "/api/v1" + path).getContentAsString())
                .contains("\"unknown\":[\"mobile\",\"home\",\"residence\"");
    }

    @Test
    void the_whole_number_is_shown_on_request_only_and_that_is_written_down() throws Exception {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)));
        var path = "/workers/" + onlyWorker();
        assertThat(open(officer, path).getContentAsString()).doesNotContain(id(1));
        var shown = send(officer, post(path + "/resident-id").with(csrf()));
        assertThat(shown.getContentAsString()).contains(id(1));
        assertThat(shown.getHeader("Cache-Control")).contains("no-store");
        assertThat(audited("resident-id-shown")).isEqualTo(1);
        var statistician = desk.officer(RosterDesk.LUQUAN, "luquan-tongji", Role.STATISTICIAN);
        assertThat(send(statistician, post(path + "/resident-id").with(csrf())).getStatus())
                .isEqualTo(403);
        assertThat(audited("resident-id-shown")).isEqualTo(1);
    }

    @Test
    void programs_read_workers_with_masked_numbers() throws Exception {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码", "户籍所在地").row("张试一", id(1), "河北省保定市"));
        var list = open(officer, "/api/v1/workers").getContentAsString();
        assertThat(list)
                .contains(
                        "\"name\":\"张试一\"", "\"next\":null", "**************" + id(1).substring(14))
                .doesNotContain(id(1));
        assertThat(open(officer, "/api/v1/workers/" + onlyWorker()).getContentAsString())
                .contains("\"fact\":\"hukou\",\"value\":\"130600\"", "\"row\":2")
                .doesNotContain(id(1));
    }

    @Test
    void another_county_sees_nothing_anywhere() throws Exception {
        var batch = bringFaulty();
        var worker = onlyWorker();
        var other = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(open(other, "/imports").getContentAsString()).doesNotContain("名册.xlsx");
        assertThat(open(other, "/workers").getContentAsString()).doesNotContain("张试一");
        assertThat(open(other, "/workers?import=" + batch).getContentAsString())
                .doesNotContain("张试一");
        assertThat(open(other, "/api/v1/workers").getContentAsString())
                .isEqualTo("{\"workers\":[],\"next\":null,\"total\":{\"count\":0,\"exact\":true}}");
        for (var path :
                List.of(
                        "/imports/" + batch,
                        "/imports/" + batch + "/progress",
                        "/imports/" + batch + "/errors",
                        "/imports/" + batch + "/errors?rows=all",
                        "/workers/" + worker,
                        "/api/v1/workers/" + worker)) {
            assertThat(open(other, path).getStatus()).as(path).isEqualTo(404);
        }
        for (var path :
                List.of(
                        "/imports/" + batch + "/cancellation",
                        "/imports/" + batch + "/repetition",
                        "/workers/" + worker + "/resident-id")) {
            assertThat(send(other, post(path).with(csrf())).getStatus()).as(path).isEqualTo(404);
        }
    }

    @Test
    void the_city_above_sees_its_county() throws Exception {
        bringFaulty();
        var city =
                desk.officer(new OrgPath("cn/13/1301/"), "shijiazhuang-tongji", Role.STATISTICIAN);
        assertThat(text(open(city, "/workers"))).contains("张试一");
        assertThat(open(city, "/imports").getStatus()).isEqualTo(403);
    }

    @Test
    void without_the_role_nothing_comes_in_or_goes_out() throws Exception {
        var batch = bringFaulty();
        var reviewer = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        assertThat(upload(reviewer, "名册.xlsx", people(1).xlsx()).getStatus()).isEqualTo(403);
        assertThat(open(reviewer, "/imports/new").getStatus()).isEqualTo(403);
        assertThat(open(reviewer, "/imports/" + batch).getStatus()).isEqualTo(200);
        assertThat(open(reviewer, "/imports/" + batch + "/errors").getStatus()).isEqualTo(403);
        var administrator = desk.officer(RosterDesk.LUQUAN, "luquan-guanli", Role.ADMINISTRATOR);
        assertThat(open(administrator, "/workers").getStatus()).isEqualTo(403);
        assertThat(open(administrator, "/api/v1/workers").getStatus()).isEqualTo(403);
    }

    @Test
    void what_a_file_says_is_shown_as_text() throws Exception {
        desk.bring(
                officer,
                "<img src=x>.xlsx",
                GivenRoster.with("姓名", "证件号码", "用人单位名称", "<b>列</b>")
                        .row("张试一", id(1), "<script>alert(1)</script>", "")
                        .xlsx());
        for (var path : List.of("/imports", "/workers", "/workers/" + onlyWorker())) {
            assertThat(open(officer, path).getContentAsString())
                    .as(path)
                    .doesNotContain("<script>alert", "<img src=x>", "<b>列</b>");
        }
        assertThat(open(officer, "/workers").getContentAsString()).contains("&lt;script&gt;alert");
    }

    @Test
    void an_ended_import_is_neither_cancelled_nor_repeated() throws Exception {
        var path = "/imports/" + bringFaulty();
        assertThat(send(officer, post(path + "/cancellation").with(csrf())).getStatus())
                .isEqualTo(409);
        assertThat(send(officer, post(path + "/repetition").with(csrf())).getStatus())
                .isEqualTo(409);
    }

    @Test
    void the_home_page_counts_the_rows_to_correct() throws Exception {
        assertThat(text(open(officer, "/"))).contains("导入第一份名册");
        bringFaulty();
        assertThat(text(open(officer, "/"))).contains("名册里未收入的行", "名册.xlsx：下载表格");
    }

    private UUID bringFaulty() {
        var wrong = id(2).substring(0, 17) + (id(2).endsWith("1") ? "2" : "1");
        return desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码", "户籍所在地", "颜色")
                                .row("张试一", id(1), "河北省保定市", "红")
                                .row("李试二", wrong, "鹿泉区", null)
                                .row("王试三", 130106198001019915L, null, "蓝"))
                .id();
    }

    private MockHttpServletResponse upload(Officer who, String fileName, byte[] file)
            throws Exception {
        var part = new MockMultipartFile("file", fileName, "application/octet-stream", file);
        return send(who, multipart("/imports").file(part).with(csrf()));
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
        return TAGS.matcher(page.getContentAsString())
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .replace("&#34;", "\"");
    }

    private static List<String> workers(String html) {
        return Pattern.compile("href=\"(/workers/[0-9a-f-]{36})\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Optional<String> rel(String html, String rel) {
        return Pattern.compile("rel=\"" + rel + "\" href=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .findFirst();
    }

    private UUID onlyWorker() {
        return owner.sql("select worker_id from registry.worker").query(UUID.class).single();
    }

    private long audited(String action) {
        return owner.sql("select count(*) from security.audit_entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
