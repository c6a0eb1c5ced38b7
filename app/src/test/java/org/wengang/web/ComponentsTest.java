package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.web.GivenPage.givenPage;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Set;
import jte.StaticTemplates;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Crumb;
import org.wengang.web.component.Icon;
import org.wengang.web.component.Pager;
import org.wengang.web.component.Progress;
import org.wengang.web.component.Tone;

/** What each component promises in its head comment. */
class ComponentsTest {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Page PAGE = givenPage().build();
    private static final FormErrors FINE = FormErrors.none();
    private static final Content NOTHING = out -> {};

    private static FormErrors wrong(String field) {
        return FormErrors.none().add(field, "web.sign-in.wrong");
    }

    private static String html(JteModel component) {
        return component.render().replaceAll("\\s+", " ");
    }

    private static String field(
            FormErrors errors, String value, @Nullable String hint, boolean required) {
        return html(
                TEMPLATES.componentsField(
                        PAGE, errors, "name", "姓名", value, "text", hint, required, null, null,
                        "full"));
    }

    @Test
    void what_people_typed_is_escaped() {
        assertThat(field(FINE, "\"><script>", null, true))
                .contains("value=\"&#34;>&lt;script>\"")
                .doesNotContain("<script>");
    }

    @Test
    void a_field_ties_label_hint_and_fault_to_its_input() {
        var html = field(wrong("name"), "", "与证件一致", true);
        assertThat(html)
                .contains("<label class=\"form-label\" for=\"name\">姓名</label>")
                .contains("<p class=\"form-hint\" id=\"name-hint\">与证件一致</p>")
                .contains("id=\"name-error\"><span class=\"visually-hidden\">错误：</span>用户名或密码不正确；")
                .contains("aria-invalid=\"true\" aria-describedby=\"name-hint name-error\"");
    }

    @Test
    void a_field_without_fault_or_hint_describes_nothing() {
        assertThat(field(FINE, "", null, true)).doesNotContain("aria-describedby", "aria-invalid");
    }

    @Test
    void an_optional_field_says_so() {
        assertThat(field(FINE, "", null, false)).contains("（可不填）");
        assertThat(field(FINE, "", null, true)).doesNotContain("（可不填）");
    }

    @Test
    void the_error_summary_links_to_each_field_and_takes_the_focus() {
        var errors = wrong("username").add("password", "web.choose");
        assertThat(html(TEMPLATES.componentsErrorSummary(PAGE, errors)))
                .contains("有 2 处需要改正", "tabindex=\"-1\" autofocus")
                .contains("<a href=\"#username\">用户名或密码不正确；", "<a href=\"#password\">请选择</a>");
        assertThat(html(TEMPLATES.componentsErrorSummary(PAGE, FINE))).isBlank();
    }

    @Test
    void only_the_first_fault_of_a_field_is_told() {
        var errors = wrong("name").add("name", "web.choose");
        assertThat(errors.of("name")).isEqualTo(Message.of("web.sign-in.wrong"));
        assertThat(errors.all()).hasSize(1);
    }

    @Test
    void a_select_offers_the_empty_line_until_something_is_chosen() {
        var options = List.of(new Choice("a", "甲"), new Choice("b", "乙"));
        assertThat(select(options, "")).contains("<option value=\"\">请选择</option>");
        assertThat(select(options, "b"))
                .doesNotContain("请选择")
                .contains("<option value=\"b\" selected>乙</option>")
                .contains("<option value=\"a\">甲</option>");
    }

    private static String select(List<Choice> options, String value) {
        return html(
                TEMPLATES.componentsSelect(
                        PAGE, FINE, "kind", "类别", options, value, null, true, "medium"));
    }

    @Test
    void the_first_of_several_choices_has_the_id_the_summary_links_to() {
        var options = List.of(new Choice("a", "甲"), new Choice("b", "乙"));
        assertThat(html(TEMPLATES.componentsChoices(PAGE, FINE, "way", "方式", options, "b", null)))
                .contains("<legend>方式</legend>")
                .contains("id=\"way\" name=\"way\" value=\"a\"> <label for=\"way\">甲")
                .contains("id=\"way-1\" name=\"way\" value=\"b\" checked>");
    }

    @Test
    void a_checkbox_a_text_and_a_file_carry_their_faults() {
        assertThat(
                        html(
                                TEMPLATES.componentsCheckbox(
                                        PAGE, wrong("sure"), "sure", "已核对", "true", true)))
                .contains("checked", "aria-describedby=\"sure-error\"");
        assertThat(
                        html(
                                TEMPLATES.componentsTextarea(
                                        PAGE,
                                        wrong("why"),
                                        "why",
                                        "原因",
                                        "</textarea>",
                                        3,
                                        null,
                                        true)))
                .contains("&lt;/textarea&gt;</textarea>", "aria-describedby=\"why-error\"");
        assertThat(
                        html(
                                TEMPLATES.componentsFileField(
                                        PAGE, FINE, "file", "名册", ".xlsx", null, true, null)))
                .contains("accept=\".xlsx\"", "不超过 300 MB", "aria-describedby=\"file-hint\"");
    }

    @Test
    void buttons_and_links_show_their_kind() {
        assertThat(html(TEMPLATES.componentsButton("通过", "primary", "action", "approve", null)))
                .isEqualTo(
                        "<button class=\"btn wg-button-primary\" type=\"submit\" name=\"action\""
                                + " value=\"approve\">通过</button> ");
        assertThat(html(TEMPLATES.componentsLink("打印", "/x", "quiet", Icon.PRINTER)))
                .startsWith("<a class=\"btn wg-button-quiet\" href=\"/x\"><svg");
    }

    @ParameterizedTest
    @EnumSource
    void a_badge_says_it_with_a_mark_and_a_word_never_colour_alone(Tone tone) {
        assertThat(html(TEMPLATES.componentsBadge(tone, "待定")))
                .contains("wg-badge-" + tone.css(), "<svg", "待定");
    }

    @ParameterizedTest
    @EnumSource
    void an_icon_is_drawn_and_hidden_from_screen_readers(Icon icon) {
        assertThat(html(TEMPLATES.componentsIcon(icon)))
                .contains("aria-hidden=\"true\"", "<path d=\"");
    }

    @Test
    void a_notice_about_what_just_happened_is_read_aloud() {
        assertThat(html(TEMPLATES.componentsNotice(Tone.GOOD, NOTHING, "好", true)))
                .contains("role=\"status\"", "wg-notice-good");
        assertThat(html(TEMPLATES.componentsNotice(Tone.INFO, NOTHING, null, false)))
                .doesNotContain("role=");
    }

    @Test
    void a_pager_shows_only_the_ways_there_are() {
        assertThat(html(TEMPLATES.componentsPager(PAGE, new Pager(null, "/x?after=1&n=2"))))
                .contains("rel=\"next\" href=\"/x?after=1&amp;n=2\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(html(TEMPLATES.componentsPager(PAGE, new Pager(null, null)))).isBlank();
    }

    @Test
    void running_work_asks_for_itself_and_offers_a_link_without_java_script() {
        var html = progress(new Progress("job", 1, 4L, true, "/jobs/7/progress"));
        assertThat(html)
                .contains("hx-get=\"/jobs/7/progress\" hx-trigger=\"every 2s\"")
                .contains("value=\"1\" max=\"4\"", "已处理 1 条，共 4 条", "<a href=\"/somewhere\">");
    }

    @Test
    void ended_work_is_quiet_and_unknown_totals_are_not_invented() {
        assertThat(progress(new Progress("job", 4, 4L, false, "/x")))
                .doesNotContain("hx-get", "hx-trigger", "<a ");
        assertThat(progress(new Progress("job", 4, null, true, "/x")))
                .contains("<progress id=\"job-bar\"></progress>", "已处理 4 条");
    }

    private static String progress(Progress progress) {
        return html(TEMPLATES.componentsProgress(PAGE, progress, "导入"));
    }

    @Test
    void what_cannot_be_undone_asks_once_more_without_java_script() {
        assertThat(
                        html(
                                TEMPLATES.componentsConfirm(
                                        PAGE, "撤回", "撤回 3 人？", "/x", "确认撤回", null, true)))
                .contains("<details", "<summary class=\"btn wg-button-danger\">撤回</summary>")
                .contains("撤回 3 人？", "<form method=\"post\" action=\"/x\">", "确认撤回");
    }

    @Test
    void a_masked_number_is_read_by_its_end_and_revealed_only_by_a_post() {
        var quiet = html(TEMPLATES.componentsMaskedId(PAGE, "1301**********0021", "0021", null));
        assertThat(quiet)
                .contains("<span aria-hidden=\"true\">1301**********0021</span>", "尾号 0021")
                .doesNotContain("<form");
        assertThat(html(TEMPLATES.componentsMaskedId(PAGE, "1301**", "0021", "/x/reveal")))
                .contains("<form class=\"d-inline\" method=\"post\" action=\"/x/reveal\">");
    }

    @Test
    void facts_figures_cards_tables_and_empty_lists_are_marked_up_as_what_they_are() {
        var row = TEMPLATES.componentsDefinition("常住地", out -> out.writeContent("未填"));
        assertThat(html(TEMPLATES.componentsDefinitionList(row)))
                .contains("<dl class=\"wg-facts\"><div><dt>常住地</dt><dd>未填</dd></div>");
        assertThat(html(TEMPLATES.componentsFigure("1,986", "符合", "/rows", "人")))
                .contains("<a class=\"wg-figure\" href=\"/rows\">", "1,986", "人");
        assertThat(html(TEMPLATES.componentsCard("进度", NOTHING, null))).contains("<h2>进度</h2>");
        assertThat(html(TEMPLATES.componentsTable("名单", NOTHING, NOTHING, "rows")))
                .contains("<caption>名单</caption>", "<tbody id=\"rows\">", "tabindex=\"0\"");
        assertThat(html(TEMPLATES.componentsEmptyState("没有", "以后会有", Icon.INBOX, null)))
                .contains("<h2>没有</h2>", "以后会有");
        assertThat(html(TEMPLATES.componentsBulk(NOTHING, "已选 2 人"))).contains("已选 2 人");
    }

    @Test
    void the_way_back_begins_at_home() {
        assertThat(html(TEMPLATES.componentsBreadcrumb(PAGE, List.of(new Crumb("名册", "/rosters")))))
                .contains("<a href=\"/\">首页</a>", "<a href=\"/rosters\">名册</a>");
        assertThat(html(TEMPLATES.componentsBreadcrumb(PAGE, List.of()))).isBlank();
    }

    @Test
    void the_layout_carries_language_elder_mode_and_the_current_entry() {
        var rosters = new NavigationEntry(10, "/rosters", "web.problem.title", Set.of());
        var page = givenPage().signedIn().with(rosters).at("/rosters/7").elder().build();
        assertThat(
                        html(
                                TEMPLATES.layoutPage(
                                        page, "第七批", NOTHING, List.of(), null, null, false, 5,
                                        null)))
                .contains("<html lang=\"zh-CN\" class=\"wg-elder\">", "<title>第七批 · 稳岗</title>")
                .contains("<a href=\"/rosters\" aria-current=\"page\">问题说明</a>")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>")
                .contains("退出适老模式", "张试一", "<main id=\"main\"");
    }

    @Test
    void a_public_page_has_neither_navigation_nor_officer() {
        var page = givenPage().in(Language.EN).build();
        assertThat(html(TEMPLATES.layoutPlain(page, "Notice", NOTHING, null, true, true, null)))
                .contains("<html lang=\"en\" class=\"wg-normal\">", "wg-plain-wide")
                .doesNotContain("<nav", "/sign-out");
    }
}
