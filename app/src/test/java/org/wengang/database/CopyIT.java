package org.wengang.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.kernel.OrgPath;

@WengangTest
class CopyIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    @Autowired Copy copy;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @BeforeAll
    static void build_two_tables() {
        owner().sql(
                        """
                        create schema probe;
                        create table probe.walled (org_path scope.org_path not null, name text);
                        call scope.wall('probe.walled');
                        create table probe.staged (
                          n bigint, text text, day date, at timestamptz, id uuid, yes boolean, bytes bytea, amount int, said jsonb, days smallint);
                        grant usage on schema probe to wengang_app;
                        grant select, insert, delete on probe.walled, probe.staged to wengang_app;
                        """)
                .update();
    }

    @AfterAll
    static void take_them_down() {
        owner().sql("drop schema probe cascade").update();
    }

    @BeforeEach
    void clear() {
        owner().sql("truncate probe.walled, probe.staged").update();
    }

    @Test
    void every_kind_of_value_arrives_as_it_was() {
        var id = UUID.fromString("018f0000-0000-7000-8000-000000000007");
        var text = "张试一\t换\n行\r\\N \\\\ 'quote' \"🀄\" 𠮷";
        var columns =
                List.of("n", "text", "day", "at", "id", "yes", "bytes", "amount", "said", "days");
        long rows =
                inScope(() ->
                        copy.into(
                                "probe.staged",
                                columns,
                                sink -> {
                                    sink.add(
                                            7L,
                                            text,
                                            LocalDate.of(2021, 2, 11),
                                            Instant.parse("2021-02-11T01:02:03.456Z"),
                                            id,
                                            true,
                                            new byte[] {0, 92, -1},
                                            -10,
                                            "{\"a\": \"名\"}",
                                            (short) 31);
                                    sink.add(
                                            null,
                                            "",
                                            null,
                                            null,
                                            null,
                                            false,
                                            new byte[0],
                                            null,
                                            null,
                                            null);
                                }));
        assertThat(rows).isEqualTo(2);
        var stored = jdbc.sql("select * from probe.staged order by n").query().listOfRows();
        assertThat(stored.getFirst())
                .containsEntry("n", 7L)
                .containsEntry("text", text)
                .containsEntry("id", id)
                .containsEntry("yes", true)
                .containsEntry("bytes", new byte[] {0, 92, -1})
                .containsEntry("amount", -10)
                .containsEntry("days", 31)
                .containsEntry("day", java.sql.Date.valueOf("2021-02-11"))
                .containsEntry(
                        "at", java.sql.Timestamp.from(Instant.parse("2021-02-11T01:02:03.456Z")));
        assertThat(stored.getFirst().get("said")).hasToString("{\"a\": \"名\"}");
        assertThat(stored.getLast())
                .containsEntry("n", null)
                .containsEntry("text", "")
                .containsEntry("yes", false)
                .containsEntry("bytes", new byte[0]);
    }

    @Test
    void a_table_behind_the_wall_takes_what_belongs_to_the_scope() {
        long rows =
                inScope(() ->
                        copy.into(
                                "probe.walled",
                                List.of("org_path", "name"),
                                sink -> {
                                    for (int n = 0; n < 20_000; n++) {
                                        sink.add(LUQUAN, "试" + n);
                                    }
                                }));
        assertThat(rows).isEqualTo(20_000);
        assertThat(inScope(() -> count("probe.walled"))).isEqualTo(20_000);
    }

    @Test
    void a_table_behind_the_wall_can_be_filled_twice_in_one_transaction() {
        inScope(() -> one("cn/13/1301/130110/") + one("cn/13/1301/130110/"));
        assertThat(inScope(() -> count("probe.walled"))).isEqualTo(2);
    }

    @Test
    void a_row_of_another_county_stops_the_whole() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> inScope(() -> one("cn/13/1301/130110/") + one("cn/13/1302/")))
                .havingRootCause()
                .withMessageContaining("row-level security");
        assertThat(owner().sql("select count(*) from probe.walled").query().singleValue())
                .isEqualTo(0L);
    }

    @Test
    void nothing_arrives_when_the_source_breaks_off() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        inScope(() ->
                                copy.into(
                                        "probe.staged",
                                        List.of("n"),
                                        sink -> {
                                            for (int n = 0; n < 50_000; n++) {
                                                sink.add(n);
                                            }
                                            throw new IllegalStateException("broken off");
                                        })))
                .withMessage("broken off");
        assertThat(count("probe.staged")).isZero();
    }

    @Test
    void a_value_of_another_kind_than_its_column_is_refused_without_the_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        inScope(() ->
                                copy.into(
                                        "probe.staged",
                                        List.of("text", "n"),
                                        sink -> sink.add("张试一", "no number"))))
                .withMessage("Value 2 of row 1 is a String for a BIGINT.");
        assertThat(count("probe.staged")).isZero();
    }

    @Test
    void a_number_too_large_for_its_column_is_refused_and_not_cut_off() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        inScope(() ->
                                copy.into(
                                        "probe.staged",
                                        List.of("n", "days"),
                                        sink -> sink.add(1, 65_537))))
                .withMessage("Value 2 of row 1 is out of range for a SMALLINT.");
        assertThat(count("probe.staged")).isZero();
    }

    @Test
    void a_value_the_column_refuses_is_the_databases_answer_without_the_value() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        inScope(() ->
                                copy.into(
                                        "probe.staged",
                                        List.of("text", "said"),
                                        sink -> sink.add("张试一", "no JSON"))))
                .satisfies(refusal -> assertThat(refusal).hasStackTraceContaining("json"))
                .satisfies(refusal -> assertThat(stack(refusal)).doesNotContain("张试一"));
    }

    @Test
    void text_the_database_cannot_store_is_refused_by_row() {
        for (var wrong : List.of("a\0b", "\ud83c", "\udc04", "\udc04\ud83c")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            inScope(() ->
                                    copy.into(
                                            "probe.staged",
                                            List.of("n", "text"),
                                            sink -> {
                                                sink.add(1, "fine");
                                                sink.add(2, wrong);
                                            })))
                    .withMessageContaining("Value 2 of row 2");
        }
    }

    @Test
    void a_row_of_the_wrong_width_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        inScope(() ->
                                copy.into(
                                        "probe.staged", List.of("n", "text"), sink -> sink.add(1))))
                .withMessage("Row 1 has 1 values for 2 columns.");
    }

    @Test
    void outside_a_transaction_it_is_refused() {
        assertThatIllegalStateException().isThrownBy(() -> one("cn/13/1301/130110/"));
    }

    private long one(String path) {
        return copy.into("probe.walled", List.of("org_path"), sink -> sink.add(path));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query((row, n) -> row.getLong(1)).single();
    }

    private long inScope(Supplier<Long> work) {
        return Scope.system(LUQUAN, "test")
                .call(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private static String stack(Throwable failure) {
        var written = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(written));
        return written.toString();
    }

    private static JdbcClient owner() {
        return JdbcClient.create(TestDatabase.owner());
    }
}
