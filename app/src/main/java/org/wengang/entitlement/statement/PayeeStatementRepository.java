package org.wengang.entitlement.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.statement.PayeeStatement.Entry;
import org.wengang.entitlement.statement.PayeeStatement.What;

/** Reads what became of the money of a payee. */
@Component
final class PayeeStatementRepository {

    private final JdbcClient jdbc;

    PayeeStatementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of all awards whose payee is the person or the organisation of the record, oldest first. Days
     * are those of Shanghai.
     */
    List<Entry> entries(UUID subject) {
        return jdbc.sql(
                        """
                        with mine as (
                            select a.award_id, a.policy_code, a.amount_fen, a.status, a.changed_at
                              from registry.published_subject s
                              join entitlement.award a on a.payee_id in (s.person_id, s.organisation_id)
                             where s.subject_id = :subject and a.status in ('approved', 'reversed')
                        ), lines as (
                            select l.*, m.policy_code
                              from mine m
                              join entitlement.payment_line l using (award_id)
                        )
                        select (t.changed_at at time zone 'Asia/Shanghai')::date as day, 1 as rank, 'awarded' as what,
                               m.policy_code, m.amount_fen, null::uuid as line_id, '' as note
                          from mine m
                         cross join lateral (select min(t.changed_at) as changed_at
                                               from entitlement.award_step t
                                              where t.award_id = m.award_id and t.status = 'approved') t
                         union all
                        select (b.released_at at time zone 'Asia/Shanghai')::date, 3, 'sent', l.policy_code, l.amount_fen,
                               null, ''
                          from lines l
                          join entitlement.payment_batch b using (payment_batch_id)
                         where l.state = 'open' and b.released_at is not null
                         union all
                        select l.settled_on, case l.state when 'bounced' then 2 else 3 end, l.state, l.policy_code, l.amount_fen,
                               case when l.state = 'paid' and l.reclaimed_fen < l.amount_fen then l.line_id end,
                               coalesce(l.bounce_reason, '')
                          from lines l
                         where l.state in ('paid', 'bounced')
                         union all
                        select (c.decided_at at time zone 'Asia/Shanghai')::date, 4, 'reclaimed', m.policy_code,
                               c.amount_fen, null, c.reason
                          from mine m
                          join entitlement.clawback c using (award_id)
                         where c.state in ('open', 'settled', 'waived')
                         union all
                        select (c.waived_at at time zone 'Asia/Shanghai')::date, 8, 'waived', m.policy_code,
                               c.amount_fen - c.received_fen, null, c.waiver_reason
                          from mine m
                          join entitlement.clawback c using (award_id)
                         where c.state = 'waived'
                         union all
                        select r.received_on, 5, 'returned', m.policy_code, r.amount_fen, null, r.reference
                          from mine m
                          join entitlement.clawback c using (award_id)
                          join entitlement.clawback_receipt r using (clawback_id)
                         union all
                        select v.handed_out_on, 6, 'handed_out', m.policy_code, v.amount_fen, null, ''
                          from mine m
                          join entitlement.voucher_award v using (award_id)
                         union all
                        select v.returned_on, 7, v.cause, m.policy_code, v.fen, null, ''
                          from mine m
                          join entitlement.voucher_return v using (award_id)
                         where v.cause <> 'repaid'
                         order by 1, 2, 4, 5\
                        """)
                .param("subject", subject)
                .query(PayeeStatementRepository::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getDate("day").toLocalDate(),
                What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                row.getString("policy_code"),
                row.getLong("amount_fen"),
                row.getObject("line_id", UUID.class),
                row.getString("note"));
    }
}
