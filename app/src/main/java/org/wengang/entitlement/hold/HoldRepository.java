package org.wengang.entitlement.hold;

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
import org.wengang.web.component.Cursor;

/** What holds accounts back. */
@Component
final class HoldRepository {

    private static final String SELECT =
            """
            select h.hold_id, h.account_id, a.subject_id, h.check_name, a.kind, s.name, s.organisation_name,
                   a.holder_name, a.bank_name, a.last4, h.sharers, h.state, h.raised_at, h.stated_by, h.reason
              from entitlement.payment_hold h
              join entitlement.payee_account a using (account_id)
              join registry.published_subject s using (subject_id)
            """;

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of accounts that stand, oldest first. */
    List<Hold> page(UUID viewer, Hold.State state, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where h.state = :state and a.state = 'current'
                                          and (:key::uuid is null or h.hold_id %s :key::uuid)
                                        order by h.hold_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("state", state.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) -> hold(row, viewer))
                .list();
    }

    Optional<Hold> find(UUID id, UUID viewer) {
        return jdbc.sql(SELECT + " where h.hold_id = :id")
                .param("id", id)
                .query((row, number) -> hold(row, viewer))
                .optional();
    }

    int countOpen(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.payment_hold h
                          join entitlement.payee_account a using (account_id)
                         where h.state = 'open' and a.state = 'current' and h.stated_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Integer.class)
                .single();
    }

    /** False if somebody decided before. */
    boolean decide(UUID id, Hold.State state, UUID by, String reason, Instant now) {
        return jdbc.sql(
                                """
                                update entitlement.payment_hold
                                   set state = :state, decided_by = :by, decided_at = :now, reason = :reason
                                 where hold_id = :id and state = 'open'\
                                """)
                        .param("state", state.stored())
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Hold hold(ResultSet row, UUID viewer) throws SQLException {
        var organisation = row.getString("organisation_name");
        return new Hold(
                row.getObject("hold_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                Hold.Check.of(row.getString("check_name")),
                row.getString("kind").equals("company")
                        ? new PartyName.OfOrganisation(organisation)
                        : PartyName.of(row.getString("name"), organisation),
                row.getString("holder_name"),
                row.getString("bank_name"),
                row.getString("last4"),
                row.getObject("sharers", Integer.class),
                Hold.State.of(row.getString("state")),
                row.getTimestamp("raised_at").toInstant(),
                viewer.equals(row.getObject("stated_by", UUID.class)),
                row.getString("reason"));
    }
}
