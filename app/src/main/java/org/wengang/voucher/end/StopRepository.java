package org.wengang.voucher.end;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.PartyName;
import org.wengang.voucher.VoucherCodes.Kept;
import org.wengang.voucher.end.Stop.Cause;
import org.wengang.voucher.end.Stop.State;
import org.wengang.web.component.Cursor;

/** Vouchers of awards, and what was said about stopping them. */
@Component
final class StopRepository {

    private static final String SELECT =
            """
            select t.stop_id, t.voucher_id, i.policy_code, v.number, s.name, s.organisation_name, s.last4, t.cause,
                   t.reason, t.state, t.proposed_at, t.proposed_by = :viewer as own, t.decision, t.void_fen
              from voucher.stop t
              join voucher.voucher v using (voucher_id)
              join voucher.issue i using (issue_id)
              join entitlement.published_award a using (award_id)
              join registry.published_subject s using (subject_id)
            """;

    private final JdbcClient jdbc;

    StopRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if there is none of an award in this scope. */
    Optional<IssuedVoucher> voucher(UUID id) {
        return jdbc.sql(
                        """
                        select v.voucher_id, v.issue_id, i.policy_version_id, i.policy_code, v.number, s.name,
                               s.organisation_name, s.last4, v.face_fen, v.left_fen, v.reduced_fen, v.first_day, v.last_day,
                               v.expired_fen is not null as is_void, v.is_stopped
                          from voucher.voucher v
                          join voucher.issue i using (issue_id)
                          join entitlement.published_award a using (award_id)
                          join registry.published_subject s using (subject_id)
                         where v.voucher_id = :id\
                        """)
                .param("id", id)
                .query((row, number) ->
                        new IssuedVoucher(
                                row.getObject("voucher_id", UUID.class),
                                row.getObject("issue_id", UUID.class),
                                row.getObject("policy_version_id", UUID.class),
                                row.getString("policy_code"),
                                row.getInt("number"),
                                name(row),
                                row.getString("last4"),
                                row.getLong("face_fen"),
                                row.getLong("left_fen"),
                                row.getLong("reduced_fen"),
                                row.getDate("first_day").toLocalDate(),
                                row.getDate("last_day").toLocalDate(),
                                row.getBoolean("is_void"),
                                row.getBoolean("is_stopped")))
                .optional();
    }

    /** Of a voucher, newest first. */
    List<Stop> of(UUID voucher, UUID viewer) {
        return jdbc.sql(SELECT + "where t.voucher_id = :voucher order by t.stop_id desc")
                .param("voucher", voucher)
                .param("viewer", viewer)
                .query(StopRepository::stop)
                .list();
    }

    /** Oldest first. */
    List<Stop> page(UUID viewer, State state, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where t.state = :state
                                          and (:key::uuid is null or t.stop_id %s :key::uuid)
                                        order by t.stop_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("viewer", viewer)
                .param("state", state.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(StopRepository::stop)
                .list();
    }

    /** Those this officer may decide on. */
    long countProposed(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from voucher.stop
                         where state = 'proposed' and proposed_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Long.class)
                .single();
    }

    Optional<Stop> find(UUID id, UUID viewer) {
        return jdbc.sql(SELECT + "where t.stop_id = :id")
                .param("id", id)
                .param("viewer", viewer)
                .query(StopRepository::stop)
                .optional();
    }

    /** Held until the transaction ends; after the pool. */
    Stop lock(UUID id, UUID viewer) {
        return jdbc.sql(SELECT + "where t.stop_id = :id for update of t")
                .param("id", id)
                .param("viewer", viewer)
                .query(StopRepository::stop)
                .single();
    }

    boolean wasSent(UUID submission) {
        return jdbc.sql("select exists (select from voucher.stop where submission = :submission)")
                .param("submission", submission)
                .query(Boolean.class)
                .single();
    }

    /** False if one is proposed or carried out, or the form was sent before. */
    boolean insert(
            UUID id,
            UUID voucher,
            Cause cause,
            String reason,
            UUID submission,
            UUID by,
            Instant now) {
        return jdbc.sql(
                                """
                                insert into voucher.stop
                                       (stop_id, voucher_id, org_path, cause, reason, submission, proposed_by, proposed_at,
                                        state)
                                select :id, voucher_id, org_path, :cause, :reason, :submission, :by, :now, 'proposed'
                                  from voucher.voucher
                                 where voucher_id = :voucher
                                on conflict do nothing\
                                """)
                        .param("id", id)
                        .param("voucher", voucher)
                        .param("cause", cause.stored())
                        .param("reason", reason)
                        .param("submission", submission)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Accepted, the voucher is void with it. */
    void decide(UUID id, State state, UUID by, String decision, Instant now) {
        jdbc.sql(
                        """
                        update voucher.stop
                           set state = :state, decided_by = :by, decided_at = :now, decision = :decision
                         where stop_id = :id\
                        """)
                .param("id", id)
                .param("state", state.stored())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("decision", decision)
                .update();
    }

    /** The voucher has that code from now on, and what was left. */
    void replace(UUID id, Kept code, UUID by, String decision, Instant now) {
        jdbc.sql("select voucher.replace_code(:id, :index, :sealed, :by, :decision, :now)")
                .param("id", id)
                .param("index", code.index())
                .param("sealed", code.sealed())
                .param("by", by)
                .param("decision", decision)
                .param("now", Timestamp.from(now))
                .query((row, number) -> id)
                .single();
    }

    private static PartyName name(ResultSet row) throws SQLException {
        return PartyName.of(row.getString("name"), row.getString("organisation_name"));
    }

    private static Stop stop(ResultSet row, int number) throws SQLException {
        return new Stop(
                row.getObject("stop_id", UUID.class),
                row.getObject("voucher_id", UUID.class),
                row.getString("policy_code"),
                row.getInt("number"),
                name(row),
                row.getString("last4"),
                Cause.of(row.getString("cause")),
                row.getString("reason"),
                State.of(row.getString("state")),
                row.getTimestamp("proposed_at").toInstant(),
                row.getBoolean("own"),
                row.getString("decision"),
                row.getObject("void_fen", Long.class));
    }
}
