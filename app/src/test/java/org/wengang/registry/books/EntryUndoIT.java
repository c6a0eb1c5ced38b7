package org.wengang.registry.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.registry.book.Book;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.ImportState;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.registry.imports.undo.Undoing;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Message;

/** Files of ledgers undone while nothing relies on them. */
@WengangTest
class EntryUndoIT {

    private final Undoing undoing;
    private final TestClock clock;
    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    EntryUndoIT(Undoing undoing, TestClock clock, ApplicationContext context) {
        this.undoing = undoing;
        this.clock = clock;
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void what_a_file_ended_goes_on_again_and_whom_it_added_goes() {
        bring(Book.STAY, PeopleBooksIT.stay("张试一", 1, "2021-02-01", null));
        var before = dump();
        clock.pass(Duration.ofDays(1));
        var batch =
                bring(
                        Book.STAY,
                        PeopleBooksIT.stay("张试一", 1, "2021-02-01", "2021-02-09"),
                        PeopleBooksIT.stay("李试新", 9, "2021-02-03", null));
        assertThat(batch.counts()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(dump()).isNotEqualTo(before);
        assertThat(undo(batch)).isEmpty();
        assertThat(dump()).isEqualTo(before);
        assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.UNDONE);
    }

    @Test
    void what_was_intended_before_an_undone_file_stands_again() {
        bring(Book.INTENTION, says("张试一", 1, "2021-02-01", "外出务工"));
        var before = dump();
        clock.pass(Duration.ofDays(1));
        var batch =
                bring(
                        Book.INTENTION,
                        says("张试一", 1, "2021-02-04", "留下过年"),
                        says("李试新", 9, "2021-02-04", "返乡过年"));
        assertThat(dump()).isNotEqualTo(before);
        assertThat(undo(batch)).isEmpty();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void a_stay_that_begins_after_one_the_same_file_ended_goes_before_that_goes_on() {
        bring(Book.STAY, PeopleBooksIT.stay("张试一", 1, "2021-02-01", null));
        var before = dump();
        var ended = bring(Book.STAY, PeopleBooksIT.stay("张试一", 1, "2021-02-01", "2021-02-09"));
        var next = bring(Book.STAY, PeopleBooksIT.stay("张试一", 1, "2021-02-10", null));
        assertThat(undo(next)).isEmpty();
        assertThat(undo(ended)).isEmpty();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void an_employer_who_was_changed_since_holds_the_file_fast() {
        var first = bring(Book.EMPLOYER, employer("是"));
        bring(Book.EMPLOYER, employer("否"));
        assertThat(undo(first)).containsExactly(Message.of("registry.undo.changed", 1));
        assertThat(desk.get(officer, first.id()).state()).isEqualTo(ImportState.MERGED);
    }

    @Test
    void a_person_another_file_relies_on_holds_the_file_fast() {
        var first = bring(Book.STAY, PeopleBooksIT.stay("张试一", 1, "2021-02-01", null));
        bring(Book.GROUP, row("姓名", "张试一", "证件号码", id(1), "重点群体", "残疾人", "认定日期", "2020-01-01"));
        assertThat(undo(first)).containsExactly(Message.of("registry.undo.others", 1));
        assertThat(owner.sql("select count(*) from registry.stay").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_file_that_brought_nothing_is_undone_too() {
        var batch = bring(Book.EMPLOYER, row("单位名称", "试验机械厂", "统一社会信用代码", "9135"));
        assertThat(batch.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(undo(batch)).isEmpty();
        assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.UNDONE);
    }

    @SafeVarargs
    private ImportBatch bring(Book book, Map<String, @Nullable Object>... rows) {
        return desk.bring(officer, book.schema(), "台账.xlsx", file(rows).xlsx());
    }

    private List<Message> undo(ImportBatch batch) {
        var reasons = RosterDesk.as(officer, () -> undoing.ask(officer, batch.id(), "传错了文件"));
        if (reasons.isEmpty()) {
            desk.undo(officer, batch.id());
        }
        return reasons;
    }

    private static Map<String, @Nullable Object> says(
            String name, int person, String day, String intention) {
        return row("姓名", name, "证件号码", id(person), "了解日期", day, "去留意愿", intention);
    }

    private static Map<String, @Nullable Object> employer(String energy) {
        return row("单位名称", "试验机械厂", "统一社会信用代码", uscc(1), "所在地", "130110", "是能源企业", energy);
    }

    /** Everything the ledgers and the register say, as text. */
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
                                select e::text from registry.entry e
                                union all
                                select s::text from registry.entry_statement s
                                union all
                                select i::text from registry.intention_said i
                                union all
                                select i::text from registry.intention i
                                union all
                                select s::text from registry.stay s) lines\
                        """)
                .query(String.class)
                .single();
    }
}
