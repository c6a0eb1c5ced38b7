package org.wengang.entitlement.payment;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.VoucherAwards.HandedOut;
import org.wengang.entitlement.VoucherAwards.Standing;
import org.wengang.kernel.OrgPath;

/** Awards that are vouchers, and those of them that were handed out. */
@Component
final class VoucherAwardRepository {

    /** Approved vouchers that nobody handed out, and whether they may be today. */
    private static final String APPROVED =
            """
            select a.award_id, a.org_path, a.policy_version_id, a.amount_fen, a.decided_by,
                   coalesce(a.double_of is null
                            and %s, false) as is_due
              from entitlement.award a
              left join entitlement.notice_line l using (award_id)
              left join entitlement.notice n using (notice_id)
             where a.status = 'approved' and a.form = 'voucher'
               and not exists (select 1 from entitlement.voucher_award v where v.award_id = a.award_id)
            """
                    .formatted(PaymentRepository.CLOSED_AND_UNCONTESTED);

    private final JdbcClient jdbc;

    VoucherAwardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An award that may be handed out, and who approved it. */
    record Due(HandedOut award, UUID approvedBy) {}

    List<Standing> standing(LocalDate today) {
        return jdbc.sql(
                        """
                        with approved as (
                            %s
                        )
                        select p.policy_version_id, p.code, p.version, p.title, p.title_en,
                               count(*) filter (where a.is_due) as due,
                               coalesce(sum(a.amount_fen) filter (where a.is_due), 0)::bigint as due_fen,
                               count(*) filter (where not a.is_due) as held,
                               coalesce(sum(a.amount_fen) filter (where not a.is_due), 0)::bigint as held_fen
                          from approved a
                          join policy.published_policy p using (policy_version_id)
                         group by p.policy_version_id, p.code, p.version, p.title, p.title_en
                         order by p.code, p.version desc\
                        """
                                .formatted(APPROVED))
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Standing(
                                row.getObject("policy_version_id", UUID.class),
                                row.getString("code"),
                                row.getInt("version"),
                                new Label(row.getString("title"), row.getString("title_en")),
                                row.getInt("due"),
                                row.getLong("due_fen"),
                                row.getInt("held"),
                                row.getLong("held_fen")))
                .list();
    }

    /** What may be handed out today, in the order of the awards. */
    List<Due> due(UUID policyVersionId, LocalDate today) {
        return jdbc.sql(
                        """
                        select award_id, org_path, amount_fen, decided_by
                          from (%s and a.policy_version_id = :policy) approved
                         where is_due
                         order by award_id\
                        """
                                .formatted(APPROVED))
                .param("policy", policyVersionId)
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Due(
                                new HandedOut(
                                        row.getObject("award_id", UUID.class),
                                        new OrgPath(row.getString("org_path")),
                                        row.getLong("amount_fen")),
                                row.getObject("decided_by", UUID.class)))
                .list();
    }

    void handOut(List<Due> due, UUID by, LocalDate on) {
        jdbc.sql(
                        """
                        insert into entitlement.voucher_award
                               (award_id, org_path, amount_fen, approved_by, handed_out_by, handed_out_on)
                        select a.award_id, a.org_path, a.amount_fen, a.decided_by, :by, :on
                          from unnest(:awards::uuid[]) as d (award_id)
                          join entitlement.award a using (award_id)\
                        """)
                .param("by", by)
                .param("on", Date.valueOf(on))
                .param(
                        "awards",
                        due.stream()
                                .map(each -> each.award().award().toString())
                                .toArray(String[]::new))
                .update();
    }
}
