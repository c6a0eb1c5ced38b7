package org.wengang.entitlement.clawback;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.PartyName;

/** Claims nobody asked back yet, and waivers of those that do not come back. */
@Component
final class ClaimRepository {

    private final JdbcClient jdbc;

    ClaimRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    List<OpenClaim> unasked(int limit) {
        return jdbc.sql(
                        """
                        select m.claim_id, a.policy_code, s.name, s.organisation_name, s.last4, m.amount_fen, m.opened_at,
                               exists (select from entitlement.voucher_award v
                                        where v.award_id = m.award_id) as is_of_voucher
                          from entitlement.claim m
                          join entitlement.award a using (award_id)
                         cross join lateral (select s.name, s.organisation_name, s.last4
                                               from registry.published_subject s
                                              where s.subject_id = a.subject_id
                                              limit 1) s
                         where m.state = 'open'
                           and not exists (select from entitlement.clawback c
                                            where c.claim_id = m.claim_id and c.state <> 'refused')
                         order by m.claim_id
                         limit :limit\
                        """)
                .param("limit", limit)
                .query((row, number) ->
                        new OpenClaim(
                                row.getObject("claim_id", UUID.class),
                                row.getString("policy_code"),
                                PartyName.of(
                                        row.getString("name"), row.getString("organisation_name")),
                                row.getString("last4"),
                                row.getLong("amount_fen"),
                                row.getBoolean("is_of_voucher"),
                                row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    void proposeWaiver(UUID clawback, UUID by, String reason, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.clawback
                           set waiver_by = :by, waiver_at = :now, waiver_reason = :reason
                         where clawback_id = :id\
                        """)
                .param("id", clawback)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .update();
    }

    /** The rest does not come back; a claim it carried out ends with it. */
    void waive(UUID clawback, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.clawback
                           set state = 'waived', waived_by = :by, waived_at = :now
                         where clawback_id = :id\
                        """)
                .param("id", clawback)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    void refuseWaiver(UUID clawback) {
        jdbc.sql(
                        """
                        update entitlement.clawback
                           set waiver_by = null, waiver_at = null, waiver_reason = null
                         where clawback_id = :id\
                        """)
                .param("id", clawback)
                .update();
    }
}
