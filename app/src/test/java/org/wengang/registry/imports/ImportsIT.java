package org.wengang.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.GivenRoster.people;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Refused;
import org.wengang.registry.FactSource;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetProblem;
import org.wengang.web.component.Cursor;

/** Rosters into the register, on the real database. */
@WengangTest
class ImportsIT {

    private final Imports imports;
    private final Workers workers;
    private final TestClock clock;
    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    ImportsIT(Imports imports, Workers workers, TestClock clock, ApplicationContext context) {
        this.imports = imports;
        this.workers = workers;
        this.clock = clock;
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void every_fact_of_a_row_arrives_with_its_file_and_row() {
        var batch =
                desk.bring(
                        officer,
                        GivenRoster.with(
                                        "备注",
                                        "春节假期在岗天数",
                                        "留岗结束日期",
                                        "留岗开始日期",
                                        "留岗地",
                                        "人员类别",
                                        "单位类型",
                                        "统一社会信用代码",
                                        "用人单位名称",
                                        "户口性质",
                                        "常住地",
                                        "家庭所在地",
                                        "户籍所在地",
                                        "手机号码",
                                        "证件号码",
                                        "姓名")
                                .row(
                                        "新员工",
                                        7,
                                        LocalDate.of(2021, 2, 20),
                                        "2021/2/1",
                                        "130110",
                                        "企业职工",
                                        "私营企业",
                                        "91350100M000100Y43",
                                        "试验机械厂",
                                        "农业户口",
                                        "河北省保定市定州市",
                                        "河北省保定市",
                                        "河北省保定市",
                                        "13800000001",
                                        id(1),
                                        "张试一"));
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(batch.ignoredColumns()).isEmpty();
        assertThat(sources(onlyWorker()))
                .extracting(FactSource::fact, FactSource::value)
                .containsExactly(
                        pair("name", "张试一"),
                        pair("birth", "1980-01-01"),
                        pair("mobile", "138****0001"),
                        pair("hukou", "130600"),
                        pair("home", "130600"),
                        pair("residence", "130682"),
                        pair("hukou_nature", "rural"),
                        pair("employer_name", "试验机械厂"),
                        pair("uscc", "91350100M000100Y43"),
                        pair("employer_kind", "private"),
                        pair("worker_category", "employee"),
                        pair("stay_place", "130110"),
                        pair("stay_from", "2021-02-01"),
                        pair("stay_to", "2021-02-20"),
                        pair("on_duty_days", "7"),
                        pair("remark", "新员工"));
        assertThat(sources(onlyWorker()))
                .allSatisfy(source -> {
                    assertThat(source.fileName()).isEqualTo("名册.xlsx");
                    assertThat(source.row()).isEqualTo(2);
                    assertThat(source.importId()).isEqualTo(batch.id());
                    assertThat(source.statedOn()).isEqualTo("2021-02-05");
                });
    }

    @Test
    void numbers_are_kept_sealed_and_come_back_whole_to_whoever_may_ask() {
        desk.bring(officer, people(1));
        assertThat(RosterDesk.as(officer, () -> workers.identity(onlyWorker())).number())
                .isEqualTo(id(0));
        var worker = RosterDesk.as(officer, () -> workers.get(onlyWorker()));
        assertThat(worker.maskedId()).isEqualTo("1301**********" + id(0).substring(14));
        assertThat(dump()).contains(id(0).substring(14)).doesNotContain(id(0));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        desk.bring(officer, people(30));
        var before = dump();
        clock.pass(Duration.ofHours(1));
        var again = desk.bring(officer, people(30));
        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 30, 0));
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void an_empty_cell_or_a_missing_column_never_erases_what_is_known() {
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "户籍所在地", "手机号码")
                        .row("张试一", id(1), "河北省保定市", "13800000001"));
        var batch =
                desk.bring(
                        officer, GivenRoster.with("姓名", "证件号码", "户籍所在地").row("张试一", id(1), null));
        assertThat(batch.counts()).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(value("hukou")).isEqualTo("130600");
        assertThat(value("mobile")).isEqualTo("138****0001");
    }

    @Test
    void a_changed_fact_keeps_its_former_value_and_where_that_came_from() {
        var roster = GivenRoster.with("姓名", "证件号码", "户籍所在地", "单位类型");
        desk.bring(officer, "一月.xlsx", roster.row("张试一", id(1), "河北省保定市", "私营企业").xlsx());
        clock.pass(Duration.ofDays(1));
        var second =
                desk.bring(
                        officer,
                        "二月.xlsx",
                        GivenRoster.with("姓名", "证件号码", "户籍所在地").row("张试一", id(1), "河北省衡水市").xlsx());
        assertThat(second.counts()).isEqualTo(new Counts(0, 1, 0, 0));
        var history =
                RosterDesk.as(officer, () -> workers.histories(onlyWorker())).stream()
                        .filter(fact -> fact.fact().equals("hukou"))
                        .findFirst()
                        .orElseThrow();
        assertThat(history.current())
                .extracting(FactSource::value, FactSource::fileName)
                .containsExactly("131100", "二月.xlsx");
        assertThat(history.formerly())
                .singleElement()
                .extracting(FactSource::value, FactSource::fileName)
                .isEqualTo(List.of("130600", "一月.xlsx"));
        assertThat(sources(onlyWorker()))
                .filteredOn(source -> source.fact().equals("employer_kind"))
                .singleElement()
                .extracting(FactSource::fileName)
                .isEqualTo("一月.xlsx");
    }

    @Test
    void who_came_first_stays_first_when_facts_change() {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)));
        var applied = worker(onlyWorker()).appliedAt();
        clock.pass(Duration.ofDays(3));
        desk.bring(officer, GivenRoster.with("姓名", "证件号码", "留岗地").row("张试一", id(1), "130110"));
        assertThat(worker(onlyWorker()).appliedAt()).isEqualTo(applied);
        assertThat(worker(onlyWorker()).version()).isEqualTo(2);
        assertThat(worker(onlyWorker()).updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void a_bad_row_never_stops_the_good_ones() {
        var batch =
                desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码", "户籍所在地", "颜色")
                                .row("张试一", id(1), "河北省保定市", "红")
                                .row("李试二", id(2).substring(0, 17) + "?", "鹿泉区", "")
                                .row("王试三", 130106198001019915L, null, "")
                                .row("赵试四", id(4), null, ""));
        assertThat(batch.state()).isEqualTo(ImportState.MERGED);
        assertThat(batch.counts()).isEqualTo(new Counts(2, 0, 0, 2));
        assertThat(batch.ignoredColumns()).containsExactly("颜色");
        assertThat(RosterDesk.as(officer, () -> imports.refusedRows(batch.id(), 0, 10)))
                .extracting(row ->
                        row.number()
                                + row.faults().stream()
                                        .map(fault ->
                                                " "
                                                        + RosterColumn.ofHeading(fault.heading())
                                                                .orElseThrow()
                                                        + ":"
                                                        + fault.code())
                                        .collect(Collectors.joining()))
                .containsExactly(
                        "3 ID:resident-id-characters HUKOU:place-unclear",
                        "4 ID:id-stored-as-number");
    }

    @Test
    void the_second_row_about_a_person_is_refused_and_names_the_first() {
        var batch =
                desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码")
                                .row("张试一", id(1))
                                .row("李试二", id(2))
                                .row("张试一", id(1)));
        assertThat(batch.counts()).isEqualTo(new Counts(2, 0, 0, 1));
        var refused =
                RosterDesk.as(officer, () -> imports.refusedRows(batch.id(), 0, 10)).getFirst();
        assertThat(refused.number()).isEqualTo(4);
        assertThat(refused.faults().getFirst().code()).isEqualTo("person-twice");
        assertThat(refused.faults().getFirst().arguments())
                .containsExactly(FileRow.of(2, List.of()));
    }

    @Test
    void an_end_of_the_stay_before_its_known_beginning_is_refused_alone() {
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "留岗开始日期")
                        .row("张试一", id(1), "2021-02-01")
                        .row("李试二", id(2), "2021-02-01"));
        var batch =
                desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码", "留岗结束日期")
                                .row("张试一", id(1), "2021-01-20")
                                .row("李试二", id(2), "2021-02-20"));
        assertThat(batch.counts()).isEqualTo(new Counts(0, 1, 0, 1));
        var fault =
                RosterDesk.as(officer, () -> imports.refusedRows(batch.id(), 0, 10))
                        .getFirst()
                        .faults()
                        .getFirst();
        assertThat(fault.code()).isEqualTo("stay-ends-before-known-begin");
        assertThat(fault.arguments()).containsExactly("2021-02-01");
    }

    @Test
    void text_files_are_read_in_utf_8_with_and_without_mark_and_in_gb18030() {
        var roster = people(3);
        assertThat(desk.bring(officer, "一.csv", roster.csv()).counts())
                .isEqualTo(new Counts(3, 0, 0, 0));
        assertThat(desk.bring(officer, "二.csv", roster.csv(StandardCharsets.UTF_8)).counts())
                .isEqualTo(new Counts(0, 0, 3, 0));
        assertThat(desk.bring(officer, "三.csv", roster.csv(Charset.forName("GB18030"))).counts())
                .isEqualTo(new Counts(0, 0, 3, 0));
    }

    @Test
    void a_file_that_is_no_roster_is_refused_at_once_and_not_kept() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        desk.receive(
                                officer,
                                "菜单.xlsx",
                                GivenRoster.with("菜名", "价格").row("饺子", 20).xlsx()))
                .satisfies(refused -> {
                    assertThat(refused.problem()).isEqualTo(SheetProblem.NO_HEADINGS);
                    assertThat(refused.arguments()).containsExactly("菜单.xlsx", "姓名、证件号码");
                });
        assertThat(count("registry.import_batch")).isZero();
        assertThat(count("job.job")).isZero();
    }

    @Test
    void another_county_sees_neither_the_import_nor_the_people() {
        var batch = desk.bring(officer, people(3));
        var worker = anyWorker();
        var other = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(RosterDesk.as(other, () -> imports.page(Cursor.START, 50))).isEmpty();
        refused("registry-import-not-found", () -> desk.get(other, batch.id()));
        refused("registry-worker-not-found", () -> RosterDesk.as(other, () -> workers.get(worker)));
        refused(
                "registry-worker-not-found",
                () -> RosterDesk.as(other, () -> workers.identity(worker)));
        refused(
                "registry-worker-not-found",
                () -> RosterDesk.as(other, () -> workers.sources(worker)));
    }

    @Test
    void an_officer_without_the_role_may_not_import() {
        var reviewer = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        refused("security-role-missing", () -> desk.receive(reviewer, "名册.xlsx", people(1).xlsx()));
    }

    @Test
    void every_bucket_of_a_person_is_the_last_byte_of_its_id() {
        desk.bring(officer, people(200));
        assertThat(
                        owner.sql(
                                        "select count(*) from registry.worker where bucket <>"
                                                + " get_byte(uuid_send(person_id), 15)")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private static void refused(String problem, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work)
                .extracting(refused -> refused.problem().code())
                .isEqualTo(problem);
    }

    private UUID onlyWorker() {
        return owner.sql("select worker_id from registry.worker").query(UUID.class).single();
    }

    private UUID anyWorker() {
        return owner.sql("select worker_id from registry.worker limit 1")
                .query(UUID.class)
                .single();
    }

    private Worker worker(UUID id) {
        return RosterDesk.as(officer, () -> workers.get(id));
    }

    private List<FactSource> sources(UUID worker) {
        return RosterDesk.as(officer, () -> workers.sources(worker));
    }

    private String value(String fact) {
        return sources(onlyWorker()).stream()
                .filter(source -> source.fact().equals(fact))
                .map(FactSource::value)
                .findFirst()
                .orElseThrow();
    }

    private static Tuple pair(String fact, String value) {
        return Tuple.tuple(fact, value);
    }

    private long count(String from) {
        return owner.sql("select count(*) from " + from).query(Long.class).single();
    }

    /** Everything the register holds, as text. */
    private String dump() {
        return owner.sql(
                        """
                        select string_agg(line, chr(10) order by line)
                          from (select w::text as line from registry.worker w
                                union all
                                select p::text from registry.person p
                                union all
                                select s::text from registry.worker_statement s) lines\
                        """)
                .query(String.class)
                .single();
    }
}
