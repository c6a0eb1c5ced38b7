package org.wengang.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;

/** The jobs table. */
@Component
final class JobRepository {

    private final JdbcClient jdbc;

    JobRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Scope scope, String kind, UUID subject, Instant now) {
        jdbc.sql(
                        """
                        insert into job.job (job_id, org_path, kind, subject, state, started_by, created_at)
                        values (:id, :org, :kind, :subject, 'queued', :actor, :now)\
                        """)
                .param("id", id)
                .param("org", scope.path().value())
                .param("kind", kind)
                .param("subject", subject)
                .param("actor", scope.actor())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql(
                        """
                        select job_id, org_path, kind, subject, state, done, total, cancel_asked, problem,
                               started_by, created_at
                          from job.job
                         where job_id = :id\
                        """)
                .param("id", id)
                .query(JobRepository::job)
                .optional();
    }

    Optional<Job> newestAbout(UUID subject) {
        return jdbc.sql(
                        """
                        select job_id, org_path, kind, subject, state, done, total, cancel_asked, problem,
                               started_by, created_at
                          from job.job
                         where subject = :subject
                         order by created_at desc, job_id desc
                         limit 1\
                        """)
                .param("subject", subject)
                .query(JobRepository::job)
                .optional();
    }

    /** False if the job has already ended: then it must not be run again. */
    boolean begin(UUID id, Instant now) {
        return jdbc.sql(
                                """
                                update job.job
                                   set state = 'running', started_at = coalesce(started_at, :now), done = 0
                                 where job_id = :id and state in ('queued', 'running')\
                                """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether an officer has asked the job to stop. */
    boolean progress(UUID id, long done, @Nullable Long total) {
        return jdbc.sql(
                        """
                        update job.job
                           set done = :done, total = :total
                         where job_id = :id
                        returning cancel_asked\
                        """)
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .query(Boolean.class)
                .single();
    }

    void end(UUID id, JobState state, @Nullable String problem, Instant now) {
        jdbc.sql(
                        """
                        update job.job
                           set state = :state, problem = :problem, finished_at = :now
                         where job_id = :id and state = 'running'\
                        """)
                .param("id", id)
                .param("state", state.stored())
                .param("problem", problem)
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean askToCancel(UUID id) {
        return jdbc.sql(
                                """
                                update job.job
                                   set cancel_asked = true
                                 where job_id = :id and state in ('queued', 'running')\
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("job_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                JobState.of(row.getString("state")),
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getBoolean("cancel_asked"),
                row.getString("problem"),
                row.getObject("started_by", UUID.class),
                row.getTimestamp("created_at").toInstant());
    }
}
