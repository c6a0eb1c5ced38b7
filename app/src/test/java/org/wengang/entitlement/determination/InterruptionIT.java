package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** A determination whose connection is cut while it writes, and the job that does it again. */
@WengangTest
class InterruptionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired ApplicationContext application;
    GivenEntitlements given;
    Officer caseworker;
    UUID policy;

    @BeforeEach
    void people() {
        given = new GivenEntitlements(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 10);
    }

    @Test
    void a_cut_connection_leaves_nothing_and_the_next_attempt_does_it_once() throws Exception {
        given.determine(caseworker, policy);
        var run = given.startedRun(caseworker, policy);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var blocker = TestDatabase.owner().getConnection()) {
            // the audit line is written last: it waits for this, with everything else done
            blocker.setAutoCommit(false);
            try (var lock = blocker.createStatement()) {
                lock.execute("select 1 from security.audit_chain for update");
            }
            var attempt = executor.submit(() -> given.perform(caseworker, run));
            cutOffWhoeverWaitsFor("security.audit_chain");
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(attempt::get);
            blocker.rollback();
        }
        assertThat(given.awards(policy, "proposed")).hasSize(10);
        assertThat(given.awards(policy, "void")).isEmpty();
        assertThat(given.count("select count(*) from entitlement.determination")).isEqualTo(10);
        given.assertPoolsBalance();

        given.perform(caseworker, run);
        assertThat(given.awards(policy, "proposed")).hasSize(10);
        assertThat(given.awards(policy, "void")).hasSize(10);
        given.assertPoolsBalance();
    }

    @Test
    void the_form_starts_a_job_that_ends_at_the_result() throws InterruptedException {
        var browsing = new Browsing(application);
        var answer =
                browsing.send(
                        caseworker,
                        "/determinations",
                        "policy",
                        policy.toString(),
                        "asOf",
                        "2021-02-05",
                        "submission",
                        Ids.newId().toString());
        assertThat(answer.status()).isEqualTo(303);
        waitFor(given.owner(), "select count(*) = 1 from job.job where state = 'done'");
        assertThat(browsing.open(caseworker, answer.location()).body())
                .contains("5,000.00元", "家庭不在石家庄域内");
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'determination-started'"))
                .isEqualTo(1);
    }

    @Test
    void a_form_that_makes_no_sense_starts_nothing() {
        var browsing = new Browsing(application);
        for (var day : new String[] {"", "2021-02-06", "gestern"}) {
            var answer =
                    browsing.send(
                            caseworker,
                            "/determinations",
                            "policy",
                            policy.toString(),
                            "asOf",
                            day);
            assertThat(answer.status()).as(day).isEqualTo(422);
        }
        assertThat(browsing.send(caseworker, "/determinations", "asOf", "2021-02-05").body())
                .contains("请选择政策");
        assertThat(given.count("select count(*) from entitlement.run")).isZero();
    }

    private void cutOffWhoeverWaitsFor(String table) throws SQLException, InterruptedException {
        // only the same role may look at a connection, and cut it
        var app = JdbcClient.create(TestDatabase.app());
        waitFor(
                app,
                """
                select count(*) = 1
                  from pg_stat_activity
                 where wait_event_type = 'Lock' and query like '%%%s%%'\
                """
                        .formatted(table));
        app.sql(
                        """
                        select count(pg_terminate_backend(pid))
                          from pg_stat_activity
                         where wait_event_type = 'Lock' and usename = 'wengang_app'\
                        """)
                .query(Long.class)
                .single();
    }

    private static void waitFor(JdbcClient client, String condition) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!client.sql(condition).query(Boolean.class).single()) {
            assertThat(System.nanoTime()).as(condition).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
