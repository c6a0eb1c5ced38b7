package org.wengang.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.job.JobRun;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.book.Book;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.description.ApiDescription;

/** Each check finds its fault, and nothing where there is none. */
@WengangTest
class ChecksIT {

    /** What is wrong with data that was in order, by the check that finds it. */
    private static final Map<String, String> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put(
                "employer-code-character",
                "update registry.worker set uscc = '91350100M000100Y44' where name = '张试一'");
        FAULTS.put(
                "employer-division-outside-section",
                "update registry.employer set section = 'C', division = 6");
        FAULTS.put(
                "employer-name-differs",
                "update registry.worker set employer_name = '试验机床厂' where name = '张试一'");
        FAULTS.put(
                "employer-resumed-before-stopped",
                "update registry.employer set stopped_on = '2021-02-01', resumed_on ="
                        + " '2021-01-31'");
        FAULTS.put(
                "employer-staff-fewer-than-reported",
                "update registry.employer set staff_total = 0");
        FAULTS.put(
                "employer-staff-fewer-than-staying",
                "update registry.employer set staff_total = 0");
        FAULTS.put(
                "entry-without-row",
                "update registry.entry set version = 2 where ledger = 'stay-on-post/1'");
        FAULTS.put("gift-partly-delivered", "update registry.care_gift set delivered = 1");
        FAULTS.put("gift-delivered-too-often", "update registry.care_gift set delivered = 3");
        FAULTS.put(
                "group-home-and-away",
                "update registry.out_migration set left_on = '2021-01-10', back_on = null");
        FAULTS.put(
                "group-rural-of-urban-household",
                "update registry.worker set hukou_nature = 'urban' where name = '张试一'");
        FAULTS.put(
                "household-at-place-of-stay",
                "update registry.worker set stay_place = hukou, residence = '130108'"
                        + " where name = '张试一'");
        FAULTS.put(
                "stay-duty-longer-than-stay",
                "update registry.stay set on_duty_days = 11 where until = '2021-02-10'");
        FAULTS.put("stay-household-contradicts", "update registry.stay set hukou_scope = 'local'");
        FAULTS.put(
                "stay-household-unknown",
                "with w as (update registry.worker set hukou = null)"
                        + " update registry.stay set hukou_scope = null");
        FAULTS.put(
                "stay-while-away",
                "update registry.out_migration set left_on = '2021-02-03', back_on = '2021-02-05'");
        FAULTS.put(
                "stays-overlap",
                """
                update registry.stay
                   set organisation_id = (select person_id from registry.person
                                           where person_id not in (select organisation_id from registry.stay)
                                           limit 1),
                       since = '2021-02-09'
                 where until is null\
                """);
        FAULTS.put(
                "worker-under-age",
                "update registry.worker set birth = '2005-02-06' where name = '张试一'");
        FAULTS.put(
                "worker-without-source",
                "delete from registry.worker_statement where worker_id = (select worker_id from"
                        + " registry.worker where name = '张试一')");
        FAULTS.put(
                "worker-stay-days-impossible",
                "update registry.worker set on_duty_days = 11 where name = '张试一'");
    }

    private final RosterDesk desk;
    private final Browsing browsing;
    private final Checks checks;
    private final CheckWork work;
    private final DailyChecks daily;
    private final TestClock clock;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    ChecksIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
        this.checks = context.getBean(Checks.class);
        this.work = context.getBean(CheckWork.class);
        this.daily = context.getBean(DailyChecks.class);
        this.clock = context.getBean(TestClock.class);
    }

    @BeforeEach
    void data_in_order() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(
                officer,
                GivenRoster.with(
                                "姓名",
                                "证件号码",
                                "户籍所在地",
                                "常住地",
                                "户口性质",
                                "用人单位名称",
                                "统一社会信用代码",
                                "留岗地",
                                "留岗开始日期",
                                "留岗结束日期",
                                "春节假期在岗天数")
                        .row(
                                "张试一",
                                id(1),
                                "130723",
                                "130723",
                                "农业户口",
                                "试验机械厂",
                                uscc(1),
                                "130110",
                                "2021-02-01",
                                "2021-02-10",
                                7));
        bring(
                Book.EMPLOYER,
                row("单位名称", "试验机械厂", "统一社会信用代码", uscc(1), "员工总数", 2, "行业门类", "制造业", "行业大类代码", 34));
        bring(Book.STAY, stay("2021-02-01", "2021-02-10"), stay("2021-02-12", null));
        bring(
                Book.MIGRATION,
                row("姓名", "张试一", "证件号码", id(1), "外出日期", "2020-03-01", "返乡日期", "2020-12-20"));
        bring(Book.GROUP, group("返乡农民工"), group("农村低收入人口"));
        bring(
                Book.GIFT,
                row(
                        "姓名",
                        "张试一",
                        "证件号码",
                        id(1),
                        "慰问种类",
                        "礼包",
                        "发放日期",
                        "2021-02-01",
                        "出资方",
                        "政府",
                        "分几次发放",
                        2,
                        "已发放几次",
                        2));
    }

    @SafeVarargs
    private void bring(Book book, Map<String, @Nullable Object>... rows) {
        assertThat(desk.bring(officer, book.schema(), "台账.xlsx", file(rows).xlsx()).counts())
                .isEqualTo(new Counts(rows.length, 0, 0, 0));
    }

    private static Map<String, @Nullable Object> stay(String since, @Nullable String until) {
        return row(
                "姓名",
                "张试一",
                "证件号码",
                id(1),
                "单位名称",
                "试验机械厂",
                "统一社会信用代码",
                uscc(1),
                "留岗开始日期",
                since,
                "留岗结束日期",
                until,
                "在岗天数",
                7,
                "户籍范围",
                "非本市户籍");
    }

    private static Map<String, @Nullable Object> group(String group) {
        return row("姓名", "张试一", "证件号码", id(1), "重点群体", group, "认定日期", "2021-01-04");
    }

    @Test
    void each_check_finds_its_fault_and_nothing_in_data_in_order() throws Exception {
        assertThat(checks.catalogue().stream().map(Check::code))
                // of other modules: their own tests
                .filteredOn(code ->
                        !code.matches(
                                "(award|pool|batch|held|voucher|issue|campaign|statement|merchant)-.*"))
                .containsExactlyInAnyOrderElementsOf(FAULTS.keySet());
        var softly = new SoftAssertions();
        for (var check : checks.catalogue()) {
            softly.assertThat(found(check, "select 1")).as(check.code() + " in order").isZero();
            var fault = FAULTS.get(check.code());
            if (fault != null) {
                softly.assertThat(found(check, fault)).as(check.code()).isPositive();
            }
        }
        softly.assertAll();
    }

    /** What a check finds with the fault, which is taken back afterwards. */
    private long found(Check check, String fault) throws Exception {
        try (var connection = TestDatabase.owner().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "select set_config('wengang.scope', '%s', true)"
                                .formatted(RosterDesk.LUQUAN.value()));
                statement.execute(fault);
                try (var count =
                        statement.executeQuery(
                                "select count(*), count(*) filter (where cardinality(detail) <> "
                                        + (check.shows().size() - 1)
                                        + ") from ("
                                        + check.query()
                                        + "\n) found")) {
                    count.next();
                    assertThat(count.getLong(2)).as(check.code() + " says too little").isZero();
                    return count.getLong(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void numbers_open_to_the_records_and_vanish_once_put_right() {
        owner.sql("update registry.employer set staff_total = 0").update();
        run();
        assertThat(browsing.open(officer, "/checks").body())
                .contains(
                        "名册人数多于员工总数", "/checks/rows?of=employer-staff-fewer-than-reported", "2月5日");
        assertThat(browsing.open(officer, "/").body()).contains("数据核查");
        assertThat(
                        browsing.open(officer, "/checks/rows?of=employer-staff-fewer-than-reported")
                                .body())
                .contains("试验机械厂", "登记员工 0 人，名册里 1 人", "/employers/");
        var told = browsing.open(officer, "/api/v1/checks").body();
        assertThat(told).contains("\"code\":\"employer-staff-fewer-than-reported\"", "\"found\":1");
        assertThat(ApiDescription.served().faults("GET /api/v1/checks", 200, told)).isEmpty();
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(
                        browsing.open(
                                        neighbour,
                                        "/checks/rows?of=employer-staff-fewer-than-reported")
                                .body())
                .doesNotContain("试验机械厂");
        owner.sql("update registry.employer set staff_total = 2").update();
        assertThat(
                        browsing.open(officer, "/checks/rows?of=employer-staff-fewer-than-reported")
                                .body())
                .contains("没有查到");
        assertThat(browsing.open(officer, "/checks/rows?of=no-such-check").status()).isEqualTo(404);
        assertThat(browsing.open(officer, "/checks/rows?after=no-id").status()).isEqualTo(404);
    }

    @Test
    void a_check_that_cannot_be_run_is_told_and_stops_no_other() {
        owner.sql("alter table registry.out_migration rename to out_migration_gone").update();
        try {
            run();
        } finally {
            owner.sql("alter table registry.out_migration_gone rename to out_migration").update();
        }
        var outcomes =
                RosterDesk.as(officer, () -> checks.lines(officer)).stream()
                        .flatMap(line -> Optional.ofNullable(line.newest()).stream())
                        .toList();
        assertThat(outcomes).hasSameSizeAs(checks.catalogue());
        assertThat(
                        outcomes.stream()
                                .filter(outcome -> outcome.found() == null)
                                .map(Outcome::code)
                                .collect(Collectors.toSet()))
                .isEqualTo(Set.of("entry-without-row", "group-home-and-away", "stay-while-away"));
        assertThat(browsing.open(officer, "/checks").body()).contains("没有查成（42P01）");
        assertThat(browsing.open(officer, "/").body()).contains("有几项核查");
    }

    @Test
    void a_run_taken_up_again_checks_what_is_left_and_nothing_twice() {
        var run = run();
        var kept = "select count(*) from registry.check_outcome";
        owner.sql("delete from registry.check_outcome where code = 'stays-overlap'").update();
        again(run);
        assertThat(owner.sql(kept).query(Integer.class).single())
                .isEqualTo(checks.catalogue().size());
    }

    @Test
    void every_night_offices_with_data_are_checked_and_the_owner_is_told_what_turned_worse() {
        night("2021-02-05T03:00");
        night("2021-02-05T04:00");
        assertThat(owner.sql("select org_path from registry.check_run").query(String.class).list())
                .containsExactly(RosterDesk.LUQUAN.value());
        assertThat(browsing.open(officer, "/").body()).doesNotContain("核查比上次差");
        owner.sql("update registry.employer set staff_total = 0").update();
        night("2021-02-06T03:00");
        assertThat(browsing.open(officer, "/").body()).contains("核查比上次差");
        assertThat(browsing.open(officer, "/checks").body()).contains("比上次多 1");
        night("2021-02-07T03:00");
        assertThat(browsing.open(officer, "/").body()).doesNotContain("核查比上次差");
    }

    private void night(String moment) {
        clock.moveTo(moment);
        Scope.system(OrgPath.ROOT, "checks").run(daily::run);
    }

    @Test
    void only_caseworkers_and_reviewers_check() {
        var statistician = desk.officer(RosterDesk.LUQUAN, "luquan-tongji", Role.STATISTICIAN);
        assertThat(browsing.send(statistician, "/checks").status()).isEqualTo(403);
        assertThat(browsing.send(officer, "/checks").location()).startsWith("/jobs/");
    }

    private UUID run() {
        RosterDesk.as(officer, () -> checks.start(officer));
        var run =
                owner.sql("select run_id from registry.check_run order by run_id desc limit 1")
                        .query(UUID.class)
                        .single();
        again(run);
        return run;
    }

    private void again(UUID run) {
        RosterDesk.as(
                officer,
                () -> {
                    work.run(new Run(run));
                    return true;
                });
    }

    private record Run(UUID subject) implements JobRun {

        @Override
        public UUID jobId() {
            return subject;
        }

        @Override
        public void progress(long done, long total) {}
    }
}
