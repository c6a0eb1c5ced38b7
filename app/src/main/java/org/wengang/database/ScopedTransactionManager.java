package org.wengang.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction with the present {@link Scope}, so that the region wall lets exactly its
 * rows through. The setting ends with the transaction: a connection in the pool carries none.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(
            Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var scope = Scope.find();
        if (scope.isEmpty()) {
            return;
        }
        var actor = scope.get().actor();
        try (var setting =
                connection.prepareStatement(
                        "select set_config('wengang.scope', ?, true), set_config('wengang.actor',"
                                + " ?, true)")) {
            setting.setString(1, scope.get().path().value());
            setting.setString(2, actor == null ? "" : actor.toString());
            setting.execute();
        }
    }
}
