package org.wengang.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every test of the application may rely on. */
@WengangTest
class WengangTestIT {

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    @Autowired Clock clock;
    @Autowired TestClock testClock;

    @RepeatedTest(2)
    void each_method_begins_with_empty_tables_and_the_clock_at_its_start() {
        assertThat(owner.sql("select count(*) from security.audit_chain").query().singleValue())
                .isEqualTo(0L);
        assertThat(LocalDateTime.now(clock)).isEqualTo("2021-02-05T09:00");
        owner.sql(
                        "insert into security.audit_chain (org_path, last_number, last_hash) values"
                                + " ('cn/', 0, '')")
                .update();
        testClock.moveTo("2021-03-08T23:59");
        testClock.pass(Duration.ofMinutes(2));
        assertThat(LocalDateTime.now(clock)).isEqualTo("2021-03-09T00:01");
    }

    @RepeatedTest(2)
    void what_the_migrations_filled_stays() {
        assertThat(owner.sql("select count(*) from database.flyway_history").query().singleValue())
                .isNotEqualTo(0L);
    }
}
