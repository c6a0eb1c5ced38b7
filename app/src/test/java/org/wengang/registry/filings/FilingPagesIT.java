package org.wengang.registry.filings;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.FilingSchemas;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What officers see of filings, and how they put a fact right. */
@WengangTest
class FilingPagesIT {

    private static final OrgPath GUAZHOU = new OrgPath("cn/62/6209/620922/");

    private final RosterDesk desk;
    private final Browsing browsing;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    FilingPagesIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
    }

    @BeforeEach
    void an_officer_of_guazhou() {
        officer = desk.officer(GUAZHOU, "guazhou-jingban", Role.CASEWORKER);
    }

    private ImportBatch bring(String schema, Map<String, @Nullable Object> row) {
        return desk.bring(officer, schema, "申报.xlsx", file(row).xlsx());
    }

    private String filing() {
        return owner.sql("select filing_id from registry.filing")
                .query(UUID.class)
                .single()
                .toString();
    }

    private void an_employer(String energy) {
        bring("employer/1", renter(energy));
    }

    private static Map<String, @Nullable Object> renter(String energy) {
        return row(
                "单位名称", "瓜州试验能源厂",
                "统一社会信用代码", uscc(1),
                "是能源企业", energy,
                "当月租金", "24001.00",
                "租金所属月份", "2021-02",
                "生产经营所在地", "620922");
    }

    @Test
    void an_organisation_is_shown_by_its_name_with_every_fact_in_the_words_of_the_schema() {
        an_employer("是");
        assertThat(browsing.open(officer, "/filings?of=employer/1").body())
                .contains("瓜州试验能源厂", "用人单位申报", uscc(1), "2021 年 2 月");
        assertThat(browsing.open(officer, "/filings?of=staff/1").body()).contains("没有找到");
        var page = browsing.open(officer, "/filings/" + filing()).body();
        assertThat(page)
                .contains("是能源企业", "甘肃省酒泉市瓜州县（620922）", "24,001.00", "申报.xlsx 第 2 行")
                .contains("列入重点企业");
    }

    @Test
    void a_person_is_listed_with_the_end_of_the_number_alone_until_it_is_asked_for() {
        bring("household/1", row("姓名", "张试一", "证件号码", id(1), "困难类别", "低保"));
        var list = browsing.open(officer, "/filings?q=" + id(1).substring(14)).body();
        assertThat(list).contains("张试一").doesNotContain(id(1));
        var page = browsing.open(officer, "/filings/" + filing()).body();
        assertThat(page).contains("低保").doesNotContain(id(1));
        var revealed = browsing.send(officer, "/filings/" + filing() + "/resident-id").body();
        assertThat(revealed).contains(id(1));
        assertThat(audited("resident-id-shown")).isEqualTo(1);
    }

    @Test
    void a_fact_is_put_right_with_a_reason_and_the_former_value_stays() {
        an_employer("否");
        var page = "/filings/" + filing();
        var answer =
                browsing.send(
                        officer,
                        page + "/correction",
                        "fact",
                        "energy",
                        "value",
                        "是",
                        "reason",
                        "营业执照载明",
                        "version",
                        "1");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(browsing.open(officer, page).body())
                .contains("试一更正：营业执照载明", "原为 否（申报.xlsx 第 2 行");
        assertThat(browsing.open(officer, "/api/v1" + page).body())
                .contains("\"fact\":\"energy\",\"value\":\"true\"", "\"reason\":\"营业执照载明\"");
        assertThat(audited("filing-corrected")).isEqualTo(1);
    }

    private void correct(String... fields) {
        var answer = browsing.send(officer, "/filings/" + filing() + "/correction", fields);
        assertThat(answer.status()).isEqualTo(303);
    }

    private String energy() {
        return owner.sql("select coalesce(energy::text, 'not known') from registry.filing_employer")
                .query(String.class)
                .single();
    }

    @Test
    void a_wrong_fact_is_put_right_to_not_known_and_counts_as_unknown_again() {
        an_employer("否");
        correct("fact", "energy", "unknown", "true", "reason", "原申报没有依据", "version", "1");
        assertThat(energy()).isEqualTo("not known");
        var page = "/filings/" + filing();
        assertThat(browsing.open(officer, page).body())
                .contains("未知", "试一更正：原申报没有依据", "原为 否（申报.xlsx 第 2 行");
        assertThat(browsing.open(officer, "/api/v1" + page).body())
                .contains("\"energy\"")
                .doesNotContain("\"fact\":\"energy\"");
        correct("fact", "energy", "value", "是", "reason", "营业执照载明", "version", "2");
        assertThat(energy()).isEqualTo("true");
    }

    @Test
    void a_value_and_not_known_at_once_are_no_correction() {
        an_employer("否");
        var fields =
                new String[] {"fact", "energy", "value", "是", "unknown", "true", "reason", "甲"};
        var answer = browsing.send(officer, "/filings/" + filing() + "/correction", fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("二者只能选一项");
        assertThat(energy()).isEqualTo("false");
    }

    @Test
    void an_old_file_does_not_undo_a_correction_without_a_word() {
        an_employer("否");
        correct("fact", "energy", "value", "是", "reason", "营业执照载明", "version", "1");
        var old = bring("employer/1", renter("否"));
        assertThat(old.counts()).isEqualTo(new ImportBatch.Counts(0, 0, 0, 1));
        assertThat(energy()).isEqualTo("true");
        assertThat(browsing.open(officer, "/imports/" + old.id()).body())
                .contains("是能源企业", "经办试一", "2021-02-05", "更正");
        var agreeing = bring("employer/1", renter("是"));
        assertThat(agreeing.counts()).isEqualTo(new ImportBatch.Counts(0, 0, 1, 0));
    }

    @Test
    void an_old_file_does_not_bring_back_what_was_put_right_to_not_known() {
        an_employer("否");
        correct("fact", "energy", "unknown", "true", "reason", "原申报没有依据", "version", "1");
        assertThat(bring("employer/1", renter("否")).counts())
                .isEqualTo(new ImportBatch.Counts(0, 0, 0, 1));
        assertThat(bring("employer/1", renter("是")).counts())
                .isEqualTo(new ImportBatch.Counts(0, 1, 0, 0));
        assertThat(energy()).isEqualTo("true");
    }

    @Test
    void the_second_of_two_who_correct_at_once_is_told_and_nothing_is_lost() {
        an_employer("否");
        var page = "/filings/" + filing() + "/correction";
        var fields = new String[] {"fact", "energy", "value", "是", "reason", "甲", "version", "1"};
        assertThat(browsing.send(officer, page, fields).status()).isEqualTo(303);
        var second = browsing.send(officer, page, fields);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("在您查看之后有了变化");
    }

    @Test
    void a_correction_without_a_reason_or_with_what_the_fact_may_not_be_changes_nothing() {
        an_employer("否");
        var page = "/filings/" + filing() + "/correction";
        var answer =
                browsing.send(
                        officer,
                        page,
                        "fact",
                        "outside_stayers",
                        "value",
                        "100001",
                        "reason",
                        "",
                        "version",
                        "1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("应在 0 至 100000 之间", "请写明理由");
        var reviewer = desk.officer(GUAZHOU, "guazhou-fuhe", Role.REVIEWER);
        assertThat(browsing.send(reviewer, page).status()).isEqualTo(403);
    }

    @Test
    void the_empty_form_of_every_schema_is_taken_back_as_it_is() {
        for (var schema : FilingSchemas.onClassPath().all()) {
            var form = browsing.open(officer, "/imports/template?of=" + schema.name());
            var batch = desk.bring(officer, schema.name(), "空白.xlsx", form.bytes());
            assertThat(batch.counts()).isEqualTo(new ImportBatch.Counts(0, 0, 0, 0));
        }
        assertThat(browsing.open(officer, "/imports/new").body()).contains("下载空白以工代训按月申报表");
        assertThat(browsing.open(officer, "/imports/template?of=nothing/1").status())
                .isEqualTo(404);
    }

    @Test
    void the_refused_row_comes_back_with_its_reason_and_is_taken_once_corrected() {
        var batch = bring("employer/1", row("单位名称", "瓜州试验能源厂", "统一社会信用代码", uscc(1), "规模", "特大"));
        var workbook = browsing.open(officer, "/imports/" + batch.id() + "/errors");
        assertThat(workbook.status()).isEqualTo(200);
        var again = desk.bring(officer, "employer/1", "更正.xlsx", workbook.bytes());
        assertThat(again.counts()).isEqualTo(new ImportBatch.Counts(0, 0, 0, 1));
    }

    private long audited(String action) {
        return owner.sql("select count(*) from security.audit_entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
