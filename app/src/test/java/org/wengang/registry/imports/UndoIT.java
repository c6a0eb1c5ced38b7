package org.wengang.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.GivenRoster.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.job.Job;
import org.wengang.job.Jobs;
import org.wengang.kernel.Refused;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.undo.Undoing;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Message;

/** Imports undone while nothing relies on them. */
@WengangTest
class UndoIT {

    private final Undoing undoing;
    private final Jobs jobs;
    private final TestClock clock;
    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    UndoIT(Undoing undoing, Jobs jobs, TestClock clock, ApplicationContext context) {
        this.undoing = undoing;
        this.jobs = jobs;
        this.clock = clock;
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void former_values_come_back_exactly_and_new_people_go() {
        desk.bring(officer, people(3));
        var before = dump();
        clock.pass(Duration.ofDays(1));
        var batch =
                desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地")
                                .row("张改名", id(1), "13900000009", "河北省衡水市")
                                .row("李试新", id(9), null, null));
        assertThat(batch.counts()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(dump()).isNotEqualTo(before);
        assertThat(undo(officer, batch)).isEmpty();
        assertThat(dump()).isEqualTo(before);
        var undone = desk.get(officer, batch.id());
        assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
        assertThat(undone.counts()).isEqualTo(batch.counts());
        assertThat(
                        owner.sql(
                                        "select action from security.audit_entry where subject ="
                                                + " :subject order by number")
                                .param("subject", "import " + batch.id())
                                .query(String.class)
                                .list())
                .containsExactly(
                        "roster-received", "roster-imported", "roster-undo-asked", "roster-undone");
        assertThat(count("security.audit_entry where detail like '%传错了%'")).isZero();
        assertThat(desk.bring(officer, people(3)).counts()).isEqualTo(new Counts(0, 0, 3, 0));
    }

    @Test
    void filings_come_back_with_their_facts() {
        desk.bring(officer, "employer/1", "一.xlsx", employer("否", 1));
        var before = dump();
        var batch =
                desk.bring(
                        officer,
                        "employer/1",
                        "二.xlsx",
                        GivenFiling.file(row("是", 1), row("是", 2)).xlsx());
        assertThat(batch.counts()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(undo(officer, batch)).isEmpty();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void what_was_changed_again_since_must_stand() {
        var first = desk.bring(officer, people(3));
        clock.pass(Duration.ofHours(1));
        var second = desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张改名", id(1)));
        assertThat(undo(officer, first)).containsExactly(Message.of("registry.undo.changed", 1));
        assertThat(desk.get(officer, first.id()).state()).isEqualTo(ImportState.MERGED);
        assertThat(undo(officer, second)).isEmpty();
        assertThat(undo(officer, first)).isEmpty();
        assertThat(count("registry.worker")).isZero();
        assertThat(count("registry.subject")).isZero();
        assertThat(count("registry.worker_statement")).isZero();
    }

    @Test
    void what_a_later_file_says_too_must_stand_as_long_as_that_file_does() {
        var first = desk.bring(officer, people(3));
        clock.pass(Duration.ofHours(1));
        var second = desk.bring(officer, people(2));
        assertThat(second.counts()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(undo(officer, first)).containsExactly(Message.of("registry.undo.agreed", 2));
        assertThat(undo(officer, second)).isEmpty();
        assertThat(undo(officer, first)).isEmpty();
        assertThat(count("registry.worker")).isZero();
    }

    @Test
    void a_record_that_stood_aside_for_a_new_one_stands_again() {
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        desk.bring(neighbour, GivenRoster.with("姓名", "证件号码").row("张试一", id(2)));
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(1)));
        owner.sql(
                        """
                        update registry.worker w
                           set standing_id = o.person_id
                          from registry.worker o
                         where w.org_path = 'cn/13/1301/130110/' and o.org_path <> w.org_path\
                        """)
                .update();
        var before = dump();
        var batch = desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("张试一", id(2)));
        assertThat(count("registry.worker where not stands")).isEqualTo(1);
        assertThat(undo(officer, batch)).isEmpty();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void whom_a_likely_duplicate_is_about_must_stand() {
        var batch = desk.bring(officer, people(2));
        owner.sql(
                        """
                        insert into registry.record_elsewhere
                               (matter_id, org_path, worker_id, other_path, reasons, score, found_at, state,
                                changed_at)
                        select worker_id, org_path, worker_id, 'cn/13/1301/130108/', '{number-digit}', 90,
                               now(), 'found', now()
                          from registry.worker
                         limit 1\
                        """)
                .update();
        assertThat(undo(officer, batch)).containsExactly(Message.of("registry.undo.duplicates", 1));
        assertThat(count("registry.worker")).isEqualTo(2);
    }

    @Test
    void only_a_caseworker_of_the_office_undoes_and_only_once_and_says_why() {
        var batch = desk.bring(officer, people(2));
        var reviewer = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        refused("security-role-missing", () -> undo(reviewer, batch));
        refused("registry-import-not-found", () -> undo(neighbour, batch));
        refused("registry-import-undo-reason", () -> ask(officer, batch, " "));
        assertThat(undo(officer, batch)).isEmpty();
        refused("registry-import-not-ready", () -> undo(officer, batch));
        assertThat(count("registry.worker")).isZero();
    }

    @Test
    void an_undoing_that_breaks_down_leaves_everything_and_may_be_asked_for_again() {
        var batch = desk.bring(officer, people(20));
        var before = dump();
        owner.sql(
                        """
                        create function registry.break_down() returns trigger language plpgsql as
                        $$ begin raise exception 'broken for a test'; end $$;
                        create trigger break_down before delete on registry.subject
                        execute function registry.break_down()\
                        """)
                .update();
        try {
            ask(officer, batch, "传错了文件");
            assertThat(ended(batch)).startsWith("error-");
            assertThat(dump()).isEqualTo(before);
            assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.MERGED);
        } finally {
            owner.sql("drop function registry.break_down() cascade").update();
        }
        assertThat(undo(officer, batch)).isEmpty();
        assertThat(count("registry.worker")).isZero();
    }

    @Test
    void while_a_determination_runs_nothing_is_undone() throws Exception {
        var batch = desk.bring(officer, people(2));
        try (var determination = holding("pg_advisory_xact_lock_shared", "registry.standing")) {
            ask(officer, batch, "传错了文件");
            assertThat(ended(batch)).isEqualTo("registry-import-undo-busy");
            determination.rollback();
        }
        assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.MERGED);
        assertThat(count("registry.worker")).isEqualTo(2);
        assertThat(undo(officer, batch)).isEmpty();
        assertThat(count("registry.worker")).isZero();
    }

    @Test
    void an_undoing_waits_for_a_file_that_is_being_merged() throws Exception {
        var batch = desk.bring(officer, people(2));
        try (var merge = holding("pg_advisory_xact_lock", "registry.worker " + RosterDesk.LUQUAN)) {
            ask(officer, batch, "传错了文件");
            until(() -> count("pg_locks where locktype = 'advisory' and not granted") == 1);
            assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.UNDOING);
            merge.rollback();
        }
        assertThat(ended(batch)).isEmpty();
        assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.UNDONE);
    }

    /** A transaction of somebody else that has taken an advisory lock. */
    private static Connection holding(String function, String name) throws SQLException {
        var connection = TestDatabase.owner().getConnection();
        connection.setAutoCommit(false);
        try (var lock =
                connection.prepareStatement(
                        "select %s(hashtextextended(?, 0))".formatted(function))) {
            lock.setString(1, name);
            lock.execute();
        }
        return connection;
    }

    /** Waits for the scheduler: the problem of the newest job about it, empty for none. */
    private String ended(ImportBatch batch) {
        until(() -> newestJob(batch).state().isFinal());
        return Objects.requireNonNullElse(newestJob(batch).problem(), "");
    }

    private Job newestJob(ImportBatch batch) {
        return RosterDesk.as(officer, () -> jobs.about(batch.id()).orElseThrow());
    }

    private static void until(BooleanSupplier condition) {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private List<Message> undo(Officer who, ImportBatch batch) {
        var reasons = ask(who, batch, "传错了文件");
        desk.undo(who, batch.id());
        return reasons;
    }

    private List<Message> ask(Officer who, ImportBatch batch, String reason) {
        return RosterDesk.as(who, () -> undoing.ask(who, batch.id(), reason));
    }

    private static byte[] employer(String energy, int number) {
        return GivenFiling.file(row(energy, number)).xlsx();
    }

    private static Map<String, @Nullable Object> row(String energy, int number) {
        return GivenFiling.row(
                "单位名称",
                "试验能源厂",
                "统一社会信用代码",
                GivenFiling.uscc(number),
                "是能源企业",
                energy,
                "当月租金",
                "24001.00",
                "租金所属月份",
                "2021-02");
    }

    private static void refused(String problem, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work)
                .extracting(refused -> refused.problem().code())
                .isEqualTo(problem);
    }

    private long count(String from) {
        return owner.sql("select count(*) from " + from).query(Long.class).single();
    }

    /** Everything the register says of people and filings, as text. */
    private String dump() {
        return owner.sql(
                        """
                        select string_agg(line, chr(10) order by line)
                          from (select w::text as line from registry.worker w
                                union all
                                select s::text from registry.worker_statement s
                                union all
                                select s::text from registry.subject s
                                union all
                                select f::text from registry.filing f
                                union all
                                select e::text from registry.filing_employer e
                                union all
                                select s::text from registry.filing_statement s) lines\
                        """)
                .query(String.class)
                .single();
    }
}
