package org.wengang.registry.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.kernel.Refused;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.book.Book;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** The ledgers about people: employment, stays on post, absences, target groups. */
@WengangTest
class PeopleBooksIT {

    private final RosterDesk desk;
    private final Browsing browsing;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    PeopleBooksIT(ApplicationContext context) {
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

    static Map<String, @Nullable Object> stay(
            String name, int person, String since, @Nullable String until) {
        return row(
                "姓名",
                name,
                "证件号码",
                id(person),
                "单位名称",
                "试验机械厂",
                "统一社会信用代码",
                uscc(1),
                "留岗开始日期",
                since,
                "留岗结束日期",
                until,
                "在岗天数",
                7);
    }

    private static Map<String, @Nullable Object> group(String group, String since) {
        return row("姓名", "张试一", "证件号码", id(1), "重点群体", group, "认定日期", since);
    }

    private static Map<String, @Nullable Object> absence(String left, @Nullable String back) {
        return row("姓名", "张试一", "证件号码", id(1), "外出日期", left, "返乡日期", back, "去向", "330100");
    }

    private <T> T one(String query, Class<T> type) {
        return owner.sql(query).query(type).single();
    }

    private String worker() {
        return "/workers/" + one("select worker_id from registry.worker", UUID.class);
    }

    @Test
    void whoever_a_ledger_names_and_no_roster_did_becomes_a_worker_with_the_row_as_source() {
        assertThat(bring(Book.STAY, stay("张试一", 1, "2021-02-01", null)).counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(browsing.open(officer, worker()).body())
                .contains("张试一", "台账.xlsx 第 2 行", "试验机械厂，留岗开始日期 2021年2月1日，在岗天数 7")
                .contains("/groups/new?worker=");
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)));
        assertThat(one("select count(*) from registry.worker", Long.class)).isEqualTo(1);
    }

    @Test
    void a_passport_is_met_in_a_ledger_once_a_roster_said_who_bears_it() {
        var stay = stay("张试一", 1, "2021-02-01", null);
        stay.put("证件类型", "外国护照");
        stay.put("证件号码", "X12345678");
        assertThat(bring(Book.STAY, stay).counts()).isEqualTo(new Counts(0, 0, 0, 1));
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件类型", "证件号码", "出生日期", "性别")
                        .row("张试一", "外国护照", "X12345678", "1990-05-01", "男"));
        assertThat(bring(Book.STAY, stay).counts()).isEqualTo(new Counts(1, 0, 0, 0));
        var typed = browsing.open(officer, "/groups/new?worker=" + worker().substring(9));
        assertThat(typed.body()).contains("外国护照").doesNotContain("X12345678", "id_kind");
        var added =
                browsing.send(
                        officer,
                        "/groups",
                        "worker",
                        worker().substring(9),
                        "target_group",
                        "disabled",
                        "since",
                        "2021-01-01",
                        "reason",
                        "看了残疾人证");
        assertThat(added.status()).isEqualTo(303);
        assertThat(one("select count(*) from registry.worker", Long.class)).isOne();
        var again =
                browsing.send(
                        officer,
                        "/groups",
                        "worker",
                        worker().substring(9),
                        "target_group",
                        "disabled",
                        "since",
                        "2021-01-01",
                        "reason",
                        "看了残疾人证");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("id=\"target_group-error\"", "已经登记过");
    }

    @Test
    void a_stay_that_ends_is_changed_and_a_second_one_at_once_is_refused() {
        bring(Book.STAY, stay("张试一", 1, "2021-02-01", null));
        assertThat(bring(Book.STAY, stay("张试一", 1, "2021-02-10", null)).counts())
                .isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(
                        bring(
                                        Book.STAY,
                                        stay("张试一", 1, "2021-02-01", "2021-02-09"),
                                        stay("张试一", 1, "2021-02-10", "2021-02-20"),
                                        stay("张试一", 1, "2021-02-20", "2021-02-21"))
                                .counts())
                .isEqualTo(new Counts(0, 1, 0, 2));
        assertThat(
                        one(
                                "select upper(daterange(since, until, '[]'))::text from"
                                        + " registry.stay",
                                String.class))
                .isEqualTo("2021-02-10");
    }

    @Test
    void the_database_itself_lets_no_two_stays_of_one_person_and_employer_overlap() {
        bring(Book.STAY, stay("张试一", 1, "2021-02-01", "2021-02-09"));
        bring(Book.STAY, stay("张试一", 1, "2021-03-01", null));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        owner.sql(
                                        """
                                        update registry.stay set until = '2021-03-01'
                                         where until = '2021-02-09'\
                                        """)
                                .update());
    }

    @Test
    void a_number_on_record_under_another_name_is_refused() {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)));
        var batch = bring(Book.STAY, stay("李试二", 1, "2021-02-01", null));
        assertThat(batch.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(browsing.open(officer, "/imports/" + batch.id()).body())
                .contains("登记的是另一个姓名")
                .doesNotContain("张试一");
    }

    @Test
    void a_person_is_of_several_groups_at_once_and_of_each_once() {
        assertThat(
                        bring(Book.GROUP, group("脱贫人口", "2020-01-01"), group("残疾人", "2019-01-01"))
                                .counts())
                .isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(bring(Book.GROUP, group("残疾人", "2021-01-01")).counts())
                .isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(browsing.open(officer, worker()).body()).contains("脱贫人口", "残疾人");
        assertThat(browsing.open(officer, "/groups?of=disabled").body()).contains("张试一", "残疾人");
        assertThat(browsing.open(officer, "/groups?of=hard_to_employ").body()).contains("没有找到");
        assertThat(browsing.open(officer, "/api/v1/groups").body())
                .contains("\"target_group\":\"disabled\"", id(1).substring(14))
                .doesNotContain(id(1));
    }

    @Test
    void whoever_comes_back_may_leave_again_the_same_day_but_not_before() {
        bring(Book.MIGRATION, absence("2021-02-20", null));
        assertThat(bring(Book.MIGRATION, absence("2021-06-01", null)).counts())
                .isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(
                        bring(
                                        Book.MIGRATION,
                                        absence("2021-02-20", "2021-06-01"),
                                        absence("2021-06-01", null))
                                .counts())
                .isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(browsing.open(officer, "/migrations").body())
                .contains("浙江省杭州市（330100）", "2021年6月1日");
    }

    @Test
    void from_the_page_of_a_worker_neither_name_nor_number_is_typed_again() {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)));
        var worker = worker().substring("/workers/".length());
        assertThat(browsing.open(officer, "/groups/new?worker=" + worker).body())
                .contains("张试一")
                .doesNotContain(id(1), "name=\"id\"");
        var answer =
                browsing.send(
                        officer,
                        "/groups",
                        "worker",
                        worker,
                        "target_group",
                        "hard_to_employ",
                        "since",
                        "2021-01-04",
                        "reason",
                        "认定表");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(browsing.open(officer, worker()).body()).contains("就业困难人员");
        var stranger =
                browsing.send(
                        officer,
                        "/groups",
                        "name",
                        "李试二",
                        "id",
                        id(2),
                        "target_group",
                        "disabled",
                        "since",
                        "2021-01-04",
                        "reason",
                        "走访");
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.body()).contains("还没有登记过这个人");
    }

    @Test
    void a_form_of_a_ledger_brought_in_as_a_roster_is_refused_by_its_name() {
        var answer = browsing.open(officer, "/imports/template?of=" + Book.GROUP.schema());
        assertThat(answer.status()).isEqualTo(200);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.bring(officer, "台账.xlsx", answer.bytes()))
                .matches(refused -> refused.problem().code().equals("registry-filing-as-roster"));
    }

    @Test
    void the_next_county_sees_nobody_of_these_ledgers() {
        bring(Book.STAY, stay("张试一", 1, "2021-02-01", null));
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(browsing.open(neighbour, "/stays").body()).doesNotContain("张试一");
        assertThat(
                        browsing.open(
                                        neighbour,
                                        "/stays/"
                                                + one(
                                                        "select entry_id from registry.stay",
                                                        UUID.class))
                                .status())
                .isEqualTo(404);
    }
}
