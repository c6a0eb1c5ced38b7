package org.wengang.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
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
         * @param values one for each column, in order: null, text, numbers, booleans, UUIDs, days
         *     and moments, byte arrays
         * @throws IllegalArgumentException when the count is wrong or text holds what PostgreSQL
         *     cannot store: the character 0, or half a surrogate pair
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
        var sql = "copy %s (%s) from stdin".formatted(table, String.join(", ", columns));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            var sender = new Sender(copy, columns.size());
            source.feed(sender);
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

    /** Collects rows into pieces worth sending. */
    private static final class Sender implements Rows {

        private static final int PIECE = 1 << 16;

        private final CopyIn copy;
        private final int columns;
        private final StringBuilder piece = new StringBuilder(PIECE + 1024);
        private long rows;

        Sender(CopyIn copy, int columns) {
            this.copy = copy;
            this.columns = columns;
        }

        @Override
        public void add(@Nullable Object... values) {
            rows++;
            if (values.length != columns) {
                throw new IllegalArgumentException(
                        "Row %d has %d values for %d columns."
                                .formatted(rows, values.length, columns));
            }
            CopyText.append(piece, rows, values);
            if (piece.length() >= PIECE) {
                try {
                    flush();
                } catch (SQLException problem) {
                    throw new SendingFailed(problem);
                }
            }
        }

        void flush() throws SQLException {
            var bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            piece.setLength(0);
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
