package org.wengang.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenRoster.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.registry.name.NamesToRead;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Conditions, orders, columns and pages of the ledger, all in the address. */
@WengangTest
class LedgerIT {

    private final RosterDesk desk;
    private final Browsing browsing;
    private final NamesToRead namesToRead;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    LedgerIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
        this.namesToRead = context.getBean(NamesToRead.class);
    }

    @BeforeEach
    void seven_people_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(
                officer,
                GivenRoster.with(
                                "姓名",
                                "证件号码",
                                "手机号码",
                                "户籍所在地",
                                "用人单位名称",
                                "统一社会信用代码",
                                "人员类别",
                                "留岗开始日期",
                                "留岗结束日期")
                        .row(
                                "张试一",
                                id(1),
                                "13800000001",
                                "河北省保定市",
                                "石家庄试验机械厂",
                                null,
                                "企业职工",
                                "2021-02-01",
                                "2021-02-17")
                        .row(
                                "单试二",
                                id(2),
                                null,
                                "河北省石家庄市鹿泉区",
                                "石家庄试验机械厂",
                                null,
                                "快递从业人员",
                                "2021-02-11",
                                "2021-02-20")
                        .row("吕试三", id(3), null, "山东省济南市", "试验纺织厂", null, null, null, null)
                        .row("欧阳试四", id(4), null, null, null, null, null, "2021-01-01", null)
                        .row(
                                "阿试古丽·买买提",
                                id(5),
                                null,
                                "新疆维吾尔自治区喀什地区",
                                "试验纺织厂",
                                null,
                                "其他",
                                null,
                                "2021-02-01")
                        .row("张乐", id(6), null, "河北省", "百分之%厂", null, null, null, null)
                        .row("赵䶮", id(7), null, "北京市", null, null, null, null, null));
    }

    @Test
    void is_found_by_characters_pinyin_and_initials() {
        all_show(
                "q=",
                Map.ofEntries(
                        Map.entry("张", "张乐 张试一"),
                        Map.entry("试一", "张试一"),
                        Map.entry("试", "单试二 吕试三 张试一 欧阳试四 阿试古丽·买买提"),
                        Map.entry("买提", "阿试古丽·买买提"),
                        Map.entry("阳试", "欧阳试四"),
                        Map.entry("试四", "欧阳试四"),
                        Map.entry("张 一", "张试一"),
                        Map.entry("zhangshi", "张试一"),
                        Map.entry("zs", "张试一"),
                        Map.entry("shanshi", "单试二"),
                        Map.entry("danshier", "单试二"),
                        Map.entry("lu", "吕试三"),
                        Map.entry("zhangyue", "张乐"),
                        Map.entry("zhangle", "张乐"),
                        Map.entry("zhaoyan", "赵䶮"),
                        Map.entry("ashiguli", "阿试古丽·买买提"),
                        Map.entry("䶮", "赵䶮"),
                        Map.entry("张%", ""),
                        Map.entry("李", "")));
    }

    @Test
    void every_condition_lets_through_whom_it_names_and_the_unknown_fulfils_none() {
        all_show(
                "",
                Map.ofEntries(
                        Map.entry("hukou=河北省", "单试二 张乐 张试一"),
                        Map.entry("hukou=130000", "单试二 张乐 张试一"),
                        Map.entry("hukou=河北省石家庄市", "单试二"),
                        Map.entry("hukou=河北省石家庄市鹿泉区", "单试二"),
                        Map.entry("employer=试验", "单试二 吕试三 张试一 阿试古丽·买买提"),
                        Map.entry("employer=机械", "单试二 张试一"),
                        Map.entry("employer=%", "张乐"),
                        Map.entry("category=courier", "单试二"),
                        Map.entry("from=2021-02-18", "单试二"),
                        Map.entry("to=2021-01-31", "欧阳试四"),
                        Map.entry("from=2021-02-02&to=2021-02-05", "张试一"),
                        Map.entry("unknown=hukou", "欧阳试四"),
                        Map.entry("unknown=mobile&unknown=employer_name", "欧阳试四 赵䶮"),
                        Map.entry("since=2021-02-05", "单试二 吕试三 张乐 张试一 欧阳试四 赵䶮 阿试古丽·买买提"),
                        Map.entry("since=2021-02-06", ""),
                        Map.entry("q=张&hukou=河北省保定市", "张试一"),
                        Map.entry("office=cn/13/1301/130110/", "单试二 吕试三 张乐 张试一 欧阳试四 赵䶮 阿试古丽·买买提")));
    }

    private void all_show(String condition, Map<String, String> cases) {
        var softly = new SoftAssertions();
        cases.forEach((typed, names) ->
                softly.assertThat(sorted(condition + typed)).as(typed).isEqualTo(names));
        softly.assertAll();
    }

    @Test
    void is_sorted_by_what_the_address_says_the_unknown_last() {
        var softly = new SoftAssertions();
        Map.of(
                        "name&order=asc",
                        "阿试古丽·买买提 吕试三 欧阳试四 单试二 张乐 张试一 赵䶮",
                        "name&order=desc",
                        "赵䶮 张试一 张乐 单试二 欧阳试四 吕试三 阿试古丽·买买提",
                        "stay&order=asc",
                        "欧阳试四 张试一 单试二",
                        "stay&order=desc",
                        "单试二 张试一 欧阳试四",
                        "employer&order=asc",
                        "百分之%厂|石家庄试验机械厂|石家庄试验机械厂|试验纺织厂|试验纺织厂|未知|未知",
                        "employer&order=desc",
                        "试验纺织厂|试验纺织厂|石家庄试验机械厂|石家庄试验机械厂|百分之%厂|未知|未知")
                .forEach((sort, begins) ->
                        softly.assertThat(shown("/workers?sort=" + sort + "&col=employer", begins))
                                .as(sort)
                                .startsWith(begins));
        softly.assertAll();
    }

    private String shown(String path, String begins) {
        var body = browsing.open(officer, path).body();
        return begins.contains("|")
                ? String.join("|", cells(body, "<td data-label=\"用人单位名称\">([^<]*)<"))
                : String.join(" ", names(body));
    }

    @Test
    void pages_lead_on_and_back_without_a_gap_in_every_order() {
        var roster = GivenRoster.with("姓名", "证件号码", "用人单位名称", "留岗开始日期");
        for (int i = 10; i < 140; i++) {
            roster.row(
                    "王试甲乙丙丁戊".charAt(i % 5),
                    id(i),
                    i % 3 == 0 ? null : "试验" + i % 4 + "厂",
                    i % 7 < 3 ? null : "2021-02-0" + (1 + i % 3));
        }
        desk.bring(officer, roster);
        for (var sort : LedgerSort.values()) {
            for (var order : List.of("asc", "desc")) {
                var path = "/workers?sort=" + sort.code() + "&order=" + order;
                var forward = new ArrayList<List<String>>();
                var body = browsing.open(officer, path).body();
                forward.add(workers(body));
                for (var next = rel(body, "next"); next.isPresent(); next = rel(body, "next")) {
                    body = browsing.open(officer, next.get()).body();
                    forward.add(workers(body));
                }
                assertThat(forward.stream().flatMap(List::stream).toList())
                        .as(path)
                        .hasSize(137)
                        .doesNotHaveDuplicates();
                var back = new ArrayList<List<String>>();
                back.add(workers(body));
                for (var prev = rel(body, "prev"); prev.isPresent(); prev = rel(body, "prev")) {
                    body = browsing.open(officer, prev.get()).body();
                    back.addFirst(workers(body));
                }
                assertThat(back).as(path).isEqualTo(forward);
            }
        }
    }

    @Test
    void the_columns_are_those_of_the_address_and_numbers_stay_masked() {
        var body =
                browsing.open(officer, "/workers?col=mobile&col=category&col=office&q=zs").body();
        assertThat(body)
                .contains("data-label=\"手机号码\">138****0001", "企业职工", "鹿泉区", "共 1 人")
                .doesNotContain("data-label=\"户籍所在地\"", "13800000001", id(1));
    }

    @Test
    void a_condition_that_cannot_be_read_is_told_beside_its_field_and_finds_nobody() {
        var seen = browsing.open(officer, "/workers?hukou=鹿泉区&from=2021");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body())
                .contains("不够明确。可能是：河北省石家庄市鹿泉区（130110）", "请按 2021-02-11 这样写日期")
                .doesNotContain("张试一");
        var api = browsing.open(officer, "/api/v1/workers?office=cn/13/");
        assertThat(api.status()).isEqualTo(422);
        assertThat(api.body()).contains("registry-ledger-condition", "office");
        assertThat(browsing.open(officer, "/workers?after=nobody").status()).isEqualTo(404);
        assertThat(
                        browsing.open(
                                        officer,
                                        "/workers?after=00000000-0000-0000-0000-000000000000")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void the_city_sees_one_office_or_all_and_the_next_county_nothing() {
        var city = desk.officer(new OrgPath("cn/13/1301/"), "sjz-tongji", Role.STATISTICIAN);
        assertThat(names(browsing.open(city, "/workers?office=cn/13/1301/130110/").body()))
                .hasSize(7);
        assertThat(names(browsing.open(city, "/workers?office=cn/13/1301/130108/").body()))
                .isEmpty();
        var other = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        for (var query :
                List.of(
                        "q=zs",
                        "q=试",
                        "q=" + id(1),
                        "q=买提",
                        "employer=试验",
                        "unknown=hukou",
                        "sort=name")) {
            assertThat(names(browsing.open(other, "/workers?" + query).body())).as(query).isEmpty();
        }
        var first = workers(browsing.open(officer, "/workers").body()).getFirst();
        assertThat(browsing.open(other, "/workers?after=" + first.substring(9)).status())
                .isEqualTo(404);
    }

    @Test
    void programs_ask_with_the_same_conditions_and_read_on() {
        var body = browsing.open(officer, "/api/v1/workers?q=张&sort=name").body();
        assertThat(body)
                .contains(
                        "\"name\":\"张乐\"",
                        "\"total\":{\"count\":2,\"exact\":true}",
                        "\"next\":null")
                .doesNotContain(id(1));
        assertThat(body.indexOf("张乐")).isLessThan(body.indexOf("张试一"));
    }

    @Test
    void names_without_keys_are_read_once_and_corrected_ones_again() {
        owner.sql("update registry.worker set name_keyed = null, name_pinyin = ''").update();
        assertThat(sorted("q=zhangshi")).isEmpty();
        assertThat(read()).isEqualTo(7);
        assertThat(sorted("q=zhangshi")).isEqualTo("张试一");
        owner.sql("update registry.worker set name = '李试改名者' where name = '张试一'").update();
        assertThat(read()).isEqualTo(1);
        assertThat(sorted("q=lishigai")).isEqualTo("李试改名者");
        assertThat(sorted("q=名者")).isEqualTo("李试改名者");
        assertThat(read()).isZero();
    }

    private long read() {
        return RosterDesk.as(officer, namesToRead::readAll);
    }

    /** In the order of their code points. */
    private String sorted(String query) {
        var body = browsing.open(officer, "/workers?" + query).body();
        return String.join(" ", names(body).stream().sorted().toList());
    }

    private static List<String> names(String html) {
        return cells(html, "href=\"/workers/[0-9a-f-]{36}\">([^<]+)</a>");
    }

    private static List<String> workers(String html) {
        return cells(html, "href=\"(/workers/[0-9a-f-]{36})\"");
    }

    private static List<String> cells(String html, String pattern) {
        return Pattern.compile(pattern).matcher(html).results().map(r -> r.group(1)).toList();
    }

    private static Optional<String> rel(String html, String rel) {
        return cells(html, "rel=\"" + rel + "\" href=\"([^\"]+)\"").stream()
                .map(path -> path.replace("&amp;", "&"))
                .findFirst();
    }
}
