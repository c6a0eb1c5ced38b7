package org.wengang.registry.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.net.URLDecoder;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.registry.FilledTemplate;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.book.Book;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** The register of employers and the lists they are on, as officers bring and see them. */
@WengangTest
class EmployerIT {

    private final RosterDesk desk;
    private final Browsing browsing;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    EmployerIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @SafeVarargs
    private ImportBatch bring(Book book, Map<String, @Nullable Object>... rows) {
        return desk.bring(officer, book.schema(), "台账.xlsx", file(rows).xlsx());
    }

    private static Map<String, @Nullable Object> employer(
            @Nullable String code, @Nullable String place, @Nullable Object staff) {
        return row("单位名称", "试验机械厂", "统一社会信用代码", code, "所在地", place, "员工总数", staff, "单位性质", "企业");
    }

    private String employer() {
        return "/employers/" + one("select entry_id from registry.employer", UUID.class);
    }

    private <T> T one(String query, Class<T> type) {
        return owner.sql(query).query(type).single();
    }

    @Test
    void every_fact_of_an_employer_has_its_source_and_former_values() {
        bring(Book.EMPLOYER, employer(uscc(1), "130110", 120));
        var later = bring(Book.EMPLOYER, employer(uscc(1), null, 118));
        assertThat(later.counts()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(bring(Book.EMPLOYER, employer(uscc(1), null, 118)).counts())
                .isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(browsing.open(officer, employer()).body())
                .contains("河北省石家庄市鹿泉区（130110）", "118", "原为 120（台账.xlsx 第 2 行", uscc(1))
                .contains("尚不知道：");
        assertThat(
                        browsing.open(officer, "/employers?import=" + later.id() + "&how=changed")
                                .body())
                .contains("试验机械厂");
        assertThat(browsing.open(officer, "/api/v1" + employer()).body())
                .contains("\"fact\":\"staff_total\",\"value\":\"118\"");
    }

    @Test
    void an_employer_without_a_code_is_known_by_name_and_place_until_one_is_given() {
        bring(Book.EMPLOYER, employer(null, "130110", 120));
        assertThat(bring(Book.EMPLOYER, employer(null, "130110", 120)).counts())
                .isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(browsing.open(officer, employer()).body()).contains("还不知道统一社会信用代码");
        assertThat(bring(Book.EMPLOYER, employer(uscc(1), "130110", 120)).counts())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(bring(Book.EMPLOYER, employer(null, "130110", 130)).counts())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(one("select count(*) from registry.employer", Long.class)).isEqualTo(1);
        assertThat(one("select uscc from registry.employer", String.class)).isEqualTo(uscc(1));
    }

    @Test
    void of_two_of_one_name_in_one_place_the_code_is_asked_for() {
        bring(Book.EMPLOYER, employer(uscc(1), "130110", 10), employer(uscc(2), "130110", 20));
        var unclear = bring(Book.EMPLOYER, employer(null, "130110", 30));
        assertThat(unclear.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(browsing.open(officer, "/imports/" + unclear.id()).body()).contains("同名同地");
        var twice =
                bring(Book.EMPLOYER, employer(uscc(3), "130108", 10), employer(null, "130108", 20));
        assertThat(twice.counts()).isEqualTo(new Counts(0, 0, 0, 2));
    }

    @Test
    void a_code_is_given_by_hand_and_the_second_officer_is_told() {
        bring(Book.EMPLOYER, employer(null, "130110", 120));
        var page = employer() + "/correction";
        var fields =
                new String[] {"fact", "uscc", "value", uscc(1), "reason", "看过营业执照", "version", "1"};
        assertThat(browsing.send(officer, page, fields).status()).isEqualTo(303);
        assertThat(browsing.open(officer, employer()).body()).contains("试一更正：看过营业执照", uscc(1));
        var second =
                browsing.send(
                        officer, page, "fact", "energy", "value", "是", "reason", "甲", "version",
                        "1");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("在您查看之后有了变化");
        assertThat(bring(Book.EMPLOYER, employer(uscc(1), null, 120)).counts())
                .isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(
                        one(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'entry-corrected'",
                                Long.class))
                .isEqualTo(1);
    }

    @Test
    void a_correction_without_a_reason_or_without_sense_changes_nothing() {
        bring(Book.EMPLOYER, employer(uscc(1), "130110", 120));
        var page = employer() + "/correction";
        var answer =
                browsing.send(officer, page, "fact", "division", "value", "98", "version", "1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("应在 1 至 97 之间", "请写明理由");
        var reviewer = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        assertThat(browsing.send(reviewer, page).status()).isEqualTo(403);
    }

    @Test
    void an_old_file_does_not_undo_a_correction_without_a_word() {
        bring(Book.EMPLOYER, employer(uscc(1), "130110", 120));
        browsing.send(
                officer,
                employer() + "/correction",
                "fact",
                "staff_total",
                "value",
                "118",
                "reason",
                "企业来电",
                "version",
                "1");
        var old = bring(Book.EMPLOYER, employer(uscc(1), "130110", 120));
        assertThat(old.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(browsing.open(officer, "/imports/" + old.id()).body()).contains("员工总数", "更正");
    }

    @Test
    void an_employer_is_registered_by_hand_once() {
        var fields =
                new String[] {
                    "organisation_name", "试验机械厂", "uscc", uscc(1), "section", "C", "reason", "走访"
                };
        assertThat(browsing.send(officer, "/employers", fields).status()).isEqualTo(303);
        assertThat(browsing.open(officer, employer()).body()).contains("制造业", "试一更正：走访");
        var again = browsing.send(officer, "/employers", fields);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("已经登记过");
        var faulty = browsing.send(officer, "/employers", "uscc", "1", "place", "某地");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body()).contains("没有填写", "找不到这个地方", "请写明依据");
    }

    @Test
    void workers_of_a_roster_belong_to_the_employer_of_their_code() {
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "用人单位名称", "统一社会信用代码")
                        .row("张试一", id(1), "试验机械厂", uscc(1))
                        .row("张试二", id(2), "试验机械厂", uscc(1))
                        .row("张试三", id(3), "试验纺织厂", null));
        assertThat(browsing.open(officer, "/employers/unregistered").body())
                .contains("试验机械厂", "试验纺织厂", "/employers/new?organisation_name=");
        var worker = one("select worker_id from registry.worker where name = '张试一'", UUID.class);
        assertThat(browsing.open(officer, "/workers/" + worker).body()).contains("（尚未登记）");
        bring(Book.EMPLOYER, employer(uscc(1), "130110", 2));
        assertThat(browsing.open(officer, "/employers/unregistered").body())
                .contains("试验纺织厂")
                .doesNotContain("试验机械厂");
        assertThat(browsing.open(officer, employer()).body()).contains("共 2 人", "张试一", "张试二");
        assertThat(browsing.open(officer, "/workers/" + worker).body()).contains(employer());
    }

    @Test
    void employers_to_be_registered_are_told_page_by_page_and_none_twice() {
        var roster = GivenRoster.with("姓名", "证件号码", "用人单位名称");
        for (int i = 1; i <= 52; i++) {
            roster.row("张试一", id(i), "试验" + Math.max(i, 2) + "号厂");
        }
        desk.bring(officer, roster);
        var first = browsing.open(officer, "/employers/unregistered").body();
        assertThat(first.indexOf("试验2号厂")).isPositive().isLessThan(first.indexOf("试验10号厂"));
        var next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = browsing.open(officer, URLDecoder.decode(next.group(1), UTF_8)).body();
        assertThat(second).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
        assertThat(Pattern.compile("试验\\d+号厂</th>").matcher(second).results().count()).isEqualTo(1);
        assertThat(browsing.open(officer, "/employers/unregistered?after=nothing").body())
                .contains("试验2号厂");
    }

    @Test
    void an_employer_is_on_a_list_from_a_day_to_a_day_and_never_twice_at_once() {
        bring(Book.EMPLOYER, employer(uscc(1), "130110", 2));
        assertThat(bring(Book.LISTING, listed("扶贫车间", "2020-01-01", null)).counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
        var again = bring(Book.LISTING, listed("扶贫车间", "2021-01-01", null));
        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(browsing.open(officer, "/imports/" + again.id()).body())
                .contains("与自 2020-01-01 起的一条记录时间重叠");
        assertThat(
                        bring(
                                        Book.LISTING,
                                        listed("扶贫车间", "2020-01-01", "2020-12-31"),
                                        listed("扶贫车间", "2021-01-01", null),
                                        listed("扶贫龙头企业", "2021-01-01", null),
                                        listed("重大项目", "2021-01-02", "2021-01-01"))
                                .counts())
                .isEqualTo(new Counts(2, 1, 0, 1));
        assertThat(browsing.open(officer, employer()).body())
                .contains("扶贫车间", "2020年1月1日 至 2020年12月31日", "自 2021年1月1日 起");
        assertThat(browsing.open(officer, "/employers?of=poverty_alleviation_workshop").body())
                .contains("试验机械厂");
        assertThat(browsing.open(officer, "/employers?of=major_works").body()).contains("没有找到");
        var listing =
                one(
                        "select entry_id from registry.employer_listing where until is not null",
                        UUID.class);
        var collides =
                browsing.send(
                        officer,
                        "/listings/" + listing + "/correction",
                        "fact",
                        "until",
                        "unknown",
                        "true",
                        "reason",
                        "甲",
                        "version",
                        "2");
        assertThat(collides.status()).isEqualTo(409);
        assertThat(collides.body()).contains("时间重叠");
    }

    private static Map<String, @Nullable Object> listed(
            String list, String since, @Nullable String until) {
        return row("单位名称", "试验机械厂", "统一社会信用代码", uscc(1), "名单", list, "列入日期", since, "移出日期", until);
    }

    @Test
    void two_rows_whose_days_overlap_are_both_refused() {
        var batch =
                bring(
                        Book.LISTING,
                        listed("扶贫车间", "2020-01-01", "2021-01-01"),
                        listed("扶贫车间", "2021-01-01", null));
        assertThat(batch.counts()).isEqualTo(new Counts(0, 0, 0, 2));
        assertThat(browsing.open(officer, "/imports/" + batch.id()).body())
                .contains("与第 3 行时间重叠", "与第 2 行时间重叠");
    }

    @Test
    void the_next_county_keeps_a_register_of_its_own() {
        bring(Book.EMPLOYER, employer(uscc(1), "130110", 120));
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(browsing.open(neighbour, "/employers").body()).doesNotContain("试验机械厂");
        assertThat(browsing.open(neighbour, employer()).status()).isEqualTo(404);
        desk.bring(
                neighbour,
                Book.EMPLOYER.schema(),
                "台账.xlsx",
                file(employer(uscc(1), "130108", 7)).xlsx());
        assertThat(one("select count(distinct organisation_id) from registry.employer", Long.class))
                .isEqualTo(1);
        assertThat(one("select count(*) from registry.employer", Long.class)).isEqualTo(2);
    }

    @Test
    void the_empty_form_of_every_ledger_is_taken_back_as_it_is_and_its_example_too() {
        for (var book : Book.values()) {
            var form = browsing.open(officer, "/imports/template?of=" + book.schema()).bytes();
            assertThat(desk.bring(officer, book.schema(), "空白.xlsx", form).counts())
                    .isEqualTo(new Counts(0, 0, 0, 0));
            var filled = new FilledTemplate(form).withExamples(6);
            assertThat(desk.bring(officer, book.schema(), "样例.xlsx", filled).counts())
                    .as(book.word())
                    .isEqualTo(new Counts(1, 0, 0, 0));
        }
    }
}
