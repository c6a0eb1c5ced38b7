package org.wengang.entitlement.correction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.kernel.Ids;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** The table of corrections, and the top-ups they lead to. */
@Component
final class CorrectionRepository {

    private static final String SELECT =
            """
            select c.correction_id, c.award_id, a.run_id as award_run_id, c.run_id, c.policy_version_id, v.code,
                   c.subject_id, s.name, s.organisation_name, s.last4, c.old_fen, c.new_fen, c.changed_bits, c.status,
                   a.double_of is not null as is_double, o.run_id as other_run_id, o.subject_id as other_subject_id,
                   c.proposed_at, c.proposed_by = :viewer as own, c.decided_at, c.reason
              from entitlement.correction c
              join entitlement.award a using (award_id)
              left join entitlement.award o on o.award_id = a.double_of
              join registry.published_subject s on s.subject_id = c.subject_id
              join policy.published_policy v on v.policy_version_id = c.policy_version_id
            """;

    private final JdbcClient jdbc;

    CorrectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a decision is checked against.
     *
     * @param hasMore the person has more by now than when it was proposed: a claim was waived
     */
    record Held(
            UUID award,
            CorrectionStatus status,
            UUID proposedBy,
            AwardStatus awardStatus,
            boolean hasMore) {}

    /** Newest first. */
    List<Correction> page(UUID viewer, CorrectionStatus status, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where c.status = :status
                                          and (:key::uuid is null or c.correction_id %s :key::uuid)
                                        order by c.correction_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("viewer", viewer)
                .param("status", status.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(CorrectionRepository::correction)
                .list();
    }

    Optional<Correction> find(UUID viewer, UUID id) {
        return jdbc.sql(SELECT + "where c.correction_id = :id")
                .param("viewer", viewer)
                .param("id", id)
                .query(CorrectionRepository::correction)
                .optional();
    }

    /** Those this officer may decide on. */
    long countOpen(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.correction
                         where status = 'proposed' and proposed_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Long.class)
                .single();
    }

    /** Locked until the transaction ends, the award too. */
    Held lock(UUID id) {
        return jdbc.sql(
                        """
                        select c.award_id, c.status, c.proposed_by, a.status as award_status,
                               entitlement.standing_fen(c.award_id) + entitlement.waived_fen(c.award_id)
                                   > c.old_fen as has_more
                          from entitlement.correction c
                          join entitlement.award a using (award_id)
                         where c.correction_id = :id
                           for update\
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Held(
                                row.getObject("award_id", UUID.class),
                                status(row),
                                row.getObject("proposed_by", UUID.class),
                                AwardStatus.of(row.getString("award_status")),
                                row.getBoolean("has_more")))
                .single();
    }

    void decide(UUID id, CorrectionStatus status, UUID by, String reason, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.correction
                           set status = :status, decided_by = :by, decided_at = :now, reason = :reason
                         where correction_id = :id\
                        """)
                .param("id", id)
                .param("status", status.stored())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .update();
    }

    /**
     * A proposed award of the difference beside the first; whoever proposed the one proposed it.
     */
    void topUp(UUID id, Instant now) {
        jdbc.sql(
                        """
                        insert into entitlement.award
                               (award_id, run_id, policy_version_id, exclusive_group, subject_id, subject_version,
                                person_id, org_path, form, amount_fen, queue_number, status, proposed_by,
                                changed_by, changed_at, correction_id, policy_code, subject_key, payee_id, month,
                                campaign, counted_id, counted_within, nth, at_most, cap_within, cap_fen,
                                most_months)
                        select :award, c.run_id, c.policy_version_id, a.exclusive_group, c.subject_id,
                               c.subject_version, a.person_id, a.org_path, a.form, c.new_fen - c.old_fen,
                               a.queue_number, 'proposed', c.proposed_by, c.proposed_by, :now, c.correction_id,
                               a.policy_code, a.subject_key, a.payee_id, a.month, a.campaign, a.counted_id,
                               a.counted_within, a.nth, a.at_most, a.cap_within, a.cap_fen, a.most_months
                          from entitlement.correction c
                          join entitlement.award a using (award_id)
                         where c.correction_id = :id\
                        """)
                .param("award", Ids.newId())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What the award's payee may still have; null where nothing is capped. */
    @Nullable Long roomFen(UUID award) {
        return jdbc.sql(
                        """
                        select a.cap_fen - p.held_fen as room_fen
                          from entitlement.award a
                          left join entitlement.capped_payee p using (policy_code, payee_id, cap_within)
                         where a.award_id = :award\
                        """)
                .param("award", award)
                .query((row, number) -> Optional.ofNullable(row.getObject("room_fen", Long.class)))
                .single()
                .orElse(null);
    }

    /** It or a top-up of it is in a batch, and the bank has neither paid nor given it back. */
    boolean isWithBank(UUID award) {
        return jdbc.sql(
                        """
                        select exists (select
                                         from entitlement.payment_line l
                                        where l.state = 'open'
                                          and l.award_id in (select :award::uuid
                                                              union all
                                                             select t.award_id
                                                               from entitlement.correction o
                                                               join entitlement.award t using (correction_id)
                                                              where o.award_id = :award))\
                        """)
                .param("award", award)
                .query(Boolean.class)
                .single();
    }

    private static @Nullable String otherPath(ResultSet row) throws SQLException {
        var run = row.getString("other_run_id");
        return run == null
                ? null
                : "/determinations/" + run + "/workers/" + row.getString("other_subject_id");
    }

    private static CorrectionStatus status(ResultSet row) throws SQLException {
        return CorrectionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static Correction correction(ResultSet row, int number) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        return new Correction(
                row.getObject("correction_id", UUID.class),
                row.getObject("award_id", UUID.class),
                row.getObject("award_run_id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("code"),
                row.getObject("subject_id", UUID.class),
                PartyName.of(row.getString("name"), row.getString("organisation_name")),
                row.getString("last4"),
                row.getLong("old_fen"),
                row.getLong("new_fen"),
                row.getLong("changed_bits"),
                row.getBoolean("is_double"),
                otherPath(row),
                status(row),
                row.getTimestamp("proposed_at").toInstant(),
                row.getBoolean("own"),
                decided == null ? null : decided.toInstant(),
                row.getString("reason"));
    }
}
