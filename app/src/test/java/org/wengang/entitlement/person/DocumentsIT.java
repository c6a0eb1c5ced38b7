package org.wengang.entitlement.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** People who show something else than a resident ID, from the roster to the award. */
@WengangTest
class DocumentsIT {

    private static final String[] HEADINGS = {"姓名", "证件类型", "证件号码", "出生日期", "性别"};

    private final ApplicationContext application;
    private final GivenEntitlements given;
    private final RosterDesk desk;
    private final Browsing browsing;
    private final TestClock clock;

    private Officer officer;

    @Autowired
    DocumentsIT(ApplicationContext application, TestClock clock) {
        this.clock = clock;
        this.application = application;
        this.given = new GivenEntitlements(application);
        this.desk = new RosterDesk(application);
        this.browsing = new Browsing(application);
    }

    @BeforeEach
    void an_officer() {
        officer = given.officer(LUQUAN, Role.CASEWORKER);
    }

    @Test
    void the_same_number_on_two_kinds_is_two_people_and_each_is_found() {
        var roster =
                GivenRoster.with(HEADINGS)
                        .row("张试一", "台胞证", "1234567802", "1990-05-01", "男")
                        .row("李试二", "外国护照", "12345678", "1991-06-02", "女")
                        .row("王试三", "回乡证", "H1234567801", "1992-07-03", "女");
        assertThat(desk.bring(officer, roster).counts()).isEqualTo(new Counts(3, 0, 0, 0));
        assertThat(desk.bring(officer, roster).counts()).isEqualTo(new Counts(0, 0, 3, 0));
        assertThat(found("q=12345678")).contains("张试一", "李试二").doesNotContain("王试三");
        assertThat(found("q=12345678&document=taiwan_permit"))
                .contains("张试一")
                .doesNotContain("李试二");
        assertThat(found("document=foreign_passport&col=id&col=document"))
                .contains("李试二", "外国护照", "5678")
                .doesNotContain("张试一", "12345678");
        assertThat(found("q=h1234567899")).contains("王试三").doesNotContain("李试二");
        assertThat(found("document=seal")).contains("没有这种证件类型");
        assertThat(browsing.open(officer, "/api/v1/workers?document=hk_macao_permit").body())
                .contains("\"idKind\":\"hk_macao_permit\"", "1992-07-03")
                .doesNotContain("12345678", "张试一");
        var page = "/workers/" + worker("李试二");
        assertThat(browsing.open(officer, page).body())
                .contains("外国护照", "****5678", "1991", "女")
                .doesNotContain("12345678");
        assertThat(browsing.openInEnglish(officer, page).body())
                .contains("Foreign passport", "Female");
        assertThat(browsing.send(officer, page + "/resident-id").body()).contains("12345678");
    }

    @Test
    void what_a_number_does_not_say_is_put_right_by_a_roster_or_an_officer() {
        bring("张试一", "外国护照", "X12345678", "1990-05-01", "男");
        assertThat(bring("张试一", "外国护照", "X12345678", "1990-05-02", "男"))
                .isEqualTo(new Counts(0, 1, 0, 0));
        var page = "/workers/" + worker("张试一");
        assertThat(browsing.open(officer, page).body()).contains("原为 1990年5月1日");
        // another name and another birthday: a passport of another country
        assertThat(bring("李试二", "外国护照", "X12345678", "1985-05-02", "男"))
                .isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(correct(page, "birth", "1990-05-03").status()).isEqualTo(303);
        assertThat(bring("张试一", "外国护照", "X12345678", "1990-05-02", "男"))
                .isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(given.count("select extract(day from birth)::int from registry.worker"))
                .isEqualTo(3);
        bring("王试三", null, id(1), null, null);
        assertThat(correct("/workers/" + worker("王试三"), "birth", "1990-05-03").status())
                .isNotEqualTo(303);
    }

    @Test
    void the_next_county_meets_the_same_person_and_a_permit_from_before_is_told_by_its_number() {
        bring("张试一", "中国护照", "E12345678", "1990-05-01", "男");
        var neighbour = given.officer(YUHUA, Role.CASEWORKER);
        desk.bring(
                neighbour,
                GivenRoster.with(HEADINGS).row("张试一", "中国护照", "Ｅ12345678", "1990-05-01", "男"));
        assertThat(given.count("select count(distinct person_id) from registry.worker")).isOne();
        assertThat(given.count("select count(*) from registry.worker")).isEqualTo(2);
        var permit = GivenRoster.with("姓名", "证件号码").row("李试二", "830000199201300022");
        desk.bring(officer, permit);
        given.owner().sql("update registry.worker set id_kind = 'resident_id'").update();
        assertThat(desk.bring(officer, permit).counts()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(
                        given.count(
                                "select count(*) from registry.worker where id_kind ="
                                        + " 'residence_permit'"))
                .isOne();
    }

    @Test
    void a_passport_and_a_later_resident_id_are_one_person_once_an_officer_says_so() {
        bring("张试一", "外国护照", "X12345678", "1980-01-01", sex(1));
        var passport = worker("张试一");
        bring("张试一", null, id(1), null, null);
        var resident = worker("张试一");
        given.searchDuplicates(officer);
        var found =
                new GivenCase(
                        application,
                        given,
                        given.owner()
                                .sql("select case_id from registry.duplicate_case")
                                .query(UUID.class)
                                .single());
        assertThat(browsing.open(officer, found.path()).body())
                .contains("姓名、出生日期、性别相同，证件不同", "外国护照", "居民身份证")
                .doesNotContain("X12345678", id(1));
        assertThat(found.same(officer, resident).status()).isEqualTo(303);
        assertThat(given.count("select count(*) from registry.published_worker_facts")).isOne();
        assertThat(browsing.open(officer, "/workers/" + resident).body())
                .contains("本人的其他记录", "外国护照", passport.toString());
        assertThat(found("q=X12345678")).contains(passport.toString());
        given.searchDuplicates(officer);
        assertThat(found.state()).isEqualTo("same");
    }

    @Test
    void a_policy_asks_facts_and_never_a_document_and_the_bank_is_told_the_number() {
        var policy = given.luquan("1000000.00");
        assertThat(desk.bring(officer, stayers()).counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(given.approved(policy, officer, given.officer(LUQUAN, Role.REVIEWER)))
                .hasSize(1);
        var run =
                given.owner().sql("select run_id from entitlement.run").query(UUID.class).single();
        assertThat(given.verdict(run, worker("张试一"))).isEqualTo("eligible");
        assertThat(given.verdict(run, worker("李试二"))).isEqualTo("undecided");
        assertThat(browsing.open(officer, "/determinations/" + run + "/workers").body())
                .contains("5678")
                .doesNotContain("12345678");
        given.published(policy, officer, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        var finance = given.officer(LUQUAN, Role.FINANCE);
        var path = "/payments/" + new GivenPayments(application).released(LUQUAN, policy);
        assertThat(browsing.open(finance, path).body()).contains("5678").doesNotContain("H1234");
        assertThat(GivenEntitlements.text(browsing.open(finance, path + "/file.csv").bytes()))
                .contains("1,张试一,H12345678,500.00");
    }

    /** Of the second one nobody knows where they are registered. */
    private static GivenRoster stayers() {
        return GivenRoster.with(
                        "姓名", "证件类型", "证件号码", "出生日期", "性别", "户籍所在地", "家庭所在地", "常住地", "单位类型", "人员类别",
                        "留岗地", "留岗开始日期", "留岗结束日期")
                .row(
                        "张试一",
                        "回乡证",
                        "H12345678",
                        "1990-05-01",
                        "男",
                        "130600",
                        "130600",
                        "130600",
                        "私营企业",
                        "企业职工",
                        "130110",
                        "2021-02-01",
                        "2021-02-28")
                .row(
                        "李试二",
                        "外国护照",
                        "X12345678",
                        "1990-05-01",
                        "女",
                        null,
                        "130600",
                        "130600",
                        "私营企业",
                        "企业职工",
                        "130110",
                        "2021-02-01",
                        "2021-02-28");
    }

    @Test
    void a_filing_names_somebody_by_a_passport() {
        var filings =
                file(
                        row(
                                "姓名",
                                "张试一",
                                "证件类型",
                                "外国护照",
                                "证件号码",
                                "X12345678",
                                "单位名称",
                                "试验机械厂",
                                "统一社会信用代码",
                                uscc(1),
                                "月份（当月首日）",
                                "2021-01-01"));
        assertThat(desk.bring(officer, "training-month/1", "以工代训.xlsx", filings.xlsx()).counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
        var page =
                "/filings/"
                        + given.owner()
                                .sql("select filing_id from registry.filing")
                                .query(UUID.class)
                                .single();
        assertThat(browsing.open(officer, page).body())
                .contains("外国护照", "*****5678")
                .doesNotContain("X12345678");
        assertThat(browsing.send(officer, page + "/resident-id").body()).contains("X12345678");
    }

    @Test
    void somebody_elses_passport_of_the_same_number_files_nothing() {
        desk.bring(officer, "training-month/1", "一.xlsx", training("张试一", "2021-01-01"));
        var other =
                desk.bring(officer, "training-month/1", "二.xlsx", training("李试二", "2021-02-01"));
        assertThat(other.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(
                        desk.bring(
                                        officer,
                                        "training-month/1",
                                        "三.xlsx",
                                        training("张试一", "2021-02-01"))
                                .counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
    }

    private static byte[] training(String name, String month) {
        return file(row(
                        "姓名",
                        name,
                        "证件类型",
                        "外国护照",
                        "证件号码",
                        "X12345678",
                        "单位名称",
                        "试验机械厂",
                        "统一社会信用代码",
                        uscc(1),
                        "月份（当月首日）",
                        month))
                .xlsx();
    }

    private Counts bring(@Nullable Object... cells) {
        return Objects.requireNonNull(
                desk.bring(officer, GivenRoster.with(HEADINGS).row(cells)).counts());
    }

    private static String sex(int person) {
        return (id(person).charAt(16) - '0') % 2 == 1 ? "男" : "女";
    }

    private String found(String query) {
        return browsing.open(officer, "/workers?" + query).body();
    }

    private Browsing.Seen correct(String page, String fact, String value) {
        return browsing.send(
                officer,
                page + "/correction",
                "fact",
                fact,
                "value",
                value,
                "reason",
                "看了护照",
                "version",
                Long.toString(
                        given.count(
                                "select version from registry.worker where worker_id = '%s'"
                                        .formatted(page.substring("/workers/".length())))));
    }

    /** The one added last. */
    private UUID worker(String name) {
        return given.owner()
                .sql(
                        "select worker_id from registry.worker where name = :name and org_path ="
                                + " :org order by worker_id desc limit 1")
                .param("name", name)
                .param("org", LUQUAN.value())
                .query(UUID.class)
                .single();
    }
}
