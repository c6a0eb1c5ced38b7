package org.wengang.entitlement.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.entitlement.gate.Finding.FindingState;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** Findings as officers read and release them. */
@Component
final class FindingRepository {

    private static final String SELECT =
            """
            select f.finding_id, f.award_id, f.check_code, f.detail, s.name, s.organisation_name, s.last4,
                   a.policy_code, a.amount_fen, f.found_at, f.state, f.proposed_by = :viewer as own, f.handled_at,
                   f.reason
              from entitlement.finding f
              join entitlement.award a using (award_id)
              join registry.published_subject s using (subject_id)
            """;

    private final JdbcClient jdbc;

    FindingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one state, the oldest first. */
    List<Finding> page(UUID viewer, FindingState state, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where f.state = :state
                                          and (:key::uuid is null or f.finding_id %s :key::uuid)
                                        order by f.finding_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("viewer", viewer)
                .param("state", state.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(FindingRepository::finding)
                .list();
    }

    /** Of an award, the oldest first. */
    List<Finding> of(UUID viewer, UUID award) {
        return jdbc.sql(SELECT + "where f.award_id = :award order by f.finding_id")
                .param("viewer", viewer)
                .param("award", award)
                .query(FindingRepository::finding)
                .list();
    }

    /** Policies that have awards here. */
    List<PolicyName> policies() {
        return jdbc.sql(
                        """
                        select v.policy_version_id, v.code, v.version, v.title, v.title_en
                          from policy.published_policy v
                         where exists (select
                                         from entitlement.award a
                                        where a.policy_version_id = v.policy_version_id)
                         order by v.code, v.version desc\
                        """)
                .query(PolicyNameRepository::name)
                .list();
    }

    Optional<Finding> find(UUID viewer, UUID id) {
        return jdbc.sql(SELECT + "where f.finding_id = :id")
                .param("viewer", viewer)
                .param("id", id)
                .query(FindingRepository::finding)
                .optional();
    }

    /** Those this officer may release. */
    long countOpen(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*) from entitlement.finding where state = 'open' and proposed_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Long.class)
                .single();
    }

    /** False if it is no longer open. */
    boolean release(UUID id, UUID by, String reason, Instant at) {
        return jdbc.sql(
                                """
                                update entitlement.finding
                                   set state = 'released', handled_by = :by, handled_at = :at, reason = :reason
                                 where finding_id = :id and state = 'open'\
                                """)
                        .param("id", id)
                        .param("by", by)
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        var handledAt = row.getTimestamp("handled_at");
        return new Finding(
                row.getObject("finding_id", UUID.class),
                row.getObject("award_id", UUID.class),
                row.getString("check_code"),
                Arrays.asList((String[]) row.getArray("detail").getArray()),
                PartyName.of(row.getString("name"), row.getString("organisation_name")),
                row.getString("last4"),
                row.getString("policy_code"),
                row.getLong("amount_fen"),
                row.getTimestamp("found_at").toInstant(),
                FindingState.of(row.getString("state")),
                row.getBoolean("own"),
                handledAt == null ? null : handledAt.toInstant(),
                row.getString("reason"));
    }
}
