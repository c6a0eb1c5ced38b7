package org.wengang.entitlement.correction;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Ids;

/** Awards with their top-ups, and what is taken of them. */
@Component
final class ReductionRepository {

    /** How an award reached the person. */
    enum PaidAs {
        MONEY,
        VOUCHER,
        NOTHING
    }

    /**
     * An award, or a top-up of it.
     *
     * @param valueFen what the person has of it: its amount less what was taken before or is asked
     *     back without a correction
     * @param claimableFen of what was paid in money, not asked back and not claimed; 0 otherwise
     */
    record Part(UUID award, boolean isTopUp, PaidAs paidAs, long valueFen, long claimableFen) {

        boolean isPaid() {
            return paidAs != PaidAs.NOTHING;
        }
    }

    private final JdbcClient jdbc;

    ReductionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The award first, then its top-ups that hold money or wait for some, oldest first. */
    List<Part> lockParts(UUID award) {
        return jdbc.sql(
                        """
                        select a.award_id, a.award_id <> :award as is_top_up,
                               greatest(a.amount_fen - entitlement.taken_back_fen(a.award_id)
                                            - entitlement.asked_back_fen(a.award_id), 0) as value_fen,
                               coalesce(entitlement.claimable_fen(a.award_id), 0) as claimable_fen,
                               case when exists (select from entitlement.voucher_award v where v.award_id = a.award_id)
                                    then 'voucher'
                                    when exists (select from entitlement.payment_line l
                                                  where l.award_id = a.award_id and l.state = 'paid')
                                    then 'money'
                                    else 'nothing' end as paid_as
                          from entitlement.award a
                         where a.award_id = :award
                            or a.correction_id in (select c.correction_id
                                                     from entitlement.correction c
                                                    where c.award_id = :award)
                               and a.status not in ('refused', 'void')
                         order by is_top_up, a.award_id
                           for update of a\
                        """)
                .param("award", award)
                .query((row, number) ->
                        new Part(
                                row.getObject("award_id", UUID.class),
                                row.getBoolean("is_top_up"),
                                PaidAs.valueOf(row.getString("paid_as").toUpperCase(Locale.ROOT)),
                                row.getLong("value_fen"),
                                row.getLong("claimable_fen")))
                .list();
    }

    void claim(UUID correction, UUID award, long fen, UUID by, Instant now) {
        jdbc.sql(
                        """
                        insert into entitlement.claim
                               (claim_id, correction_id, award_id, org_path, amount_fen, state, opened_by, opened_at)
                        select :claim, :correction, award_id, org_path, :fen, 'open', :by, :now
                          from entitlement.award
                         where award_id = :award\
                        """)
                .param("claim", Ids.newId())
                .param("correction", correction)
                .param("award", award)
                .param("fen", fen)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The next determination replaces it by what is due now. */
    void returnAward(UUID award, UUID by, String reason, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.award
                           set status = 'returned', decided_by = :by, reason = :reason, changed_by = :by,
                               changed_at = :now, version = version + 1
                         where award_id = :award\
                        """)
                .param("award", award)
                .param("by", by)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** It holds nothing any more; the next determination proposes what is due beyond the first. */
    void end(UUID topUp, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.award
                           set status = 'void', changed_by = :by, changed_at = :now, version = version + 1
                         where award_id = :award\
                        """)
                .param("award", topUp)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }
}
