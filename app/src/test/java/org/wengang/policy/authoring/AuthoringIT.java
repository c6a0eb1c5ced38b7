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
    private WritingDesk writing;
    private Browsing browsing;
    private Officer officer;
    private UUID id;

    @BeforeEach
    void a_draft_of_luquan() {
        desk = new PolicyDesk(application);
        writing = new WritingDesk(application, desk);
        browsing = writing.browsing();
        officer = writing.officer();
        id = writing.id();
    }

    @Test
    void a_sound_text_becomes_the_draft_and_drops_words_on_other_questions() {
        desk.confirm(officer, CODE, "500000");
        var changed =
                writing.yaml().replace("留鹿过年补贴", "留鹿过年补贴（修订）").replace("没有写明资金总额。", "没有写明资金总额和来源。");
        assertThat(writing.save(0, changed).location()).isEqualTo(writing.edit());
        assertThat(writing.yaml()).isEqualTo(changed);
        assertThat(desk.policy(CODE).title().chinese()).endsWith("（修订）");
        assertThat(confirmed()).hasSize(4).doesNotContain("budget");
        assertThat(audit())
                .contains("policy-text-saved", "R-SJZ-04 version 1: revision 1, complete");
    }

    @Test
    void a_broken_text_is_kept_as_unfinished_and_is_never_the_draft() {
        var before = writing.yaml();
        var broken = before.replace("p.hukou, param", "p.hukuo, param");
        writing.save(0, broken);
        assertThat(writing.yaml()).isEqualTo(before);
        var seen = browsing.open(officer, writing.edit()).body();
        assertThat(seen)
                .contains("未完成的条文", "p.hukuo", "没有事实“hukuo”", "条文改正以后可以试")
                .contains(
                        "data-line=\"%d\" data-column=\"19\"".formatted(lineOf(broken, "p.hukuo")));
        assertThat(browsing.send(officer, "/policies/" + id + "/issue").body())
                .contains("最近保存的条文还没有完成");
        assertThat(browsing.open(officer, "/policies/" + id).body()).contains("下面显示的仍是上一份完整的条文");
        writing.save(1, before);
        assertThat(browsing.open(officer, writing.edit()).body()).doesNotContain("只供继续编写");
        assertThat(browsing.open(officer, "/policies/" + id).body()).doesNotContain("上一份完整的条文");
    }

    @Test
    void the_second_of_two_who_save_is_told_and_loses_nothing() {
        writing.save(0, writing.yaml().replace("留鹿过年", "留鹿过年甲"));
        var second = writing.save(0, writing.yaml().replace("title: 鹿泉区", "title: 鹿泉区乙"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("别人先保存了", "张试一在2021", "留鹿过年甲补贴", "鹿泉区乙")
                .contains("name=\"revision\" value=\"1\"")
                .contains("处不同", "<code class=\"d-block wg-line\">title: 鹿泉区乙");
        assertThat(writing.yaml()).contains("甲").doesNotContain("乙");
    }

    @Test
    void an_issued_policy_is_followed_by_a_new_version_once() {
        desk.issue(CODE, "500000");
        assertThat(browsing.open(officer, writing.edit()).status()).isEqualTo(409);
        assertThat(writing.save(0, "x").status()).isEqualTo(409);
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
    void no_version_begins_from_a_text_that_is_no_rule_any_more() {
        desk.issue(CODE, "500000");
        desk.changeIssued(
                JdbcClient.create(TestDatabase.owner()),
                CODE,
                "yaml = replace(yaml, 'p.home', 'p.gone')");
        var answer = browsing.send(officer, "/policies/" + id + "/versions");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("R-SJZ-04这一版的文本", "不能由它开始新版本");
        assertThat(browsing.open(officer, "/policies/" + id).status()).isEqualTo(200);
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
            assertThat(browsing.open(who, writing.edit()).status()).isEqualTo(403);
            assertThat(browsing.send(who, writing.edit(), "do", "save", "text", "x").status())
                    .isEqualTo(403);
            assertThat(browsing.send(who, "/policies/" + id + "/versions").status()).isEqualTo(403);
        }
        var neighbour = desk.officer(YUHUA, "yuhua-zhengce", Role.values());
        assertThat(browsing.open(neighbour, writing.edit()).status()).isEqualTo(404);
        for (var step : new String[] {"save", "check", "trial", "table:a:", "write:a:"}) {
            assertThat(browsing.send(neighbour, writing.edit(), "do", step, "text", "x").status())
                    .isEqualTo(404);
        }
        writing.save(0, writing.yaml() + "# 鹿泉\n");
        assertThat(textsSeenBy(YUHUA)).isZero();
        assertThat(textsSeenBy(LUQUAN)).isEqualTo(1);
    }

    @Test
    void what_an_office_wrote_is_never_overwritten_by_a_file_and_never_changes() {
        var changed = writing.yaml().replace("留鹿过年补贴", "留鹿过年补贴（修订）");
        writing.save(0, changed);
        catalogue.load();
        assertThat(writing.yaml()).isEqualTo(changed);
        desk.issue(CODE, "500000");
        catalogue.load();
        assertThat(writing.yaml()).isEqualTo(changed);
        for (var sql :
                new String[] {
                    "update policy.draft_text set text = ''",
                    "delete from policy.draft_text",
                    "insert into policy.draft_text select policy_version_id, 9, org_path, text,"
                            + " is_runnable, saved_by, saved_by_name, saved_at from"
                            + " policy.draft_text"
                }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> writing.owner().sql(sql).update());
        }
    }

    private static long lineOf(String text, String words) {
        return text.substring(0, text.indexOf(words)).lines().count();
    }

    private List<@Nullable String> confirmed() {
        return writing.owner()
                .sql("select name from policy.parameter_confirmation")
                .query(String.class)
                .list();
    }

    private String audit() {
        return writing.owner()
                .sql(
                        "select string_agg(action || ' ' || detail, '; ') from"
                                + " security.audit_entry")
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
