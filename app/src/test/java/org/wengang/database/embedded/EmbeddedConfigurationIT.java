package org.wengang.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedConfigurationIT {

    @TempDir Path folder;

    @Test
    void without_an_address_the_application_runs_on_its_own_server_and_leaves_nothing_running()
            throws IOException {
        var closed =
                new ApplicationContextRunner()
                        .withUserConfiguration(DatabaseModule.class)
                        .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                        .withPropertyValues("wengang.data=" + folder);
        closed.run(context -> {
            var pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getMaximumPoolSize()).isLessThanOrEqualTo(20);
            assertThat(pool.getDataSourceProperties())
                    .containsEntry("logServerErrorDetail", "false");
            assertThat(JdbcClient.create(pool).sql("select current_user").query().singleValue())
                    .isEqualTo("wengang_app");
            assertThat(Postmaster.read(folder.resolve("data-18"))).isPresent();
            // the pool fills itself in the background; a connection half made would be cut off
            while (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMinimumIdle()) {
                Thread.onSpinWait();
            }
        });
        assertThat(Postmaster.read(folder.resolve("data-18"))).isEmpty();
        assertThat(Files.readString(folder.resolve("postgres.log")))
                .as("the pool was closed before the server stopped")
                .doesNotContain("terminating connection due to administrator command");
    }

    @ComponentScan("org.wengang.database")
    static class DatabaseModule {}
}
