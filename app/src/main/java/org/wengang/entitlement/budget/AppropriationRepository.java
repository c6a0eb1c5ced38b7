package org.wengang.entitlement.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appropriations, entered by one officer and confirmed by another. */
@Component
final class AppropriationRepository {

    private static final String SELECT =
            """
            select appropriation_id, policy_version_id, fen, document, entered_at, entered_by = :viewer as own, status,
                   decided_at, reason
              from entitlement.appropriation
            """;

    private final JdbcClient jdbc;

    AppropriationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param submission of the form
     */
    record New(UUID id, UUID policyVersionId, long fen, String document, UUID submission) {}

    /** False if the same form was sent before. */
    boolean insert(New appropriation, UUID by, Instant now) {
        return jdbc.sql(
                                """
                                insert into entitlement.appropriation
                                       (appropriation_id, policy_version_id, org_path, fen, document, submission, entered_by,
                                        entered_at, status)
                                select :id, b.policy_version_id, b.org_path, :fen, :document, :submission, :by, :now, 'open'
                                  from entitlement.budget_pool b
                                 where b.policy_version_id = :policy
                                on conflict (submission) do nothing\
                                """)
                        .param("id", appropriation.id())
                        .param("policy", appropriation.policyVersionId())
                        .param("fen", appropriation.fen())
                        .param("document", appropriation.document())
                        .param("submission", appropriation.submission())
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Appropriation bySubmission(UUID submission, UUID viewer) {
        return jdbc.sql(SELECT + " where submission = :submission")
                .param("viewer", viewer)
                .param("submission", submission)
                .query(AppropriationRepository::appropriation)
                .single();
    }

    /** Newest first. */
    List<Appropriation> of(UUID policyVersionId, UUID viewer) {
        return jdbc.sql(
                        SELECT
                                + " where policy_version_id = :policy order by appropriation_id"
                                + " desc")
                .param("viewer", viewer)
                .param("policy", policyVersionId)
                .query(AppropriationRepository::appropriation)
                .list();
    }

    Optional<Appropriation> find(UUID id, UUID viewer) {
        return jdbc.sql(SELECT + " where appropriation_id = :id")
                .param("viewer", viewer)
                .param("id", id)
                .query(AppropriationRepository::appropriation)
                .optional();
    }

    /** Those this officer may decide on. */
    long countOpen(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.appropriation
                         where status = 'open' and entered_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Long.class)
                .single();
    }

    /** False if it was decided before. */
    boolean decide(
            UUID id, AppropriationStatus status, UUID by, @Nullable String reason, Instant now) {
        return jdbc.sql(
                                """
                                update entitlement.appropriation
                                   set status = :status, decided_by = :by, decided_at = :now, reason = :reason,
                                       movement_id = case when :status = 'confirmed' then entitlement.movement() end
                                 where appropriation_id = :id and status = 'open'\
                                """)
                        .param("id", id)
                        .param("status", status.stored())
                        .param("by", by)
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Appropriation appropriation(ResultSet row, int number) throws SQLException {
        var decidedAt = row.getTimestamp("decided_at");
        return new Appropriation(
                row.getObject("appropriation_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getLong("fen"),
                row.getString("document"),
                row.getTimestamp("entered_at").toInstant(),
                row.getBoolean("own"),
                AppropriationStatus.of(row.getString("status")),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("reason"));
    }
}
