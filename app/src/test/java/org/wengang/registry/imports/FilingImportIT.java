package org.wengang.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.registry.FactsView;
import org.wengang.registry.FilingSchemas;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingTables;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetCell;
import org.wengang.web.Message;

/** Filings into the register, on the real database. */
@WengangTest
class FilingImportIT {

    private static final OrgPath GUAZHOU = new OrgPath("cn/62/6209/620922/");

    private final Imports imports;
    private final RosterDesk desk;
    private final JdbcClient jdbc;
    private final TransactionTemplate inTransaction;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    FilingImportIT(
            Imports imports,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationContext context) {
        this.imports = imports;
        this.jdbc = jdbc;
        this.inTransaction = new TransactionTemplate(transactions);
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_guazhou() {
        officer = desk.officer(GUAZHOU, "guazhou-jingban", Role.CASEWORKER);
    }

    private ImportBatch employers(GivenRoster file) {
        return desk.bring(officer, "employer/1", "申报.xlsx", file.xlsx());
    }

    private static Map<String, @Nullable Object> employer(int number, @Nullable Object... cells) {
        var row = row("单位名称", "瓜州试验能源厂", "统一社会信用代码", uscc(number));
        row.putAll(row(cells));
        return row;
    }

    @Test
    void every_kind_of_fact_arrives_as_its_column_holds_it() {
        var batch =
                employers(
                        file(
                                employer(
                                        1,
                                        "生产经营所在地",
                                        "甘肃省酒泉市瓜州县",
                                        "规模",
                                        "规模以上",
                                        "行业门类",
                                        "D",
                                        "是能源企业",
                                        "是",
                                        "列入重点企业",
                                        "否",
                                        "春节停产日期",
                                        LocalDate.of(2021, 2, 1),
                                        "安排留下过年的外地户籍务工人员数",
                                        20,
                                        "租金所属月份",
                                        "2021-02-15",
                                        "当月租金",
                                        "24,001.00元")));
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(published("employer"))
                .containsEntry("place", "620922")
                .containsEntry("size_band", "above_scale")
                .containsEntry("section", "D")
                .containsEntry("energy", true)
                .containsEntry("key_enterprise", false)
                .containsEntry("major_works", null)
                .containsEntry("outside_stayers", 20)
                .containsEntry("rent_fen", 2400100L)
                .containsEntry("version", 1);
        assertThat(published("employer").get("rent_month")).hasToString("2021-02-01");
        assertThat(published("employer").get("month")).hasToString("2021-02-01");
        assertThat(subjects()).containsExactly("employer/1");
    }

    @Test
    void the_same_filing_again_changes_nothing_and_a_new_value_is_a_new_version() {
        employers(file(employer(1, "是能源企业", "是", "规模", "规模以上")));
        var again = employers(file(employer(1, "是能源企业", "是", "规模", null)));
        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 1, 0));
        var corrected = employers(file(employer(1, "是能源企业", "否")));
        assertThat(corrected.counts()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(published("employer"))
                .containsEntry("energy", false)
                .containsEntry("size_band", "above_scale")
                .containsEntry("version", 2);
        assertThat(statements()).containsExactly("1 true", "2 false");
    }

    @Test
    void one_employer_files_two_things_apart_and_of_one_thing_filed_twice_no_row_is_taken() {
        var batch =
                employers(
                        file(
                                employer(1, "申报事项", null),
                                employer(1, "申报事项", "二期"),
                                employer(1, "申报事项", "二期"),
                                employer(2, "申报事项", null),
                                employer(1, "申报事项", "二期")));
        assertThat(batch.counts()).isEqualTo(new Counts(2, 0, 0, 3));
        assertThat(refusals(batch))
                .containsExactly(
                        "3 统一社会信用代码:filing-twice[4]",
                        "4 统一社会信用代码:filing-twice[3]",
                        "6 统一社会信用代码:filing-twice[3]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "规模|特大|规模:not-in-list[规模以上、规模以下]",
                "是能源企业|可能|是能源企业:fact-not-yes-or-no[]",
                "安排留下过年的外地户籍务工人员数|100001|安排留下过年的外地户籍务工人员数:fact-out-of-range[0, 100000]",
                "安排留下过年的外地户籍务工人员数|3.5|安排留下过年的外地户籍务工人员数:fact-not-a-whole-number[]",
                "当月租金|-1|当月租金:fact-out-of-range[0.00, 100000000.00]",
                "当月租金|12.345|当月租金:fact-not-an-amount[]",
                "当月租金|100元50|当月租金:fact-not-an-amount[]",
                "当月租金|100 50|当月租金:fact-not-an-amount[]",
                "当月租金|2,4001|当月租金:fact-not-an-amount[]",
                "当月租金|1.000|当月租金:fact-not-an-amount[]",
                "安排留下过年的外地户籍务工人员数|1,5|安排留下过年的外地户籍务工人员数:fact-not-a-whole-number[]",
                "春节停产日期|1999-12-31|春节停产日期:fact-out-of-range[2000-01-01, 2100-12-31]",
                "生产经营所在地|西瓜县|生产经营所在地:place-unknown[]",
                "统一社会信用代码|91350100M000100Y44|统一社会信用代码:uscc-checksum[]",
                "单位名称|''|单位名称:required[]"
            })
    void what_a_fact_may_not_be_is_refused_in_the_words_of_its_schema(
            String heading, String cell, String fault) {
        var row = employer(1);
        row.put(heading, cell);
        var batch = employers(file(row));
        assertThat(batch.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(refusals(batch)).containsExactly("2 " + fault);
    }

    @Test
    void a_heading_the_form_does_not_have_is_refused_with_the_file() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> employers(file(employer(1, "注册资本", "一千万"))))
                .satisfies(refused -> {
                    assertThat(refused.problem().code()).isEqualTo("registry-headings-unknown");
                    assertThat(refused.arguments()).contains("注册资本");
                });
    }

    @Test
    void a_form_of_filings_brought_in_as_a_roster_is_refused_and_named() {
        var file = file(row("姓名", "张试一", "证件号码", id(1), "困难类别", "低保"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.bring(officer, file))
                .satisfies(refused -> {
                    assertThat(refused.problem().code()).isEqualTo("registry-filing-as-roster");
                    assertThat(refused.arguments())
                            .contains(Message.of("registry.filing.household"));
                });
    }

    @Test
    void headings_and_words_are_read_in_english_and_from_csv_too() {
        var file =
                file(
                        row(
                                "Organisation", "瓜州试验能源厂",
                                "Credit code", uscc(1),
                                "Is an energy enterprise", "yes",
                                "Size", "Above the designated size"));
        var batch = desk.bring(officer, "employer/1", "filings.csv", file.csv());
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(published("employer"))
                .containsEntry("energy", true)
                .containsEntry("size_band", "above_scale");
    }

    @Test
    void a_month_of_a_person_at_an_employer_has_one_filing() {
        var batch =
                desk.bring(
                        officer,
                        "training-month/1",
                        "以工代训.xlsx",
                        file(
                                        month(1, "2021-01-01", 20),
                                        month(1, "2021年2月1日", 10),
                                        month(1, "2021-02-28", 10),
                                        month(2, null, 10))
                                .xlsx());
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 3));
        assertThat(refusals(batch))
                .containsExactly(
                        "3 证件号码:filing-twice[4]",
                        "4 证件号码:filing-twice[3]",
                        "5 月份（当月首日）:required[]");
        var row = published("training_month");
        assertThat(row.get("person_id")).isNotEqualTo(row.get("organisation_id"));
    }

    /** Typed as 2021.10, a spreadsheet keeps it as 2021.1. */
    @Test
    void a_month_kept_as_a_number_with_a_point_is_refused_and_not_read_as_january() {
        var rows =
                file(
                        month(1, new SheetCell.Number("2021.1", 2021.1), 20),
                        month(2, new SheetCell.Number("202110", 202_110), 20),
                        month(3, "2021.10", 20));
        var batch = desk.bring(officer, "training-month/1", "以工代训.xlsx", rows.xlsx());
        assertThat(refusals(batch)).containsExactly("2 月份（当月首日）:not-a-month[]");
        assertThat(published("training_month").get("month")).hasToString("2021-10-01");
    }

    private static Map<String, @Nullable Object> month(
            int person, @Nullable Object month, int days) {
        return row(
                "姓名",
                "张试一",
                "证件号码",
                id(person),
                "单位名称",
                "瓜州试验能源厂",
                "统一社会信用代码",
                uscc(1),
                "月份（当月首日）",
                month,
                "实际开展天数",
                days);
    }

    @Test
    void one_organisation_is_one_party_in_every_county() {
        employers(file(employer(1, "是能源企业", "是")));
        var other = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(other, "employer/1", "申报.xlsx", file(employer(1, "是能源企业", "否")).xlsx());
        assertThat(
                        owner.sql("select count(distinct organisation_id) from registry.filing")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void no_county_sees_a_filing_of_another_whatever_its_schema() {
        var other = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        var schemas = FilingSchemas.onClassPath().all();
        for (var schema : schemas) {
            var row = least(FilingLayout.of(schema));
            for (var someone : List.of(officer, other)) {
                var batch = desk.bring(someone, schema.name(), "申报.xlsx", file(row).xlsx());
                assertThat(batch.counts()).as(schema.name()).isEqualTo(new Counts(1, 0, 0, 0));
            }
            for (var table :
                    List.of(
                            FilingTables.table(FilingLayout.of(schema)),
                            FactsView.of(schema.name()))) {
                assertThat(seenBy(other, table)).as(table).isEqualTo(1);
            }
        }
        for (var table :
                List.of(
                        "registry.filing",
                        "registry.filing_statement",
                        "registry.subject",
                        "registry.published_subject")) {
            assertThat(seenBy(other, table)).as(table).isEqualTo(schemas.size());
        }
    }

    /** What a filing cannot do without. */
    private static Map<String, @Nullable Object> least(FilingLayout layout) {
        var row = row();
        for (var column : layout.columns()) {
            if (layout.isRequired(column)) {
                row.put(
                        column.heading(),
                        switch (column) {
                            case Named.NAME -> "张试一";
                            case Named.ID -> id(1);
                            case Named.ORGANISATION -> "瓜州试验能源厂";
                            case Named.USCC -> uscc(1);
                            case Named _, OfFact _ -> "2021-02";
                        });
            }
        }
        return row;
    }

    @Test
    void a_filing_is_for_whoever_holds_the_role_of_the_caseworker() {
        var reviewer = desk.officer(GUAZHOU, "guazhou-fuhe", Role.REVIEWER);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        desk.bring(reviewer, "employer/1", "申报.xlsx", file(employer(1)).xlsx()))
                .satisfies(refused ->
                        assertThat(refused.problem().code()).isEqualTo("security-role-missing"));
    }

    private long seenBy(Officer someone, String table) {
        return RosterDesk.as(
                someone,
                () ->
                        Objects.requireNonNull(
                                inTransaction.execute(status ->
                                        jdbc.sql("select count(*) from " + table)
                                                .query(Long.class)
                                                .single())));
    }

    private Map<String, @Nullable Object> published(String subject) {
        return owner.sql(
                        "select * from registry.published_%s_facts order by month limit 1"
                                .formatted(subject))
                .query()
                .singleRow();
    }

    private List<String> subjects() {
        return owner.sql("select schema from registry.subject")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> statements() {
        return owner.sql(
                        """
                        select version || ' ' || (facts ->> 'energy')
                          from registry.filing_statement
                         order by version\
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> refusals(ImportBatch batch) {
        return RosterDesk.as(officer, () -> imports.refusedRows(batch.id(), 0, 100)).stream()
                .flatMap(refused ->
                        refused.faults().stream()
                                .map(fault ->
                                        "%d %s:%s%s"
                                                .formatted(
                                                        refused.number(),
                                                        fault.heading(),
                                                        fault.code(),
                                                        fault.arguments())))
                .toList();
    }
}
