package org.wengang.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Streams many rows into one table inside the running transaction, by {@code COPY}. PostgreSQL
 * refuses {@code COPY} into a table behind the region wall, so for such a table the rows go to a
 * temporary one first and pass the wall in one {@code insert … select}. Whoever merges the rows
 * anyway makes the temporary table himself ({@code create temporary table … on commit drop}) and
 * saves that step.
 */
public final class Copy {

    private static final String DETOUR = "pg_temp.copied";

    private final DataSource dataSource;

    Copy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Where the rows go, one call a row. */
    @FunctionalInterface
    public interface Rows {

        /**
         * @param values one for each column, in order: null, text, whole numbers, booleans, UUIDs,
         *     days and moments, byte arrays
         * @throws IllegalArgumentException when the count is wrong, a value is not of its column's
         *     kind, or text holds what PostgreSQL cannot store: the character 0, or half a
         *     surrogate pair
         */
        void add(@Nullable Object... values);
    }

    /** Hands in the rows, from one thread. */
    @FunctionalInterface
    public interface Source<X extends Exception> {

        void feed(Rows rows) throws X;
    }

    /**
     * Copies what the source feeds; nothing arrives when it throws.
     *
     * @param table schema-qualified; a name written in the program, never one that a user gave
     * @param columns likewise
     * @return number of rows copied
     * @throws IllegalStateException outside a transaction
     */
    public <X extends Exception> long into(String table, List<String> columns, Source<X> source)
            throws X {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Rows for " + table + " need a transaction.\nMaybe @Transactional is missing.");
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            return isBehindTheWall(connection, table)
                    ? throughTheWall(connection, table, columns, source)
                    : stream(connection, table, columns, source);
        } catch (SQLException problem) {
            var translated =
                    new SQLErrorCodeSQLExceptionTranslator(dataSource)
                            .translate("copy", null, problem);
            throw translated != null ? translated : new IllegalStateException(problem);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static boolean isBehindTheWall(Connection connection, String table)
            throws SQLException {
        try (var query = connection.prepareStatement("select row_security_active(?)")) {
            query.setString(1, table);
            var row = query.executeQuery();
            return row.next() && row.getBoolean(1);
        }
    }

    private static <X extends Exception> long throughTheWall(
            Connection connection, String table, List<String> columns, Source<X> source)
            throws SQLException, X {
        var names = String.join(", ", columns);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table copied on commit drop as select %s from %s with no data"
                            .formatted(names, table));
            var count = stream(connection, DETOUR, columns, source);
            statement.execute(
                    "insert into %s (%s) select %s from %s".formatted(table, names, names, DETOUR));
            statement.execute("drop table " + DETOUR);
            return count;
        }
    }

    private static <X extends Exception> long stream(
            Connection connection, String table, List<String> columns, Source<X> source)
            throws SQLException, X {
        var sql =
                "copy %s (%s) from stdin (format binary)"
                        .formatted(table, String.join(", ", columns));
        var rows = new CopyRows(types(connection, table, columns));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            var sender = new Sender(copy, rows);
            source.feed(sender);
            rows.end();
            sender.flush();
            return copy.endCopy();
        } catch (SendingFailed failed) {
            throw failed.reason;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static List<CopyRows.Type> types(
            Connection connection, String table, List<String> columns) throws SQLException {
        var names = new HashMap<String, String>();
        try (var query =
                connection.prepareStatement(
                        """
                        with recursive based as (
                            select a.attname, a.atttypid as type
                              from pg_attribute a
                             where a.attrelid = ?::regclass and a.attnum > 0
                             union all
                            select b.attname, t.typbasetype
                              from based b
                              join pg_type t on t.oid = b.type
                             where t.typtype = 'd')
                        select b.attname, t.typname
                          from based b
                          join pg_type t on t.oid = b.type
                         where t.typtype <> 'd'\
                        """)) {
            query.setString(1, table);
            var row = query.executeQuery();
            while (row.next()) {
                names.put(row.getString(1), row.getString(2));
            }
        }
        return columns.stream()
                .map(column -> CopyRows.Type.of(names.getOrDefault(column, "no such column")))
                .toList();
    }

    /** Collects rows into pieces worth sending. */
    private static final class Sender implements Rows {

        private static final int PIECE = 1 << 16;

        private final CopyIn copy;
        private final CopyRows rows;

        Sender(CopyIn copy, CopyRows rows) {
            this.copy = copy;
            this.rows = rows;
        }

        @Override
        public void add(@Nullable Object... values) {
            rows.add(values);
            if (rows.size() >= PIECE) {
                try {
                    flush();
                } catch (SQLException problem) {
                    throw new SendingFailed(problem);
                }
            }
        }

        void flush() throws SQLException {
            copy.writeToCopy(rows.bytes(), 0, rows.size());
            rows.taken();
        }
    }

    /** Carries the database's answer out through the source. */
    private static final class SendingFailed extends RuntimeException {

        private final SQLException reason;

        SendingFailed(SQLException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
