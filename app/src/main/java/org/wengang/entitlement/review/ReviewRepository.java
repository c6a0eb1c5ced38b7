package org.wengang.entitlement.review;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** Awards as reviewers see and decide them. */
@Component
final class ReviewRepository {

    private static final String SELECT =
            """
            select a.award_id, a.version, a.run_id, a.subject_id, s.name, s.organisation_name, s.last4,
                   s.employer_name, a.org_path, v.code, a.form, a.amount_fen, a.status, a.changed_at, a.reason,
                   a.proposed_by = :viewer as own,
                   a.status in ('asked', 'reviewed') and a.reviewed_by = :viewer as own_review,
                   t.assigned_to,
                   case when a.status in ('proposed', 'asked', 'returned', 'reviewed') then
                       entitlement.working_day(a.org_path, (a.changed_at at time zone 'Asia/Shanghai')::date,
                                               entitlement.review_days(a.org_path)) end as due_on,
                   a.double_of is not null as is_double, entitlement.is_held(a.award_id) as is_held,
                   exists (select 1 from entitlement.notice_line l where l.award_id = a.award_id) as published
              from entitlement.award a
              join registry.published_subject s using (subject_id)
              join policy.published_policy v on v.policy_version_id = a.policy_version_id
              left join entitlement.review_task t on t.award_id = a.award_id
            """;

    private final JdbcClient jdbc;

    ReviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a decision is checked against. */
    record Held(
            UUID award,
            int version,
            UUID policyVersionId,
            AwardStatus status,
            UUID proposedBy,
            @Nullable UUID reviewedBy,
            @Nullable UUID decidedBy,
            boolean isDouble,
            boolean isHeld,
            boolean needsSecond) {

        /** Whether that officer was the first of two to review it, and the second has not yet. */
        boolean isReviewedBy(UUID officer) {
            return status.isOpen() && officer.equals(reviewedBy);
        }

        /** Whether it waits for a second reviewer once that officer has agreed. */
        boolean waitsForSecond(UUID officer) {
            return isToBeReviewedFirst() || isReviewedBy(officer);
        }

        /** Whether somebody else is to review it before it is approved. */
        boolean isToBeReviewedFirst() {
            return needsSecond && reviewedBy == null;
        }
    }

    /** In the order of the queue. */
    List<QueueLine> page(
            QueueFilter filter, UUID viewer, LocalDate today, Cursor cursor, int limit) {
        var sql =
                (SELECT
                                + """
                                 where a.status = :status
                                   and (:policy::uuid is null or a.policy_version_id = :policy::uuid)
                                   and (:key::uuid is null or a.award_id %s :key::uuid)
                                   and %s
                                 order by a.award_id %s
                                 limit :limit\
                                """)
                        .formatted(
                                cursor.backwards() ? "<" : ">",
                                condition(filter.task()),
                                cursor.backwards() ? "desc" : "asc");
        return jdbc.sql(sql)
                .param("viewer", viewer)
                .param("status", filter.status().stored())
                .param("policy", filter.policy())
                .param("today", Date.valueOf(today))
                .param("key", cursor.key())
                .param("limit", limit)
                .query(ReviewRepository::line)
                .list();
    }

    private static String condition(QueueFilter.Task task) {
        return switch (task) {
            case ANY -> "true";
            case MINE -> "t.assigned_to = :viewer";
            case FREE -> "t.assigned_to is null";
            case OVERDUE ->
                    """
                    exists (select
                              from (%s) b
                             where b.org_path = a.org_path
                               and (a.changed_at at time zone 'Asia/Shanghai')::date < b.day)\
                    """
                            .formatted(TaskRepository.BEGUN_BEFORE);
        };
    }

    /** Empty if there is none in this scope. */
    Optional<QueueLine> find(UUID award, UUID viewer) {
        return jdbc.sql(SELECT + "where a.award_id = :award")
                .param("viewer", viewer)
                .param("award", award)
                .query(ReviewRepository::line)
                .optional();
    }

    /** Policies that have awards here, for the filter. */
    List<PolicyName> policies() {
        return jdbc.sql(
                        """
                        select v.policy_version_id, v.code, v.version, v.title, v.title_en
                          from policy.published_policy v
                         where exists (select 1
                                         from entitlement.award a
                                        where a.policy_version_id = v.policy_version_id)
                         order by v.code, v.version desc\
                        """)
                .query(PolicyNameRepository::name)
                .list();
    }

    /** Those this officer may decide on. */
    long count(AwardStatus status, UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.award
                         where status = :status and proposed_by <> :viewer
                           and reviewed_by is distinct from :viewer\
                        """)
                .param("status", status.stored())
                .param("viewer", viewer)
                .query(Long.class)
                .single();
    }

    List<UUID> policiesOf(Collection<UUID> awards) {
        return jdbc.sql(
                        """
                        select distinct policy_code, policy_version_id
                          from entitlement.award
                         where award_id in (:awards)
                         order by policy_code, policy_version_id\
                        """)
                .param("awards", awards)
                .query((row, number) -> row.getObject("policy_version_id", UUID.class))
                .list();
    }

    /** Locked until the transaction ends; those out of scope are missing. */
    List<Held> lock(Collection<UUID> awards) {
        return jdbc.sql(
                        """
                        select award_id, version, policy_version_id, status, proposed_by, reviewed_by,
                               decided_by, double_of is not null as is_double,
                               entitlement.is_held(award_id) as is_held,
                               entitlement.needs_second_review(org_path, form, amount_fen) as needs_second
                          from entitlement.award
                         where award_id in (:awards)
                         order by award_id
                           for update\
                        """)
                .param("awards", awards)
                .query(ReviewRepository::held)
                .list();
    }

    int decide(
            Collection<UUID> awards,
            AwardStatus status,
            UUID by,
            @Nullable String reason,
            Instant now) {
        return jdbc.sql(
                        """
                        update entitlement.award
                           set status = :status, decided_by = :by, reason = :reason, changed_by = :by,
                               changed_at = :now, version = version + 1,
                               reviewed_by = case when :status = 'reviewed' then :by::uuid else reviewed_by end
                         where award_id in (:awards)\
                        """)
                .param("status", status.stored())
                .param("by", by)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("awards", awards)
                .update();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getObject("award_id", UUID.class),
                row.getInt("version"),
                row.getObject("policy_version_id", UUID.class),
                AwardStatus.of(row.getString("status")),
                row.getObject("proposed_by", UUID.class),
                row.getObject("reviewed_by", UUID.class),
                row.getObject("decided_by", UUID.class),
                row.getBoolean("is_double"),
                row.getBoolean("is_held"),
                row.getBoolean("needs_second"));
    }

    private static QueueLine line(ResultSet row, int number) throws SQLException {
        var dueOn = row.getDate("due_on");
        return new QueueLine(
                row.getObject("award_id", UUID.class),
                row.getInt("version"),
                row.getObject("run_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                PartyName.of(row.getString("name"), row.getString("organisation_name")),
                row.getString("last4"),
                row.getString("employer_name"),
                new OrgPath(row.getString("org_path")),
                row.getString("code"),
                row.getString("form"),
                row.getLong("amount_fen"),
                AwardStatus.of(row.getString("status")),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("reason"),
                row.getBoolean("own"),
                row.getBoolean("own_review"),
                row.getObject("assigned_to", UUID.class),
                dueOn == null ? null : dueOn.toLocalDate(),
                row.getBoolean("published"),
                row.getBoolean("is_double"),
                row.getBoolean("is_held"));
    }
}
