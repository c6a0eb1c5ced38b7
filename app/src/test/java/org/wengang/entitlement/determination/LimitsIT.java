package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;

/**
 * Whatever the rows, the awards and the limits are: the statement over everybody and the engine's
 * reference give the same shares, in a first determination, in one after decisions, and in one by a
 * later version with other limits.
 */
@WengangTest
class LimitsIT {

    private static final int CASES = 20;

    @Autowired ApplicationContext application;

    @BeforeAll
    static void build_a_view_of_rows_about_anybody() {
        JdbcClient.create(TestDatabase.owner())
                .sql(
                        """
                        create schema probe;
                        create table probe.row (
                            subject_id uuid, person_id uuid, bucket smallint, org_path text, applied_at timestamptz,
                            version int, worker_category text, on_duty_days smallint, subject_key uuid,
                            payee_id uuid, month date);
                        grant usage on schema probe to wengang_app;
                        grant select on probe.row to wengang_app;\
                        """)
                .update();
    }

    @AfterAll
    static void take_it_down() {
        JdbcClient.create(TestDatabase.owner()).sql("drop schema probe cascade").update();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void the_database_gives_the_shares_of_the_reference(long seed) {
        JdbcClient.create(TestDatabase.owner()).sql("truncate probe.row").update();
        var random = new Random(seed);
        for (var number = 0; number < CASES; number++) {
            var run = new LimitCase(application, random, number);
            run.issueVersion();
            run.addRows();
            assertThat(run.determined()).isEqualTo(run.expected());
            run.decideSome();
            run.addRows();
            assertThat(run.determined()).isEqualTo(run.expected());
            run.decideSome();
            run.issueVersion();
            run.addRows();
            assertThat(run.determined()).isEqualTo(run.expected());
            run.assertLedgersBalance();
        }
    }
}
