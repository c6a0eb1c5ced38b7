package org.wengang.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.kernel.OrgPath;

@WengangTest
class RegionWallIT {

    private static final UUID OFFICER = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final OrgPath SHIJIAZHUANG = new OrgPath("cn/13/1301/");
    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @BeforeAll
    static void build_a_table_behind_the_wall() {
        owner().sql(
                        """
                        create schema probe;
                        create table probe.thing (org_path scope.org_path not null);
                        call scope.wall('probe.thing');
                        create index thing_path on probe.thing (org_path);
                        create view probe.plain_view as select org_path from probe.thing;
                        grant usage on schema probe to wengang_app;
                        grant select, insert, update, delete on probe.thing, probe.plain_view to wengang_app;
                        """)
                .update();
    }

    @AfterAll
    static void take_it_down() {
        owner().sql("drop schema probe cascade").update();
    }

    @BeforeEach
    void fill() {
        owner().sql(
                        """
                        truncate probe.thing;
                        insert into probe.thing (org_path) values
                          ('cn/'), ('cn/13/'), ('cn/13/1301/'), ('cn/13/1301/130110/'), ('cn/13/1301/130111/'),
                          ('cn/13/13010/'), ('cn/13/1302/'), ('cn/130/'), ('cn/62/');
                        """)
                .update();
    }

    @Test
    void nothing_is_seen_without_a_scope() {
        assertThat(seen("probe.thing")).isEmpty();
        assertThat(inTransaction(() -> seen("probe.thing"))).isEmpty();
        assertThat(
                        JdbcClient.create(TestDatabase.app())
                                .sql("select count(*) from probe.thing")
                                .query()
                                .singleValue())
                .isEqualTo(0L);
    }

    @Test
    void nothing_is_seen_with_a_scope_but_outside_a_transaction() {
        assertThat(Scope.within(SHIJIAZHUANG, OFFICER).call(() -> seen("probe.thing"))).isEmpty();
    }

    @Test
    void a_scope_sees_itself_and_what_is_below_and_no_lookalike() {
        assertThat(within(SHIJIAZHUANG, () -> seen("probe.thing")))
                .containsExactly("cn/13/1301/", "cn/13/1301/130110/", "cn/13/1301/130111/");
        assertThat(within(LUQUAN, () -> seen("probe.thing"))).containsExactly("cn/13/1301/130110/");
        assertThat(within(new OrgPath("cn/13/"), () -> seen("probe.thing")))
                .doesNotContain("cn/130/", "cn/")
                .hasSize(6);
        assertThat(within(new OrgPath("cn/"), () -> seen("probe.thing"))).hasSize(9);
    }

    @Test
    void a_view_without_further_care_shows_no_more_than_its_table() {
        assertThat(within(LUQUAN, () -> seen("probe.plain_view")))
                .containsExactly("cn/13/1301/130110/");
        assertThat(inTransaction(() -> seen("probe.plain_view"))).isEmpty();
    }

    @Test
    void nothing_is_written_outside_the_scope() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        within(
                                LUQUAN,
                                () -> change("insert into probe.thing values ('cn/13/1302/')")))
                .havingRootCause()
                .withMessageContaining("row-level security");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        within(
                                LUQUAN,
                                () -> change("update probe.thing set org_path = 'cn/13/1302/'")))
                .havingRootCause()
                .withMessageContaining("row-level security");
        assertThat(within(LUQUAN, () -> change("delete from probe.thing"))).isEqualTo(1);
        assertThat(
                        within(
                                LUQUAN,
                                () ->
                                        change(
                                                "insert into probe.thing values"
                                                        + " ('cn/13/1301/130110/')")))
                .isEqualTo(1);
        assertThat(inScopeOfNobody("insert into probe.thing values ('cn/13/')"))
                .contains("row-level security");
    }

    @Test
    void the_application_cannot_take_the_wall_down() {
        for (var attack :
                List.of(
                        "alter table probe.thing disable row level security",
                        "alter table probe.thing no force row level security",
                        "drop policy region_wall on probe.thing",
                        "alter role wengang_app bypassrls",
                        "set role wengang_owner",
                        "set role postgres",
                        "set session_replication_role = replica",
                        "create schema own",
                        "create table public.own (n int)",
                        "truncate probe.thing",
                        "create policy mine on probe.thing using (true)",
                        "create or replace function scope.low() returns text language sql as $$"
                                + " select 'cn/' $$")) {
            assertThat(inScopeOfNobody(attack))
                    .as(attack)
                    .matches("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void a_query_without_row_security_fails_instead_of_showing_everything() {
        assertThat(inScopeOfNobody("set local row_security = off; select * from probe.thing"))
                .contains("row-level security");
    }

    @Test
    void the_scope_ends_with_the_transaction() {
        within(LUQUAN, () -> seen("probe.thing"));
        for (int connection = 0; connection < 30; connection++) {
            assertThat(inTransaction(() -> setting("scope.low()"))).isNull();
        }
    }

    @Test
    void the_actor_reaches_the_database() {
        assertThat(within(LUQUAN, () -> setting("scope.actor()::text")))
                .isEqualTo(OFFICER.toString());
        assertThat(
                        Scope.system(LUQUAN, "test")
                                .call(() -> inTransaction(() -> setting("scope.actor()::text"))))
                .isNull();
    }

    @Test
    void another_scope_inside_a_transaction_is_refused_and_the_same_is_not() {
        var luquan = Scope.within(LUQUAN, OFFICER);
        assertThat(luquan.call(() -> inTransaction(() -> luquan.call(() -> seen("probe.thing")))))
                .hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        luquan.call(() ->
                                inTransaction(() ->
                                        Scope.within(SHIJIAZHUANG, OFFICER)
                                                .call(() -> seen("probe.thing")))))
                .withMessageContaining("Maybe the scope should be opened around the transaction.");
        assertThatIllegalStateException()
                .isThrownBy(() -> inTransaction(() -> luquan.call(() -> seen("probe.thing"))));
    }

    @Test
    void a_transaction_of_its_own_inside_another_keeps_the_scope() {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        List<String> seen = within(LUQUAN, () -> own.execute(status -> seen("probe.thing")));
        assertThat(seen).hasSize(1);
    }

    @Test
    void an_index_serves_the_wall() {
        owner().sql(
                        "insert into probe.thing select 'cn/62/' || n || '/' from"
                                + " generate_series(1, 20000) n")
                .update();
        owner().sql("analyze probe.thing").update();
        var plan =
                within(
                        LUQUAN,
                        () ->
                                jdbc.sql("explain select org_path from probe.thing")
                                        .query((row, n) -> row.getString(1))
                                        .list());
        assertThat(String.join("\n", plan)).contains("thing_path").contains("InitPlan");
    }

    @Test
    void a_path_that_is_none_cannot_be_stored() {
        for (var wrong : List.of("cn", "/cn/", "cn//13/", "CN/", "cn/13", "", "cn/%/")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(wrong)
                    .isThrownBy(() ->
                            owner().sql("insert into probe.thing values (?)")
                                    .param(wrong)
                                    .update());
        }
    }

    private List<String> seen(String table) {
        return jdbc.sql("select org_path from " + table + " order by org_path")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int change(String sql) {
        return jdbc.sql(sql).update();
    }

    private String setting(String expression) {
        return jdbc.sql("select " + expression)
                .query((row, n) -> row.getString(1))
                .list()
                .getFirst();
    }

    private <R> R within(OrgPath path, Supplier<R> work) {
        return Scope.within(path, OFFICER).call(() -> inTransaction(work));
    }

    private <R> R inTransaction(Supplier<R> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    /** What the database says to a statement of the application's role. */
    private String inScopeOfNobody(String sql) {
        try {
            inTransaction(() -> jdbc.sql(sql).update());
            return "allowed";
        } catch (DataAccessException refusal) {
            return String.valueOf(refusal.getMostSpecificCause().getMessage());
        }
    }

    private static JdbcClient owner() {
        return JdbcClient.create(TestDatabase.owner());
    }
}
