package org.wengang.entitlement.review;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is to review what, and by when. */
@Component
final class TaskRepository {

    /**
     * For each office with awards in review the working day before which a step must have begun to
     * be overdue {@code :today}; none where it sets no number of days.
     */
    static final String BEGUN_BEFORE =
            """
            select o.org_path, entitlement.working_day(o.org_path, :today, -entitlement.review_days(o.org_path)) as day
              from (select distinct a.org_path
                      from entitlement.award a
                     where a.status in ('proposed', 'asked', 'returned', 'reviewed')) o
             where entitlement.review_days(o.org_path) is not null\
            """;

    private final JdbcClient jdbc;

    TaskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many that officer could be the first to review are past their day. */
    long countOverdue(UUID viewer, LocalDate today) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.award a
                          join (%s) b using (org_path)
                         where a.status = 'proposed'
                           and a.proposed_by <> :viewer and a.reviewed_by is distinct from :viewer
                           and (a.changed_at at time zone 'Asia/Shanghai')::date < b.day\
                        """
                                .formatted(BEGUN_BEFORE))
                .param("viewer", viewer)
                .param("today", Date.valueOf(today))
                .query(Long.class)
                .single();
    }

    /** Of one status, whatever its policy. */
    long count(String status) {
        return jdbc.sql("select count(*) from entitlement.award where status = :status")
                .param("status", status)
                .query(Long.class)
                .single();
    }

    void assign(Collection<UUID> awards, UUID to, UUID by, Instant at) {
        jdbc.sql(
                        """
                        insert into entitlement.review_task (award_id, org_path, assigned_to, assigned_by, assigned_at)
                        select a.award_id, a.org_path, :to, :by, :at
                          from entitlement.award a
                         where a.award_id in (:awards)
                        on conflict (award_id) do update
                           set assigned_to = excluded.assigned_to, assigned_by = excluded.assigned_by,
                               assigned_at = excluded.assigned_at\
                        """)
                .param("awards", awards)
                .param("to", to)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Their next step is nobody's task yet. */
    void end(Collection<UUID> awards) {
        jdbc.sql("delete from entitlement.review_task where award_id in (:awards)")
                .param("awards", awards)
                .update();
    }

    /** Those of the given ones that are in review, locked until the transaction ends. */
    List<UUID> lockOpen(Collection<UUID> awards) {
        return jdbc.sql(
                        """
                        select award_id
                          from entitlement.award
                         where award_id in (:awards)
                           and status in ('proposed', 'asked', 'returned', 'reviewed')
                         order by award_id
                           for update\
                        """)
                .param("awards", awards)
                .query((row, number) -> row.getObject("award_id", UUID.class))
                .list();
    }

    /** How many of them that officer proposed or reviewed first. */
    int ownOf(Collection<UUID> awards, UUID officer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.award
                         where award_id in (:awards) and (proposed_by = :officer or reviewed_by = :officer)\
                        """)
                .param("awards", awards)
                .param("officer", officer)
                .query(Integer.class)
                .single();
    }
}
