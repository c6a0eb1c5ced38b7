package org.wengang.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.GivenRoster.people;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Refused;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.Meanings.Meaning;
import org.wengang.registry.imports.OpenFile.Change;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Files that wait for an officer before anything of them is kept. */
@WengangTest
class PreviewIT {

    private static final GivenRoster FOREIGN =
            GivenRoster.with("员工姓名", "身份证号", "联系电话", "户籍所在地", "工号")
                    .row("张试一", id(1), "13800000001", "河北省保定市", "7");
    private static final Meanings SAID =
            new Meanings(
                    List.of(
                            new Meaning("员工姓名", "姓名"),
                            new Meaning("身份证号", "证件号码"),
                            new Meaning("联系电话", "手机号码"),
                            new Meaning("工号", null)));

    private final Imports imports;
    private final Previews previews;
    private final Headings headings;
    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    PreviewIT(Imports imports, Previews previews, Headings headings, ApplicationContext context) {
        this.imports = imports;
        this.previews = previews;
        this.headings = headings;
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void nothing_is_recorded_before_an_officer_confirms_what_was_shown() {
        var batch = previewed("名册.xlsx", withOneWrong().xlsx());
        assertThat(batch.state()).isEqualTo(ImportState.PREVIEWED);
        assertThat(batch.counts()).isEqualTo(new Counts(2, 0, 0, 1));
        assertThat(count("registry.worker")).isZero();
        assertThat(count("registry.person")).isZero();
        assertThat(as(() -> imports.refusedRows(batch.id(), 0, 9)))
                .singleElement()
                .extracting(RefusedRow::number)
                .isEqualTo(4);
        var merged = confirmed(batch);
        assertThat(merged.state()).isEqualTo(ImportState.MERGED);
        assertThat(merged.counts()).isEqualTo(new Counts(2, 0, 0, 1));
        assertThat(count("registry.worker")).isEqualTo(2);
        assertThat(as(() -> imports.refusedRows(batch.id(), 0, 9))).hasSize(1);
        assertThat(
                        owner.sql(
                                        "select action from security.audit_entry where subject ="
                                                + " :subject order by number")
                                .param("subject", "import " + batch.id())
                                .query(String.class)
                                .list())
                .containsExactly(
                        "roster-received",
                        "roster-previewed",
                        "roster-confirmed",
                        "roster-imported");
    }

    @Test
    void the_first_changes_are_shown_as_they_were_and_would_be_with_masked_numbers() {
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地", "留岗开始日期")
                        .row("张试一", id(1), "13800000001", "河北省保定市", "2021-02-01"));
        var batch =
                previewed(
                        "二月.xlsx",
                        GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地", "留岗开始日期", "春节假期在岗天数")
                                .row("张改名", id(1), "13900000002", null, "2021-02-02", 7)
                                .xlsx());
        var sample = as(() -> previews.samples(batch.id())).getFirst();
        assertThat(sample.row()).isEqualTo(2);
        assertThat(sample.changes())
                .containsExactly(
                        new Change("name", "张试一", "张改名"),
                        new Change("mobile", "138****0001", "139****0002"),
                        new Change("stay_from", "2021-02-01", "2021-02-02"),
                        new Change("on_duty_days", null, "7"));
        confirmed(batch);
        assertThat(count("registry.import_sample")).isZero();
    }

    @Test
    void where_the_register_changed_after_the_confirmation_it_is_shown_anew() {
        desk.bring(officer, people(3));
        var roster = GivenRoster.with("姓名", "证件号码").row("张改名", id(1));
        var batch = previewed("名册.xlsx", roster.xlsx());
        assertThat(batch.counts()).isEqualTo(new Counts(0, 1, 0, 0));
        desk.bring(officer, "另一份.xlsx", roster.xlsx());
        var renewed = confirmed(batch);
        assertThat(renewed.state()).isEqualTo(ImportState.PREVIEWED);
        assertThat(renewed.counts()).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(Objects.requireNonNull(renewed.preview()).isRenewed()).isTrue();
        refused("registry-import-preview-changed", () -> confirmed(batch));
        assertThat(confirmed(renewed).state()).isEqualTo(ImportState.MERGED);
    }

    @Test
    void a_change_elsewhere_does_not_ask_again() {
        desk.bring(officer, people(3));
        var batch = previewed("名册.xlsx", GivenRoster.with("姓名", "证件号码").row("张改名", id(1)).xlsx());
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("李改名", id(2)));
        assertThat(confirmed(batch).state()).isEqualTo(ImportState.MERGED);
    }

    @Test
    void what_is_discarded_leaves_nothing_and_cannot_be_confirmed() {
        var batch = previewed("名册.xlsx", people(3).xlsx());
        as(() -> {
            previews.discard(officer, batch.id());
            return true;
        });
        assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.CANCELLED);
        refused("registry-import-preview-changed", () -> confirmed(batch));
        assertThat(count("registry.worker")).isZero();
    }

    @Test
    void a_merge_that_breaks_down_after_the_confirmation_is_done_again() {
        var batch = previewed("名册.xlsx", people(40).xlsx());
        owner.sql(
                        """
                        create function registry.break_down() returns trigger language plpgsql as
                        $$ begin raise exception 'broken for a test'; end $$;
                        create trigger break_down before insert on registry.worker_statement
                        execute function registry.break_down()\
                        """)
                .update();
        try {
            confirm(officer, batch);
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> desk.run(officer, batch.id()));
            assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.CONFIRMED);
            assertThat(count("registry.worker")).isZero();
        } finally {
            owner.sql("drop function registry.break_down() cascade").update();
        }
        desk.run(officer, batch.id());
        assertThat(desk.get(officer, batch.id()).counts()).isEqualTo(new Counts(40, 0, 0, 0));
    }

    @Test
    void headings_of_another_form_are_asked_for_once_and_remembered_by_the_office() {
        var first = received(officer, "外单位.xlsx", FOREIGN.xlsx());
        assertThat(first.state()).isEqualTo(ImportState.HEADINGS);
        assertThat(first.ignoredColumns()).containsExactly("员工姓名", "身份证号", "联系电话", "工号");
        assertThat(headings.suggestion("worker/1", "身份证号")).contains("证件号码");
        understand(first, SAID);
        assertThat(confirmed(desk.get(officer, first.id())).counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(count("registry.worker where mobile_index is not null")).isEqualTo(1);
        var second = received(officer, "外单位.csv", FOREIGN.csv());
        assertThat(second.state()).isEqualTo(ImportState.RECEIVED);
        assertThat(second.meanings().read()).isEqualTo(SAID.read());
        desk.run(officer, second.id());
        assertThat(desk.get(officer, second.id()).counts()).isEqualTo(new Counts(0, 0, 1, 0));
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(received(neighbour, "外单位.xlsx", FOREIGN.xlsx()).state())
                .isEqualTo(ImportState.HEADINGS);
        as(() -> {
            previews.revoke(officer, "worker/1", "身份证号");
            return true;
        });
        assertThat(received(officer, "外单位.xlsx", FOREIGN.xlsx()).state())
                .isEqualTo(ImportState.HEADINGS);
        assertThat(count("security.audit_entry where detail like '%身份证号%'")).isZero();
        refused(
                "registry-heading-not-remembered",
                () ->
                        as(() -> {
                            previews.revoke(officer, "worker/1", "身份证号");
                            return true;
                        }));
    }

    @Test
    void what_was_shown_before_the_headings_were_said_otherwise_is_not_confirmed() {
        var batch = received(officer, "外单位.xlsx", FOREIGN.xlsx());
        understand(batch, SAID);
        var seen = desk.get(officer, batch.id());
        understand(batch, new Meanings(List.of(new Meaning("联系电话", null))));
        refused("registry-import-preview-changed", () -> confirm(officer, seen));
        assertThat(confirmed(desk.get(officer, batch.id())).state()).isEqualTo(ImportState.MERGED);
        assertThat(count("registry.worker where mobile_index is null")).isEqualTo(1);
    }

    @Test
    void a_heading_of_the_form_is_never_another_one() {
        understand(received(officer, "外单位.xlsx", FOREIGN.xlsx()), SAID);
        var batch =
                previewed(
                        "两种.xlsx",
                        GivenRoster.with("姓名", "证件号码", "身份证号")
                                .row("张试一", id(1), id(2))
                                .row("李试二", id(3), "")
                                .xlsx());
        assertThat(batch.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(batch.ignoredColumns()).containsExactly("身份证号");
        confirmed(batch);
        assertThat(
                        owner.sql("select id_last4 from registry.worker order by 1")
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder(id(1).substring(14), id(3).substring(14));
    }

    @Test
    void two_columns_said_to_be_one_are_refused_and_not_remembered() {
        var batch =
                received(
                        officer,
                        "外单位.xlsx",
                        GivenRoster.with("姓名", "身份证号", "护照或身份证").row("张试一", id(1), id(1)).xlsx());
        refused(
                "sheet-heading-twice",
                () ->
                        understand(
                                batch,
                                new Meanings(
                                        List.of(
                                                new Meaning("身份证号", "证件号码"),
                                                new Meaning("护照或身份证", "证件号码")))));
        assertThat(count("registry.heading_meaning")).isZero();
        assertThat(desk.get(officer, batch.id()).state()).isEqualTo(ImportState.HEADINGS);
    }

    @Test
    void a_column_no_form_of_filings_has_is_left_out_only_when_an_officer_says_so() {
        var file =
                GivenFiling.file(
                        GivenFiling.row(
                                "单位名称", "试验机械厂", "统一社会信用代码", GivenFiling.uscc(1), "传真", "0311-1"));
        var batch = received(officer, "employer/1", "申报.xlsx", file.xlsx());
        assertThat(batch.state()).isEqualTo(ImportState.HEADINGS);
        understand(batch, new Meanings(List.of(new Meaning("传真", null))));
        var read = desk.get(officer, batch.id());
        assertThat(read.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(read.ignoredColumns()).containsExactly("传真");
        assertThat(confirmed(read).state()).isEqualTo(ImportState.MERGED);
        assertThat(count("registry.filing")).isEqualTo(1);
    }

    @Test
    void only_caseworkers_of_the_office_say_anything() {
        var batch = previewed("名册.xlsx", people(2).xlsx());
        var reviewer = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        for (var who : List.of(reviewer, neighbour)) {
            var problem = who == reviewer ? "security-role-missing" : "registry-import-not-found";
            refused(problem, () -> confirm(who, batch));
            refused(
                    problem,
                    () ->
                            RosterDesk.as(
                                    who,
                                    () -> {
                                        previews.discard(who, batch.id());
                                        return true;
                                    }));
            refused(
                    problem,
                    () ->
                            RosterDesk.as(
                                    who,
                                    () -> {
                                        previews.understand(who, batch.id(), SAID);
                                        return true;
                                    }));
        }
        assertThat(RosterDesk.as(neighbour, () -> previews.samples(batch.id()))).isEmpty();
    }

    private static GivenRoster withOneWrong() {
        return GivenRoster.with("姓名", "证件号码")
                .row("张试一", id(1))
                .row("李试二", id(2))
                .row("王试三", "1301");
    }

    private ImportBatch received(Officer who, String fileName, byte[] file) {
        return received(who, "worker/1", fileName, file);
    }

    private ImportBatch received(Officer who, String schema, String fileName, byte[] file) {
        var id =
                RosterDesk.as(
                        who,
                        () -> imports.receive(who, schema, fileName, new ByteArrayResource(file)));
        return desk.get(who, id);
    }

    private ImportBatch previewed(String fileName, byte[] file) {
        var batch = received(officer, fileName, file);
        desk.run(officer, batch.id());
        return desk.get(officer, batch.id());
    }

    private void understand(ImportBatch batch, Meanings said) {
        as(() -> {
            previews.understand(officer, batch.id(), said);
            return true;
        });
        desk.run(officer, batch.id());
    }

    private void confirm(Officer who, ImportBatch batch) {
        RosterDesk.as(
                who,
                () -> {
                    previews.confirm(
                            who, batch.id(), Objects.requireNonNull(batch.preview()).fingerprint());
                    return true;
                });
    }

    private ImportBatch confirmed(ImportBatch batch) {
        confirm(officer, batch);
        desk.run(officer, batch.id());
        return desk.get(officer, batch.id());
    }

    private <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return RosterDesk.as(officer, work);
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
}
