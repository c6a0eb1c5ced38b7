package org.wengang.policy.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Who reads what on the pages of policies, and what a form says no to. */
@WengangTest
class PolicyPagesIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    private static final OrgPath YUHUA = new OrgPath("cn/13/1301/130108/");

    @Autowired BeanFactory beans;
    @Autowired MockMvc mvc;

    private PolicyDesk desk;
    private Officer officer;
    private UUID id;

    @BeforeEach
    void a_draft_of_luquan() {
        desk = new PolicyDesk(beans);
        officer = desk.officer(LUQUAN, "luquan-zhengce", Role.POLICY_OFFICER);
        id = desk.policy(PolicyDesk.LUQUAN_500).id();
    }

    @Test
    void the_page_says_everything_a_decision_rests_on() throws Exception {
        assertThat(body(get("/policies/" + id)))
                .contains(
                        "鹿泉区2021年春节留鹿过年补贴",
                        "石家庄市鹿泉区人力资源和社会保障局",
                        "<mark class=\"wg-law-1\">留在鹿泉过年</mark>",
                        "留岗地在本区〔河北省石家庄市鹿泉区〕之内，并且留岗开始日期不晚于春节假期首日",
                        "原文没有写明资金总额。",
                        "F-04 辛集户籍，按管理体制",
                        "还有5项待确认")
                .doesNotContain("param.", "p.stay_from");
    }

    @Test
    void in_english_the_rule_is_said_in_english() throws Exception {
        assertThat(body(get("/policies/" + id).cookie(new Cookie("lang", "en"))))
                .contains(
                        "Luquan 2021 allowance for staying over the Spring Festival",
                        "Place of stay lies in This district",
                        "The source gives no total.",
                        "5 still to confirm");
    }

    @Test
    void an_officer_who_does_not_decide_sees_no_button() throws Exception {
        officer = desk.officer(LUQUAN, "luquan-jingban", Role.CASEWORKER);
        assertThat(body(get("/policies/" + id)))
                .contains("鹿泉区2021年春节留鹿过年补贴")
                .doesNotContain("发布政策", "/parameters/");
    }

    @Test
    void the_neighbour_finds_nothing_by_list_page_or_form() throws Exception {
        officer = desk.officer(YUHUA, "yuhua-zhengce", Role.POLICY_OFFICER);
        assertThat(body(get("/policies"))).contains("还没有政策").doesNotContain("鹿泉");
        for (var request :
                new MockHttpServletRequestBuilder[] {
                    get("/policies/" + id),
                    get("/policies/" + id + "/parameters/budget"),
                    post("/policies/" + id + "/parameters/budget").param("value", "1"),
                    post("/policies/" + id + "/issue")
                }) {
            assertThat(answer(request).getStatus()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"amount, 409", "bonus, 404"})
    void only_open_values_have_a_page(String name, int status) throws Exception {
        assertThat(answer(get("/policies/" + id + "/parameters/" + name)).getStatus())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "budget, '', 请填写预算总额",
        "budget, 五十万, 金额应是数字",
        "budget, -3, 金额应是数字",
        "holiday_first, 2021-02-30, 应是一个日期",
        "holiday_first, , 请选择春节假期首日",
        "jurisdiction_mode, '', 请选择辛集市是否算作石家庄域内",
        "jurisdiction_mode, nearly, 请从列出的选项中选择",
        "non_public_kinds, , 请至少选择一项",
        "non_public_kinds, public, 请从列出的选项中选择"
    })
    void a_wrong_answer_comes_back_with_its_sentence(String name, String value, String sentence)
            throws Exception {
        var form = post("/policies/" + id + "/parameters/" + name);
        var answer = answer(value == null ? form : form.param("value", value));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer)).contains(sentence, "href=\"#value\"", "id=\"value\"");
        assertThat(body(get("/policies/" + id))).contains("还有5项待确认");
    }

    @Test
    void a_note_has_an_end() throws Exception {
        var answer =
                answer(
                        post("/policies/" + id + "/parameters/budget")
                                .param("value", "1")
                                .param("note", "长".repeat(501)));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer)).contains("说明最多500个字");
    }

    @Test
    void several_kinds_are_chosen_and_remembered() throws Exception {
        var answer =
                answer(
                        post("/policies/" + id + "/parameters/non_public_kinds")
                                .param("value", "collective", "private"));
        assertThat(answer.getRedirectedUrl())
                .as("the top, where the message stands")
                .isEqualTo("/policies/" + id);
        assertThat(body(get("/policies/" + id))).contains("集体企业、私营企业", "还有4项待确认");
    }

    @Test
    void an_early_issue_is_refused_naming_every_open_value() throws Exception {
        var answer = answer(post("/policies/" + id + "/issue"));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer))
                .contains(
                        "href=\"#parameter-holiday_first\"",
                        "href=\"#parameter-holiday_last\"",
                        "href=\"#parameter-jurisdiction_mode\"",
                        "href=\"#parameter-non_public_kinds\"",
                        "href=\"#parameter-budget\"");
    }

    @Test
    void other_systems_get_the_policies_of_their_scope() throws Exception {
        assertThat(body(get("/api/v1/policies")))
                .isEqualTo(
                        """
                        {"policies":[{"id":"%s","code":"R-SJZ-04","version":1,\
                        "title":"鹿泉区2021年春节留鹿过年补贴",\
                        "titleEn":"Luquan 2021 allowance for staying over the Spring Festival",\
                        "organisation":"cn/13/1301/130110/","status":"draft","issuedAt":null,\
                        "holdsFrom":null,"holdsTo":null}],"next":null}\
                        """
                                .formatted(id));
        officer = desk.officer(YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(body(get("/api/v1/policies"))).isEqualTo("{\"policies\":[],\"next\":null}");
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        var answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return text(answer);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(officer, null, Set.of());
        return mvc.perform(request.with(authentication(signedIn)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
