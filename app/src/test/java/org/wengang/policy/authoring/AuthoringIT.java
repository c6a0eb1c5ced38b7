package org.wengang.policy.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.policy.catalogue.Catalogue;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Writing drafts: what is kept, what is refused, and by whom. */
@WengangTest
class AuthoringIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    private static final OrgPath YUHUA = new OrgPath("cn/13/1301/130108/");
    private static final String CODE = PolicyDesk.LUQUAN_500;

    @Autowired ApplicationContext application;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transactions;
    @Autowired Catalogue catalogue;

    private PolicyDesk desk;
    private Browsing browsing;
    private Officer officer;
    private UUID id;

    @BeforeEach
    void a_draft_of_luquan() {
        desk = new PolicyDesk(application);
        browsing = new Browsing(application);
        officer = desk.officer(LUQUAN, "luquan-zhengce", Role.POLICY_OFFICER);
        id = desk.policy(CODE).id();
    }

    @Test
    void a_draft_is_shown_with_its_text_and_what_the_check_says() {
        var seen = browsing.open(officer, edit());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("条文正确。", "policy: R-SJZ-04", "随程序发布的条文", "试一个人", "预算总额")
                .doesNotContain("处错误");
        assertThat(browsing.openInEnglish(officer, edit()).body())
                .contains("The text is correct.", "Try one person", "Place of stay");
    }

    @Test
    void a_sound_text_becomes_the_draft_and_drops_words_on_other_questions() {
        desk.confirm(officer, CODE, "500000");
        var changed = yaml().replace("留鹿过年补贴", "留鹿过年补贴（修订）").replace("没有写明资金总额。", "没有写明资金总额和来源。");
        assertThat(save(0, changed).location()).isEqualTo(edit());
        assertThat(yaml()).isEqualTo(changed);
        assertThat(desk.policy(CODE).title().chinese()).endsWith("（修订）");
        assertThat(confirmed()).hasSize(4).doesNotContain("budget");
        assertThat(audit())
                .contains("policy-text-saved", "R-SJZ-04 version 1: revision 1, complete");
    }

    @Test
    void a_broken_text_is_kept_as_unfinished_and_is_never_the_draft() {
        var before = yaml();
        var broken = before.replace("p.hukou, param", "p.hukuo, param");
        save(0, broken);
        assertThat(yaml()).isEqualTo(before);
        var seen = browsing.open(officer, edit()).body();
        assertThat(seen)
                .contains("未完成的条文", "p.hukuo", "没有事实“hukuo”", "条文改正以后可以试")
                .contains(
                        "data-line=\"%d\" data-column=\"19\"".formatted(lineOf(broken, "p.hukuo")));
        assertThat(browsing.send(officer, "/policies/" + id + "/issue").body())
                .contains("最近保存的条文还没有完成");
        save(1, before);
        assertThat(browsing.open(officer, edit()).body()).doesNotContain("只供继续编写");
    }

    @Test
    void the_second_of_two_who_save_is_told_and_loses_nothing() {
        save(0, yaml().replace("留鹿过年", "留鹿过年甲"));
        var second = save(0, yaml().replace("title: 鹿泉区", "title: 鹿泉区乙"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("别人先保存了", "张试一在2021", "留鹿过年甲补贴", "鹿泉区乙")
                .contains("name=\"revision\" value=\"1\"");
        assertThat(yaml()).contains("甲").doesNotContain("乙");
    }

    @Test
    void a_text_can_become_nobody_elses() {
        for (var change :
                new String[][] {
                    {"policy: R-SJZ-04", "policy: R-SJZ-05", "编号应是R-SJZ-04"},
                    {"version: 1", "version: 2", "版本应是1"},
                    {"region: \"130110\"", "region: \"130108\"", "地区130108不由本单位负责"},
                }) {
            var before = yaml();
            var seen = check(before.replaceFirst(change[0], change[1]));
            assertThat(seen.body()).contains("条文有1处错误", change[2]);
            assertThat(seen.status()).isEqualTo(200);
        }
        save(0, yaml().replaceFirst("region: \"130110\"", "region: \"130108\""));
        assertThat(yaml()).contains("region: \"130110\"");
    }

    @Test
    void hostile_texts_are_refused_with_a_sentence() {
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            bomb.append(
                    "%s: &%s [*%s,*%s,*%s,*%s]\n"
                            .replace("%s", "" + name)
                            .replace("*" + name, "*" + (char) (name - 1)));
        }
        for (var hostile :
                new String[] {
                    "",
                    "\n",
                    "\uFEFF",
                    bomb.toString(),
                    "policy: !!java.net.URL [\"http://localhost\"]",
                    "policy: !!javax.script.ScriptEngineManager []",
                    "[".repeat(50_000),
                    "{a: ".repeat(20_000),
                    "- ".repeat(40_000),
                    "? ".repeat(40_000),
                    "&a ".repeat(30_000),
                    "\"".repeat(99_999),
                    "a: |\n" + " x\n".repeat(30_000),
                    "---\na: 1\n---\nb: 2\n",
                    "%YAML 9.9\n---\na: 1",
                    "<<: {a: 1}",
                    "a: \u0007",
                    "x".repeat(10_000_000),
                    yaml().replace("known(", "((((((")
                            .replace("when: |", "when: " + "(".repeat(20_000)),
                    yaml().replace("when: within", "when: " + "!".repeat(30_000) + "within"),
                    yaml().replace("when: within", "when: " + "true && ".repeat(5_000) + "within"),
                }) {
            var seen = check(hostile);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.body()).contains("处错误", "第1", "字");
        }
        var tooLong = save(0, "x".repeat(DraftText.MOST + 1));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("条文最多100,000字");
    }

    @Test
    void examples_that_fail_and_clauses_none_shows_are_said() {
        var text = yaml();
        var wrong =
                text.replaceFirst(
                        "verdict: eligible, amount: \"500.00\"",
                        "verdict: undecided, unknown: [home]");
        assertThat(check(wrong).body()).contains("其中1个与预期不符", "还不能判断：家庭不在石家庄域内", "符合；500.00元");
        var without = text.substring(0, text.indexOf("  - name: 企业职工，单位类型未知"));
        assertThat(check(without).body()).contains("案例还没有显示的情况", "非公企业、工商户员工或施工工地务工人员：未知");
    }

    @Test
    void one_person_is_tried_with_reasons_what_would_settle_it_and_the_nearest_miss() {
        var undecided =
                browsing.send(
                                officer,
                                edit(),
                                "do",
                                "trial",
                                "text",
                                yaml(),
                                "revision",
                                "0",
                                "fact-hukou",
                                "河北省保定市",
                                "fact-home",
                                "130600",
                                "fact-residence",
                                "河北省保定市",
                                "fact-stay_place",
                                "河北省石家庄市鹿泉区",
                                "fact-stay_from",
                                "2021-02-01",
                                "fact-stay_to",
                                "2021-02-20",
                                "fact-worker_category",
                                "employee")
                        .body();
        assertThat(undecided)
                .contains("待核实", "✓", "?", "户籍所在地：河北省保定市", "留在鹿泉过年")
                .contains("查明单位类型，可能认定为符合");
        var refused =
                browsing.send(
                                officer,
                                edit(),
                                "do",
                                "trial",
                                "text",
                                yaml(),
                                "revision",
                                "0",
                                "fact-hukou",
                                "130600",
                                "fact-home",
                                "130600",
                                "fact-residence",
                                "130600",
                                "fact-stay_place",
                                "130110",
                                "fact-stay_from",
                                "2021-02-01",
                                "fact-stay_to",
                                "2021-02-14",
                                "fact-worker_category",
                                "employee",
                                "fact-employer_kind",
                                "private")
                        .body();
        assertThat(refused).contains("不符合", "✗", "“留岗结束日期”若为2021年2月17日，“春节假期留在鹿泉”即满足");
        var wrong =
                browsing.send(
                                officer,
                                edit(),
                                "do",
                                "trial",
                                "text",
                                yaml(),
                                "fact-hukou",
                                "某地",
                                "fact-stay_from",
                                "昨天",
                                "fact-stay_to",
                                "2222-01-01")
                        .body();
        assertThat(wrong).contains("没有找到这个地方", "应是一个日期", "超出这一项允许的范围");
    }

    @Test
    void a_table_is_edited_as_a_grid_and_written_back_into_the_text() {
        var scale =
                """
                scale:
                  type: tiers(int, money)
                  label: 按天数
                  label_en: By days
                  open: 原文没有写明。
                  open_en: Not said.
                  values:
                    2021-01-21:
                      - { from: 0, to: 3, value: "0.00" } # 不满四天
                      - { from: 5, value: "500.00" }
                """;
        var text =
                yaml().replace(
                                "  amount:\n    type: money",
                                scale.indent(2) + "  amount:\n    type: money");
        assertThat(check(text).body()).contains("这一档从 5 开始，上一档到 3 为止", "table:scale:2021-01-21");
        var grid = act("table:scale:2021-01-21", text);
        assertThat(grid.body()).contains("按天数", "有空缺", "缺4到4", "wg-row-gap");
        var wrong =
                browsing.send(
                        officer,
                        edit(),
                        "do",
                        "write:scale:2021-01-21",
                        "text",
                        text,
                        "row-0-from",
                        "x",
                        "row-0-value",
                        "1");
        assertThat(wrong.status()).isEqualTo(422);
        var written =
                browsing.send(
                        officer,
                        edit(),
                        "do",
                        "write:scale:2021-01-21",
                        "text",
                        text.replace("\n", "\r\n"),
                        "revision",
                        "0",
                        "row-0-was",
                        "0",
                        "row-0-from",
                        "0",
                        "row-0-to",
                        "4",
                        "row-0-value",
                        "0.00",
                        "row-1-was",
                        "1",
                        "row-1-from",
                        "5",
                        "row-1-to",
                        "",
                        "row-1-value",
                        "500.00");
        assertThat(written.body())
                .contains("条文正确。", "已写入条文，还没有保存", "to: 4, value: \"0.00\" } # 不满四天");
        assertThat(act("table:none:", text).body()).contains("没有这个表格");
    }

    @Test
    void an_issued_policy_is_followed_by_a_new_version_once() {
        desk.issue(CODE, "500000");
        assertThat(browsing.open(officer, edit()).status()).isEqualTo(409);
        assertThat(save(0, "x").status()).isEqualTo(409);
        var next = browsing.send(officer, "/policies/" + id + "/versions").location();
        assertThat(browsing.send(officer, "/policies/" + id + "/versions").location())
                .isEqualTo(next);
        assertThat(desk.policy(CODE).version()).isEqualTo(2);
        assertThat(browsing.open(officer, next).body())
                .contains("version: 2", "张试一于2021年2月5日 09:00保存", "条文正确。");
        assertThat(audit()).contains("policy-begun");
        var draft = desk.policy(CODE).id();
        assertThat(browsing.send(officer, "/policies/" + draft + "/versions").status())
                .isEqualTo(409);
    }

    @Test
    void a_policy_begins_from_the_pattern() {
        var begun =
                browsing.send(
                        officer,
                        "/policies/new",
                        "code",
                        "R-LQ-7",
                        "title",
                        "试验：“补贴”",
                        "titleEn",
                        "A \"trial\"",
                        "schema",
                        "worker/1");
        assertThat(begun.location()).matches("/policies/[0-9a-f-]{36}/edit");
        assertThat(browsing.open(officer, begun.location()).body())
                .contains("编写R-LQ-7第1版", "试验：“补贴”", "条文正确。", "130110");
        var again =
                browsing.send(
                        officer,
                        "/policies/new",
                        "code",
                        "R-LQ-7",
                        "title",
                        "又",
                        "titleEn",
                        "x",
                        "schema",
                        "worker/1");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("这个编号已经有政策在用");
        assertThat(browsing.send(officer, "/policies/new", "code", "lq", "title", "a\nb").body())
                .contains("编号应像R-LQ-7", "名称应在一行之内", "请填写名称", "请选择针对的对象");
    }

    @Test
    void only_policy_officers_of_the_office_write_and_the_neighbour_finds_nothing() {
        for (var who :
                new Officer[] {
                    desk.officer(LUQUAN, "luquan-jingban", Role.CASEWORKER),
                    desk.officer(new OrgPath("cn/13/1301/"), "sjz-zhengce", Role.POLICY_OFFICER),
                }) {
            assertThat(browsing.open(who, edit()).status()).isEqualTo(403);
            assertThat(browsing.send(who, edit(), "do", "save", "text", "x").status())
                    .isEqualTo(403);
            assertThat(browsing.send(who, "/policies/" + id + "/versions").status()).isEqualTo(403);
        }
        var neighbour = desk.officer(YUHUA, "yuhua-zhengce", Role.values());
        assertThat(browsing.open(neighbour, edit()).status()).isEqualTo(404);
        for (var step : new String[] {"save", "check", "trial", "table:a:", "write:a:"}) {
            assertThat(browsing.send(neighbour, edit(), "do", step, "text", "x").status())
                    .isEqualTo(404);
        }
        save(0, yaml() + "# 鹿泉\n");
        assertThat(textsSeenBy(YUHUA)).isZero();
        assertThat(textsSeenBy(LUQUAN)).isEqualTo(1);
    }

    @Test
    void what_an_office_wrote_is_never_overwritten_by_a_file_and_never_changes() {
        var changed = yaml().replace("留鹿过年补贴", "留鹿过年补贴（修订）");
        save(0, changed);
        catalogue.load();
        assertThat(yaml()).isEqualTo(changed);
        desk.issue(CODE, "500000");
        catalogue.load();
        assertThat(yaml()).isEqualTo(changed);
        for (var sql :
                new String[] {
                    "update policy.draft_text set text = ''",
                    "delete from policy.draft_text",
                    "insert into policy.draft_text select policy_version_id, 9, org_path, text,"
                            + " is_runnable, saved_by, saved_by_name, saved_at from"
                            + " policy.draft_text"
                }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> owner().sql(sql).update());
        }
    }

    private Browsing.Seen save(int revision, String text) {
        return browsing.send(
                officer,
                edit(),
                "do",
                "save",
                "revision",
                "" + revision,
                "text",
                text.replace("\n", "\r\n"));
    }

    private Browsing.Seen check(String text) {
        return act("check", text);
    }

    private Browsing.Seen act(String step, String text) {
        return browsing.send(officer, edit(), "do", step, "revision", "0", "text", text);
    }

    private static long lineOf(String text, String words) {
        return text.substring(0, text.indexOf(words)).lines().count();
    }

    private String edit() {
        return "/policies/" + id + "/edit";
    }

    private String yaml() {
        return owner().sql("select yaml from policy.policy_version where policy_version_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private List<@Nullable String> confirmed() {
        return owner().sql("select name from policy.parameter_confirmation")
                .query(String.class)
                .list();
    }

    private JdbcClient owner() {
        return JdbcClient.create(TestDatabase.owner());
    }

    private String audit() {
        return owner().sql(
                        "select string_agg(action || ' ' || detail, '\n"
                                + "') from security.audit_entry")
                .query(String.class)
                .single();
    }

    private long textsSeenBy(OrgPath office) {
        var sql = "select count(*) from policy.draft_text";
        var seen =
                Scope.system(office, "test")
                        .call(() ->
                                transactions.execute(
                                        status -> jdbc.sql(sql).query(Long.class).single()));
        return Objects.requireNonNull(seen);
    }
}
