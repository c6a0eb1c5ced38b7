package org.wengang.policy.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.wengang.database.TestDatabase;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.Type;
import org.wengang.policy.catalogue.PolicyFolder;
import org.wengang.registry.FactsView;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingTables;

/**
 * The columns the registry publishes are the facts policies are written for, and the database holds
 * to the ranges that the engine's proofs rest on.
 */
class FactsViewIT {

    private static final List<FactSchema> SCHEMAS =
            PolicyFolder.onClassPath().schemas().values().stream()
                    .sorted(Comparator.comparing(FactSchema::name))
                    .toList();

    /** A fact and the schema it stands in. */
    record FactOf(FactSchema schema, Fact fact) {

        String view() {
            return FactsView.of(schema.name());
        }

        /** A month stands with the filing, under its own name. */
        boolean isMonth() {
            return schema.filing() != null && FilingLayout.of(schema).isMonth(fact);
        }

        String probe() {
            return isMonth() ? "probe_filing" : "probe_" + SCHEMAS.indexOf(schema);
        }

        String column() {
            return isMonth() ? "month" : fact.column();
        }

        @Override
        public String toString() {
            return schema.name() + " " + fact.name();
        }
    }

    private static @Nullable SingleConnectionDataSource connection;

    /** A worker of whom nothing needs to be known, under the same checks. */
    @BeforeAll
    static void a_table_with_the_checks_alone() throws Exception {
        var one = new SingleConnectionDataSource(TestDatabase.owner().getConnection(), true);
        connection = one;
        var sql = JdbcClient.create(one);
        probe(sql, "probe_filing", "registry.filing");
        for (int i = 0; i < SCHEMAS.size(); i++) {
            var schema = SCHEMAS.get(i);
            probe(
                    sql,
                    "probe_" + i,
                    schema.filing() == null
                            ? "registry.worker"
                            : FilingTables.table(FilingLayout.of(schema)));
        }
    }

    private static void probe(JdbcClient sql, String probe, String table) {
        sql.sql("create temp table %s (like %s including constraints)".formatted(probe, table))
                .update();
        sql.sql(
                        """
                        select format('alter table %1$s alter column %%I drop not null', attname)
                          from pg_attribute
                         where attrelid = '%1$s'::regclass and attnum > 0 and attnotnull
                         union all
                        select format('alter table %1$s drop constraint %%I', conname)
                          from pg_constraint
                         where conrelid = '%1$s'::regclass and cardinality(conkey) > 1\
                        """
                                .formatted(probe))
                .query(String.class)
                .list()
                .forEach(change -> sql.sql(change).update());
    }

    @AfterAll
    static void the_connection_closes() {
        Objects.requireNonNull(connection).destroy();
    }

    static Stream<FactOf> facts() {
        return SCHEMAS.stream()
                .flatMap(schema ->
                        schema.facts().values().stream().map(fact -> new FactOf(schema, fact)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void every_fact_is_a_column_of_its_type(FactOf fact) {
        assertThat(
                        sql().sql(
                                        """
                                        select format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null)
                                          from pg_attribute a
                                          join pg_type t on t.oid = a.atttypid
                                         where attrelid = :view::regclass
                                           and attname = :column\
                                        """)
                                .param("view", fact.view())
                                .param("column", fact.fact().column())
                                .query(String.class)
                                .optional())
                .hasValueSatisfying(type -> assertThat(type).isIn(storedAs(fact.fact().type())));
    }

    private static Object[] storedAs(Type type) {
        return switch (type) {
            case Type.Simple.BOOL -> new Object[] {"boolean"};
            case Type.Simple.INT -> new Object[] {"smallint", "integer", "bigint"};
            case Type.Simple.MONEY -> new Object[] {"bigint"};
            case Type.Simple.DATE -> new Object[] {"date"};
            case Type.Simple.REGION, Type.Simple.STRING -> new Object[] {"text"};
            case Type.Code ignored -> new Object[] {"text"};
            case Type.Codes ignored -> new Object[0];
            case Type.Tiers ignored -> new Object[0];
        };
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_value_no_policy_reckons_with_cannot_be_stored(FactOf fact) {
        for (var value : impossible(fact)) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(fact + " = " + value)
                    .isThrownBy(() -> store(fact, value));
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void every_value_policies_reckon_with_can_be_stored(FactOf fact) {
        for (var value : possible(fact)) {
            assertThatCode(() -> store(fact, value))
                    .as(fact + " = " + value)
                    .doesNotThrowAnyException();
        }
    }

    private static Object[] impossible(FactOf of) {
        var fact = of.fact();
        var range = fact.range();
        return switch (fact.type()) {
            case Type.Simple.REGION -> new Object[] {"13", "000000", "130010", "13011a"};
            case Type.Code ignored -> new Object[] {"", "no_such_code"};
            case Type.Codes ignored -> new Object[0];
            case Type.Tiers ignored -> new Object[0];
            case Type.Simple ignored ->
                    range == null
                            ? new Object[0]
                            : new Object[] {
                                value(fact, range.low() - 1), value(fact, range.high() + 1)
                            };
        };
    }

    private static Object[] possible(FactOf of) {
        var fact = of.fact();
        return switch (fact.type()) {
            case Type.Simple.REGION -> new Object[] {"130000", "130100", "130110"};
            case Type.Code(String list) -> of.schema().codeList(list).labels().keySet().toArray();
            case Type.Codes ignored -> new Object[0];
            case Type.Tiers ignored -> new Object[0];
            case Type.Simple ignored ->
                    of.isMonth()
                            ? new Object[] {LocalDate.of(2000, 1, 1), LocalDate.of(2100, 12, 1)}
                            : ends(fact, fact.range());
        };
    }

    private static Object[] ends(Fact fact, @Nullable Range range) {
        return range == null
                ? new Object[0]
                : new Object[] {value(fact, range.low()), value(fact, range.high())};
    }

    private static Object value(Fact fact, long number) {
        return fact.type() == Type.Simple.DATE ? LocalDate.ofEpochDay(number) : number;
    }

    private static void store(FactOf fact, Object value) {
        sql().sql("insert into %s (%s) values (:value)".formatted(fact.probe(), fact.column()))
                .param("value", value)
                .update();
    }

    private static JdbcClient sql() {
        return JdbcClient.create(Objects.requireNonNull(connection));
    }
}
