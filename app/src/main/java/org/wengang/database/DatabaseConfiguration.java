package org.wengang.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;

/**
 * Server, then migrations, then the check of the application's role, then the pool: nobody can get
 * a connection before the schema stands, and the pool is closed before the server stops.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/wengang/database/pool.properties")
class DatabaseConfiguration {

    /** The embedded server's logins where it runs, else those the environment names. */
    @Bean
    JdbcConnectionDetails connectionDetails(
            ObjectProvider<Logins> embedded, Environment environment) {
        var logins = embedded.getIfAvailable(() -> ExternalDatabase.logins(environment));
        new Migrations(logins).run();
        AppRole.check(logins.app());
        return new PoolLogin(logins.app());
    }

    @Bean
    ScopedTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactionManager(dataSource);
    }

    @Bean
    Copy copy(DataSource dataSource) {
        return new Copy(dataSource);
    }

    private record PoolLogin(Login login) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return login.url();
        }

        @Override
        public String getUsername() {
            return login.username();
        }

        @Override
        public String getPassword() {
            return login.password();
        }
    }
}
