package org.wengang.entitlement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;

/** The owner's connections, kept: signing in takes longer than most statements. */
final class OwnerPool {

    static final JdbcClient CLIENT = JdbcClient.create(pool());

    private OwnerPool() {}

    private static HikariDataSource pool() {
        var pool = new HikariConfig();
        pool.setDataSource(TestDatabase.owner());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        return new HikariDataSource(pool);
    }
}
