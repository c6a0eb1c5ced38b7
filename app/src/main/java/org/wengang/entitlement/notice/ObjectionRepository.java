package org.wengang.entitlement.notice;

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
import org.wengang.entitlement.notice.Objection.Status;
import org.wengang.web.component.Cursor;

/** Objections. The public writes them within the region of their notice and reads none. */
@Component
final class ObjectionRepository {

    private static final String SELECT =
            """
            select o.objection_id, o.notice_id, o.line_number, n.title, l.masked_name, l.amount_fen,
                   l.award_id, a.run_id, a.subject_id, o.raised_at, o.statement,
                   o.contact_sealed is not null as has_contact, o.status,
                   o.proposed_by = :viewer as own,
                   coalesce(:viewer in (a.decided_by, a.reviewed_by), false) as approved, o.handled_at, o.handling
              from entitlement.objection o
              join entitlement.notice n using (notice_id)
              join entitlement.notice_line l using (notice_id, line_number)
              join entitlement.award a using (award_id)
            """;

    private final JdbcClient jdbc;

    ObjectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What handling is checked against. */
    record Held(
            Status status,
            UUID proposedBy,
            @Nullable UUID decidedBy,
            @Nullable UUID reviewedBy,
            UUID award,
            UUID policyVersionId) {

        /** Whether that officer approved the award, or reviewed it first. */
        boolean isApprovedBy(UUID officer) {
            return officer.equals(decidedBy) || officer.equals(reviewedBy);
        }
    }

    /** What somebody sent. */
    record Raised(
            UUID id,
            UUID notice,
            int lineNumber,
            Instant at,
            String statement,
            byte @Nullable [] contactSealed,
            UUID submission) {}

    /** False if there is no such line, or the form was sent before. */
    boolean insert(Raised raised) {
        return jdbc.sql(
                                """
                                insert into entitlement.objection
                                       (objection_id, notice_id, line_number, org_path, raised_at, statement,
                                        contact_sealed, submission, status, proposed_by)
                                select :id, l.notice_id, l.line_number, l.org_path, :at, :statement, :contact, :submission,
                                       'open', a.proposed_by
                                  from entitlement.notice_line l
                                  join entitlement.award a using (award_id)
                                 where l.notice_id = :notice and l.line_number = :line
                                on conflict (submission) do nothing\
                                """)
                        .param("id", raised.id())
                        .param("at", Timestamp.from(raised.at()))
                        .param("statement", raised.statement())
                        .param("contact", raised.contactSealed())
                        .param("submission", raised.submission())
                        .param("notice", raised.notice())
                        .param("line", raised.lineNumber())
                        .update()
                == 1;
    }

    boolean wasSent(UUID submission) {
        return jdbc.sql(
                        """
                        select exists (select 1 from entitlement.objection where submission = :submission)\
                        """)
                .param("submission", submission)
                .query(Boolean.class)
                .single();
    }

    int countOpen(UUID notice, int lineNumber) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.objection
                         where notice_id = :notice and line_number = :line and status = 'open'\
                        """)
                .param("notice", notice)
                .param("line", lineNumber)
                .query(Integer.class)
                .single();
    }

    /** Those this officer may settle. */
    long countOpen(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.objection
                         where status = 'open' and proposed_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Long.class)
                .single();
    }

    /** Of one status, the oldest first. */
    List<Objection> page(UUID viewer, Status status, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where o.status = :status
                                          and (:key::uuid is null or o.objection_id %s :key::uuid)
                                        order by o.objection_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("viewer", viewer)
                .param("status", status.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(ObjectionRepository::objection)
                .list();
    }

    Optional<Objection> find(UUID viewer, UUID id) {
        return jdbc.sql(SELECT + "where o.objection_id = :id")
                .param("viewer", viewer)
                .param("id", id)
                .query(ObjectionRepository::objection)
                .optional();
    }

    /** Empty if there is none, or they left none. */
    Optional<byte[]> contact(UUID id) {
        return jdbc.sql(
                        """
                        select contact_sealed
                          from entitlement.objection
                         where objection_id = :id and contact_sealed is not null\
                        """)
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    Optional<UUID> policyOf(UUID id) {
        return jdbc.sql(
                        """
                        select n.policy_version_id
                          from entitlement.objection o
                          join entitlement.notice n using (notice_id)
                         where o.objection_id = :id\
                        """)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    Held lock(UUID id) {
        return jdbc.sql(
                        """
                        select o.status, o.proposed_by, a.decided_by, a.reviewed_by, a.award_id, a.policy_version_id
                          from entitlement.objection o
                          join entitlement.notice_line l using (notice_id, line_number)
                          join entitlement.award a using (award_id)
                         where o.objection_id = :id
                           for update of o, a\
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Held(
                                Status.of(row.getString("status")),
                                row.getObject("proposed_by", UUID.class),
                                row.getObject("decided_by", UUID.class),
                                row.getObject("reviewed_by", UUID.class),
                                row.getObject("award_id", UUID.class),
                                row.getObject("policy_version_id", UUID.class)))
                .single();
    }

    /** An upheld objection settles every open one on its line, a dismissed one only itself. */
    void handle(UUID id, Status status, UUID by, String handling, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.objection o
                           set status = :status, handled_by = :by, handled_at = :now, handling = :handling
                          from entitlement.objection handled
                         where handled.objection_id = :id
                           and o.status = 'open'
                           and (o.objection_id = :id
                                or :status = 'upheld' and o.notice_id = handled.notice_id
                                   and o.line_number = handled.line_number)\
                        """)
                .param("status", status.stored())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("handling", handling)
                .param("id", id)
                .update();
    }

    void refuseAward(UUID award, UUID by, String reason, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.award
                           set status = 'refused', decided_by = :by, reason = :reason, changed_by = :by,
                               changed_at = :now, version = version + 1
                         where award_id = :award and status = 'approved'\
                        """)
                .param("by", by)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("award", award)
                .update();
    }

    private static Objection objection(ResultSet row, int number) throws SQLException {
        var handledAt = row.getTimestamp("handled_at");
        return new Objection(
                row.getObject("objection_id", UUID.class),
                row.getObject("notice_id", UUID.class),
                row.getInt("line_number"),
                row.getString("title"),
                row.getString("masked_name"),
                row.getLong("amount_fen"),
                row.getObject("award_id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getTimestamp("raised_at").toInstant(),
                row.getString("statement"),
                row.getBoolean("has_contact"),
                Status.of(row.getString("status")),
                row.getBoolean("own"),
                row.getBoolean("approved"),
                handledAt == null ? null : handledAt.toInstant(),
                row.getString("handling"));
    }
}
