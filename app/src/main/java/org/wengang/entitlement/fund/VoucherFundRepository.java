package org.wengang.entitlement.fund;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.VoucherFunds.Source;
import org.wengang.kernel.OrgPath;

/** What pools keep for vouchers to be claimed; triggers let the pools follow. */
@Component
final class VoucherFundRepository {

    private final JdbcClient jdbc;

    VoucherFundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Source> sources(OrgPath office) {
        return jdbc.sql(
                        """
                        select v.policy_version_id, v.code, v.version, v.title, v.title_en,
                               entitlement.pool_left(v.policy_version_id) as left_fen
                          from entitlement.budget_pool b
                          join policy.published_policy v using (policy_version_id)
                         where b.org_path = :office
                         order by v.code, v.version desc\
                        """)
                .param("office", office.value())
                .query((row, number) ->
                        new Source(
                                row.getObject("policy_version_id", UUID.class),
                                row.getString("code"),
                                row.getInt("version"),
                                new Label(row.getString("title"), row.getString("title_en")),
                                row.getObject("left_fen", Long.class)))
                .list();
    }

    /** Once; who comes second finds it done. */
    void commit(UUID fund, UUID policyVersionId, OrgPath office, long fen, UUID by, Instant at) {
        jdbc.sql(
                        """
                        insert into entitlement.voucher_fund
                               (fund_id, policy_version_id, org_path, committed_fen, committed_by, told_at)
                        values (:fund, :policy, :office, :fen, :by, :at)
                        on conflict (fund_id) do nothing\
                        """)
                .param("fund", fund)
                .param("policy", policyVersionId)
                .param("office", office.value())
                .param("fen", fen)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Touches nothing where that is known already. */
    void tell(UUID fund, long paidFen, long committedFen, Instant at) {
        jdbc.sql(
                        """
                        update entitlement.voucher_fund
                           set paid_fen = :paid, committed_fen = least(committed_fen, :committed), told_at = :at
                         where fund_id = :fund
                           and (paid_fen, committed_fen) <> (:paid, least(committed_fen, :committed))\
                        """)
                .param("fund", fund)
                .param("paid", paidFen)
                .param("committed", committedFen)
                .param("at", Timestamp.from(at))
                .update();
    }
}
