package org.wengang.entitlement.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
            @Nullable UUID decidedBy,
            boolean isDouble) {}

    /** In the order of the queue. */
    List<QueueLine> page(QueueFilter filter, UUID viewer, Cursor cursor, int limit) {
        var sql =
                """
                select a.award_id, a.version, a.run_id, a.subject_id, s.name, s.organisation_name, s.last4,
                       s.employer_name,
                       a.org_path, v.code, a.form, a.amount_fen, a.status, a.changed_at, a.reason,
                       a.proposed_by = :viewer as own, a.double_of is not null as is_double,
                       exists (select 1 from entitlement.notice_line l where l.award_id = a.award_id)
                           as published
                  from entitlement.award a
                  join registry.published_subject s using (subject_id)
                  join policy.published_policy v on v.policy_version_id = a.policy_version_id
                 where a.status = :status
                   and (:policy::uuid is null or a.policy_version_id = :policy::uuid)
                   and (:key::uuid is null or a.award_id %s :key::uuid)
                 order by a.award_id %s
                 limit :limit\
                """
                        .formatted(
                                cursor.backwards() ? "<" : ">",
                                cursor.backwards() ? "desc" : "asc");
        return jdbc.sql(sql)
                .param("viewer", viewer)
                .param("status", filter.status().stored())
                .param("policy", filter.policy())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(ReviewRepository::line)
                .list();
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
    long countOpen(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.award
                         where status = 'proposed' and proposed_by <> :viewer\
                        """)
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
                        select award_id, version, policy_version_id, status, proposed_by, decided_by,
                               double_of is not null as is_double
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
                               changed_at = :now, version = version + 1
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
                row.getObject("decided_by", UUID.class),
                row.getBoolean("is_double"));
    }

    private static QueueLine line(ResultSet row, int number) throws SQLException {
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
                row.getBoolean("published"),
                row.getBoolean("is_double"));
    }
}
