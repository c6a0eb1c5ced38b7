package org.wengang.registry.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.Type;

/** The tables of the ledgers hold what their forms take, and nothing else. */
@WengangTest
class BookTablesIT {

    private static final Books LEDGERS = Books.onClassPath();

    @ParameterizedTest
    @EnumSource
    void a_table_has_the_columns_and_the_bounds_of_its_form(Book book) throws Exception {
        var connection = new SingleConnectionDataSource(TestDatabase.owner().getConnection(), true);
        try {
            var sql = JdbcClient.create(connection);
            var table = new EntryTable(book, LEDGERS.layout(book));
            assertThat(columns(sql, table)).containsAll(table.columns());
            probe(sql, table.name());
            var softly = new SoftAssertions();
            var schema = LEDGERS.schema(book);
            for (var fact : schema.facts().values()) {
                values(schema, fact)
                        .forEach((value, fits) ->
                                softly.assertThat(store(sql, fact, value))
                                        .as(fact.name() + " = " + value)
                                        .isEqualTo(fits));
            }
            softly.assertAll();
        } finally {
            connection.destroy();
        }
    }

    private static List<@Nullable String> columns(JdbcClient sql, EntryTable table) {
        return sql.sql(
                        """
                        select attname from pg_attribute
                         where attrelid = cast(:table as regclass) and attnum > 0\
                        """)
                .param("table", table.name())
                .query(String.class)
                .list();
    }

    /** The same checks of each column alone. */
    private static void probe(JdbcClient sql, String table) {
        sql.sql("create temp table probe (like %s including constraints)".formatted(table))
                .update();
        sql.sql(
                        """
                        select format('alter table probe alter column %I drop not null', attname)
                          from pg_attribute
                         where attrelid = 'probe'::regclass and attnum > 0 and attnotnull
                         union all
                        select format('alter table probe drop constraint %I', conname)
                          from pg_constraint
                         where conrelid = 'probe'::regclass and cardinality(conkey) > 1\
                        """)
                .query(String.class)
                .list()
                .forEach(change -> sql.sql(change).update());
    }

    private static Map<Object, Boolean> values(FactSchema schema, Fact fact) {
        return switch (fact.type()) {
            case Type.Simple.BOOL -> Map.of(true, true);
            case Type.Simple.REGION -> Map.of("130110", true, "13011a", false);
            case Type.Simple.STRING -> {
                var longest = (int) Objects.requireNonNull(fact.range()).high();
                yield Map.of("字".repeat(longest), true, "字".repeat(longest + 1), false);
            }
            case Type.Simple.INT, Type.Simple.MONEY, Type.Simple.DATE ->
                    bounds(fact, Objects.requireNonNull(fact.range()));
            case Type.Code(String list) -> {
                var values = new HashMap<Object, Boolean>();
                schema.codeList(list).labels().keySet().forEach(code -> values.put(code, true));
                values.put("no_such_code", false);
                yield values;
            }
            case Type.Codes _, Type.Tiers _ -> throw new IllegalStateException(fact.name());
        };
    }

    private static Map<Object, Boolean> bounds(Fact fact, Range range) {
        return Map.of(
                value(fact, range.low()),
                true,
                value(fact, range.high()),
                true,
                value(fact, range.low() - 1),
                false,
                value(fact, range.high() + 1),
                false);
    }

    private static Object value(Fact fact, long number) {
        return fact.type() == Type.Simple.DATE ? LocalDate.ofEpochDay(number) : (Object) number;
    }

    private static boolean store(JdbcClient sql, Fact fact, Object value) {
        try {
            sql.sql("insert into probe (%s) values (:value)".formatted(fact.column()))
                    .param("value", value)
                    .update();
            return true;
        } catch (DataIntegrityViolationException refused) {
            return false;
        }
    }
}
