package org.wengang.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** I-23 and I-24 (domain.md A8.1) as 张家口 reported them, a thousand times smaller. */
@WengangTest
class StayFiguresIT {

    private static final OrgPath XUANHUA = new OrgPath("cn/13/1307/130705/");
    private static final OrgPath KANGBAO = new OrgPath("cn/13/1307/130723/");
    private static final OrgPath ZHANGJIAKOU = new OrgPath("cn/13/1307/");
    private static final String WINDOW = "from=2021-01-21&to=2021-03-31";

    private final RosterDesk desk;
    private final Browsing browsing;

    @Autowired
    StayFiguresIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
    }

    private void bring(Officer officer, String schema, List<Map<String, @Nullable Object>> rows) {
        assertThat(
                        desk.bring(officer, schema, "台账.csv", file(rows.toArray(Map[]::new)).csv())
                                .counts())
                .isEqualTo(new Counts(rows.size(), 0, 0, 0));
    }

    private static Map<String, @Nullable Object> stay(
            int person, int employer, @Nullable String scope) {
        return row(
                "姓名",
                "张试一",
                "证件号码",
                id(person),
                "单位名称",
                "试验" + employer + "厂",
                "统一社会信用代码",
                uscc(employer),
                "留岗开始日期",
                "2021-02-01",
                "户籍范围",
                scope);
    }

    /** 60,222 of the city and 10,929 of elsewhere, 71,151 together, with 1,875 employers. */
    @Test
    void i_23_employers_and_people_by_household_add_up_and_open() {
        var xuanhua = desk.officer(XUANHUA, "xuanhua-jingban", Role.CASEWORKER);
        var roster = GivenRoster.with("姓名", "证件号码", "户籍所在地");
        for (int i = 0; i < 10; i++) {
            roster.row("张试一", id(i), i < 7 ? "130723" : i < 9 ? "130181" : null);
        }
        desk.bring(xuanhua, roster);
        var stays = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < 60; i++) {
            stays.add(stay(i, i % 2, i < 10 ? null : "本市户籍"));
        }
        bring(xuanhua, "stay-on-post/1", stays);
        var kangbao = desk.officer(KANGBAO, "kangbao-jingban", Role.CASEWORKER);
        var others = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 60; i < 71; i++) {
            others.add(stay(i, 1 + i % 2, "非本市户籍"));
        }
        bring(kangbao, "stay-on-post/1", others);
        var city = desk.officer(ZHANGJIAKOU, "zhangjiakou-tongji", Role.STATISTICIAN);
        assertThat(browsing.open(city, "/bulletins/stays?" + WINDOW).body())
                .contains("3家企业留岗员工71人，其中本市户籍57人，非本市户籍13人，户籍不详1人")
                .contains("宣化区", "康保县");
        assertThat(browsing.open(city, "/bulletins/stays/people?of=outside&" + WINDOW).body())
                .contains("张**", id(7).substring(14), id(60).substring(14))
                .doesNotContain(id(60));
        assertThat(browsing.open(city, "/bulletins/stays/employers?" + WINDOW).body())
                .contains("试验0厂", "试验1厂", "试验2厂");
        assertThat(
                        browsing.open(city, "/bulletins/stays/people/file.csv?of=outside&" + WINDOW)
                                .body())
                .contains("张**", id(7).substring(14), "2021-02-01")
                .doesNotContain(id(60));
        assertThat(browsing.open(city, "/bulletins/stays/employers/file.csv?" + WINDOW).body())
                .contains("试验0厂", uscc(2));
        assertThat(browsing.open(city, "/api/v1/bulletins/stays?" + WINDOW).body())
                .contains(
                        "\"employers\":3,\"people\":71,\"local\":57,\"outside\":13,\"unknown\":1");
        assertThat(browsing.open(xuanhua, "/bulletins/stays?" + WINDOW).body())
                .contains("2家企业留岗员工60人");
        assertThat(browsing.open(city, "/bulletins/stays?from=2020-01-01&to=2020-12-31").body())
                .contains("0家企业留岗员工0人");
        assertThat(browsing.open(city, "/bulletins/stays?from=2021-03-31&to=2021-01-21").status())
                .isEqualTo(422);
    }

    /** “96家扶贫龙头企业共有非本县贫困劳动力就地过年65人,56家扶贫车间共有非本县贫困劳动力就地过年5人” */
    @Test
    void i_24_the_poor_of_other_counties_with_employers_of_poverty_alleviation() {
        var xuanhua = desk.officer(XUANHUA, "xuanhua-jingban", Role.CASEWORKER);
        var roster = GivenRoster.with("姓名", "证件号码", "户籍所在地");
        for (int i = 0; i < 5; i++) {
            roster.row("张试一", id(i), i == 0 ? "130705" : i == 4 ? null : "130723");
        }
        desk.bring(xuanhua, roster);
        var groups = new ArrayList<Map<String, @Nullable Object>>();
        for (int i : new int[] {0, 1, 2, 4}) {
            groups.add(row("姓名", "张试一", "证件号码", id(i), "重点群体", "脱贫人口", "认定日期", "2020-01-01"));
        }
        bring(xuanhua, "target-group/1", groups);
        bring(
                xuanhua,
                "employer-listing/1",
                List.of(listed(1, "扶贫龙头企业"), listed(2, "扶贫龙头企业"), listed(3, "扶贫车间")));
        bring(
                xuanhua,
                "stay-on-post/1",
                List.of(
                        stay(0, 1, null),
                        stay(1, 1, null),
                        stay(2, 2, null),
                        stay(3, 2, null),
                        stay(4, 3, null)));
        var page = browsing.open(xuanhua, "/bulletins/stays?" + WINDOW).body();
        assertThat(figures(page))
                .endsWith("2 扶贫龙头企业", "2 其中留岗的非本县贫困劳动力", "1 扶贫车间", "0 其中留岗的非本县贫困劳动力");
        assertThat(page).contains("另有 1 名贫困劳动力");
        assertThat(
                        browsing.open(
                                        xuanhua,
                                        "/bulletins/stays/people?of=poverty_alleviation_leading&"
                                                + WINDOW)
                                .body())
                .contains(id(1).substring(14), id(2).substring(14))
                .doesNotContain(id(0).substring(14) + "<");
    }

    private static Map<String, @Nullable Object> listed(int employer, String list) {
        return row(
                "单位名称",
                "试验" + employer + "厂",
                "统一社会信用代码",
                uscc(employer),
                "名单",
                list,
                "列入日期",
                "2020-01-01");
    }

    private static List<String> figures(String page) {
        return Pattern.compile(
                        "wg-figure-number\">([^<]*)</span>\\s*<span"
                                + " class=\"wg-figure-label\">([^<]*)<")
                .matcher(page)
                .results()
                .map(match -> match.group(1).strip() + " " + match.group(2))
                .toList();
    }
}
