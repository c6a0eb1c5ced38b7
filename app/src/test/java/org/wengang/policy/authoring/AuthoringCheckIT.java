package org.wengang.policy.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Officer;

/** What the page says of a text, right, wrong or hostile. */
@WengangTest
class AuthoringCheckIT {

    @Autowired ApplicationContext application;

    private WritingDesk writing;
    private Browsing browsing;
    private Officer officer;

    @BeforeEach
    void a_draft_of_luquan() {
        writing = new WritingDesk(application, new PolicyDesk(application));
        browsing = writing.browsing();
        officer = writing.officer();
    }

    @Test
    void a_draft_is_shown_with_its_text_and_what_the_check_says() {
        var seen = browsing.open(officer, writing.edit());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("条文正确。", "policy: R-SJZ-04", "随程序发布的条文", "试一个人", "预算总额")
                .doesNotContain("处错误");
        assertThat(browsing.openInEnglish(officer, writing.edit()).body())
                .contains("The text is correct.", "Try one person", "Place of stay");
    }

    @Test
    void a_text_can_become_nobody_elses() {
        for (var change :
                new String[][] {
                    {"policy: R-SJZ-04", "policy: R-SJZ-05", "编号应是R-SJZ-04"},
                    {"version: 1", "version: 2", "版本应是1"},
                    {"region: \"130110\"", "region: \"130108\"", "地区130108不由本单位负责"},
                }) {
            var before = writing.yaml();
            var seen = writing.check(before.replaceFirst(change[0], change[1]));
            assertThat(seen.body()).contains("条文有1处错误", change[2]);
            assertThat(seen.status()).isEqualTo(200);
        }
        writing.save(0, writing.yaml().replaceFirst("region: \"130110\"", "region: \"130108\""));
        assertThat(writing.yaml()).contains("region: \"130110\"");
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
                    writing.yaml()
                            .replace("known(", "((((((")
                            .replace("when: |", "when: " + "(".repeat(20_000)),
                    writing.yaml()
                            .replace("when: within", "when: " + "!".repeat(30_000) + "within"),
                    writing.yaml()
                            .replace(
                                    "when: within", "when: " + "true && ".repeat(5_000) + "within"),
                }) {
            var seen = writing.check(hostile);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.body()).contains("处错误", "第1", "字");
        }
        var tooLong = writing.save(0, "x".repeat(DraftText.MOST + 1));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("条文最多100,000字");
    }

    @Test
    void examples_that_fail_and_clauses_none_shows_are_said() {
        var text = writing.yaml();
        var wrong =
                text.replaceFirst(
                        "verdict: eligible, amount: \"500.00\"",
                        "verdict: undecided, unknown: [home]");
        assertThat(writing.check(wrong).body())
                .contains("其中1个与预期不符", "还不能判断：家庭不在石家庄域内", "符合；500.00元");
        var without = text.substring(0, text.indexOf("  - name: 企业职工，单位类型未知"));
        assertThat(writing.check(without).body()).contains("案例还没有显示的情况", "非公企业、工商户员工或施工工地务工人员：未知");
    }

    @Test
    void one_person_is_tried_with_reasons_what_would_settle_it_and_the_nearest_miss() {
        var undecided =
                writing.tried(
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
                writing.tried(
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
                writing.tried(
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
                writing.yaml()
                        .replace(
                                "  amount:\n    type: money",
                                scale.indent(2) + "  amount:\n    type: money");
        assertThat(writing.check(text).body())
                .contains("这一档从 5 开始，上一档到 3 为止", "table:scale:2021-01-21");
        var grid = writing.act("table:scale:2021-01-21", text);
        assertThat(grid.body()).contains("按天数", "有空缺", "缺4到4", "wg-row-gap");
        var wrong =
                browsing.send(
                        officer,
                        writing.edit(),
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
                        writing.edit(),
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
        assertThat(writing.act("table:none:", text).body()).contains("没有这个表格");
    }
}
