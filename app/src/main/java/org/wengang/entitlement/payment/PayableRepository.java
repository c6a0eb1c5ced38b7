package org.wengang.entitlement.payment;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.award.HashedJoinRepository;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.entitlement.payment.Payable.Sum;
import org.wengang.kernel.PartyName;

/** What may go into a payment batch, and what may not yet. */
@Component
final class PayableRepository {

    /**
     * Published, closed by {@code :today}, nobody's objection open, no proposal to pay less, and
     * nothing of it claimed back.
     */
    static final String CLOSED_AND_UNCONTESTED =
            """
            n.last_day < :today
                   and not exists (select 1
                                     from entitlement.finding f
                                    where f.award_id = l.award_id and f.state = 'open')
                   and not exists (select 1
                                     from entitlement.objection o
                                    where o.notice_id = l.notice_id and o.line_number = l.line_number
                                      and o.status = 'open')
                   and not exists (select 1
                                     from entitlement.correction c
                                    where c.award_id = l.award_id and c.status = 'proposed'
                                      and c.new_fen < c.old_fen)
                   and not exists (select 1
                                     from entitlement.claim m
                                    where m.award_id = l.award_id and m.state = 'open')
            """;

    /**
     * Something speaks against the account {@code p}, or another one waits to be confirmed, or this
     * one came back before.
     */
    private static final String ACCOUNT_IS_HELD =
            """
            (exists (select from entitlement.payment_line x
                      where x.account_id = p.account_id and x.state = 'bounced')
             or exists (select from entitlement.payment_hold h
                      where h.account_id = p.account_id and h.state <> 'released')
             or exists (select from entitlement.payee_account w
                         where w.subject_id in (p.subject_id, a.subject_id) and w.state = 'awaiting'))
            """;

    private final JdbcClient jdbc;
    private final HashedJoinRepository hashed;

    PayableRepository(JdbcClient jdbc, HashedJoinRepository hashed) {
        this.jdbc = jdbc;
        this.hashed = hashed;
    }

    /** An award to be paid, and who approved it. */
    record Due(
            UUID award,
            UUID subject,
            PartyName payee,
            @Nullable String uscc,
            long amountFen,
            UUID approvedBy,
            UUID account) {

        /** Whether an organisation is paid, and not a natural person. */
        boolean isOrganisationPaid() {
            return uscc != null;
        }
    }

    /** Policies that have approved awards in this scope that are in no batch yet. */
    List<Payable> payable(LocalDate today) {
        return hashed.of(() -> askPayable(today));
    }

    private List<Payable> askPayable(LocalDate today) {
        return jdbc.sql(
                        """
                        with approved as materialized (
                            select a.policy_version_id, a.amount_fen,
                                   case when a.form = 'voucher' then 'voucher'
                                        when a.double_of is not null
                                             or exists (select 1
                                                          from entitlement.finding f
                                                         where f.award_id = a.award_id and f.state = 'open')
                                            then 'contested'
                                        when l.award_id is null then 'unpublished'
                                        when exists (select 1
                                                       from entitlement.objection o
                                                      where o.notice_id = l.notice_id
                                                        and o.line_number = l.line_number
                                                        and o.status = 'open')
                                             or exists (select 1
                                                          from entitlement.correction c
                                                         where c.award_id = a.award_id
                                                           and c.status = 'proposed'
                                                           and c.new_fen < c.old_fen)
                                             or exists (select 1
                                                          from entitlement.claim m
                                                         where m.award_id = a.award_id
                                                           and m.state = 'open') then 'contested'
                                        when n.last_day >= :today then 'in_notice'
                                        when p.account_id is null then 'without_account'
                                        when %s then 'held'
                                        else 'payable' end as stage
                              from entitlement.award a
                              left join entitlement.notice_line l on l.award_id = a.award_id
                              left join entitlement.notice n on n.notice_id = l.notice_id
                              left join entitlement.account_of_payee p on p.payee_id = a.payee_id
                             where a.status = 'approved'
                               and not exists (select from entitlement.payment_line x
                                                where x.award_id = a.award_id and x.state in ('open', 'paid'))
                               and not exists (select from entitlement.voucher_award h
                                                where h.award_id = a.award_id)
                        )
                        select v.policy_version_id, v.code, v.version, v.title, v.title_en,
                               count(*) filter (where stage = 'payable') as payable,
                               sum(amount_fen) filter (where stage = 'payable') as payable_fen,
                               count(*) filter (where stage = 'without_account') as without_account,
                               sum(amount_fen) filter (where stage = 'without_account') as without_account_fen,
                               count(*) filter (where stage = 'held') as held,
                               sum(amount_fen) filter (where stage = 'held') as held_fen,
                               count(*) filter (where stage = 'in_notice') as in_notice,
                               sum(amount_fen) filter (where stage = 'in_notice') as in_notice_fen,
                               count(*) filter (where stage = 'contested') as contested,
                               sum(amount_fen) filter (where stage = 'contested') as contested_fen,
                               count(*) filter (where stage = 'unpublished') as unpublished,
                               sum(amount_fen) filter (where stage = 'unpublished') as unpublished_fen,
                               count(*) filter (where stage = 'voucher') as voucher,
                               sum(amount_fen) filter (where stage = 'voucher') as voucher_fen
                          from approved
                          join policy.published_policy v using (policy_version_id)
                         group by v.policy_version_id, v.code, v.version, v.title, v.title_en
                         order by v.code, v.version desc\
                        """
                                .formatted(ACCOUNT_IS_HELD))
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Payable(
                                PolicyNameRepository.name(row, number),
                                sum(row, "payable"),
                                sum(row, "without_account"),
                                sum(row, "held"),
                                sum(row, "in_notice"),
                                sum(row, "contested"),
                                sum(row, "unpublished"),
                                sum(row, "voucher")))
                .list();
    }

    /**
     * Holds the closed notices of the policy until the transaction ends: no objection comes in
     * between.
     */
    void lockNotices(UUID policyVersionId) {
        jdbc.sql(
                        """
                        select notice_id
                          from entitlement.notice
                         where policy_version_id = :policy
                         order by notice_id
                           for update\
                        """)
                .param("policy", policyVersionId)
                .query(UUID.class)
                .list();
    }

    /** What may be paid today, in the order of the awards. */
    List<Due> due(UUID policyVersionId, LocalDate today) {
        return hashed.of(() -> askDue(policyVersionId, today));
    }

    private List<Due> askDue(UUID policyVersionId, LocalDate today) {
        return jdbc.sql(
                        """
                        select a.award_id, a.subject_id, a.amount_fen, a.decided_by,
                               case when a.payee_id = s.organisation_id then s.organisation_name end as organisation,
                               case when a.payee_id = s.organisation_id then s.uscc end as uscc, s.name, p.account_id
                          from entitlement.award a
                          join entitlement.account_of_payee p using (payee_id)
                          join entitlement.notice_line l using (award_id)
                          join entitlement.notice n using (notice_id)
                          join registry.published_subject s on s.subject_id = a.subject_id
                         where a.policy_version_id = :policy and a.status = 'approved' and a.form = 'cash'
                           and a.double_of is null
                           and %s
                           and not %s
                           and not exists (select 1 from entitlement.payment_line x
                                            where x.award_id = a.award_id and x.state in ('open', 'paid'))
                         order by a.award_id\
                        """
                                .formatted(CLOSED_AND_UNCONTESTED, ACCOUNT_IS_HELD))
                .param("policy", policyVersionId)
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Due(
                                row.getObject("award_id", UUID.class),
                                row.getObject("subject_id", UUID.class),
                                payee(row.getString("organisation"), row.getString("name")),
                                row.getString("uscc"),
                                row.getLong("amount_fen"),
                                row.getObject("decided_by", UUID.class),
                                row.getObject("account_id", UUID.class)))
                .list();
    }

    private static PartyName payee(@Nullable String organisation, @Nullable String person) {
        return organisation == null
                ? PartyName.of(person, null)
                : new PartyName.OfOrganisation(organisation);
    }

    private static Sum sum(ResultSet row, String stage) throws SQLException {
        return new Sum(row.getInt(stage), row.getLong(stage + "_fen"));
    }
}
