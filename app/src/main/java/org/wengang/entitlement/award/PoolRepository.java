package org.wengang.entitlement.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;

/**
 * The budget pools. What is committed and paid is kept by triggers; here they are opened, locked
 * and read. Lock order for everybody: policy, exclusive group, pools of the policy's versions,
 * notices, awards.
 */
@Component
public final class PoolRepository {

    private final JdbcClient jdbc;

    PoolRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens the pool of a policy at its first use; does nothing if it is open.
     *
     * @param amountFen null if the policy states no limit
     */
    public void open(UUID policyVersionId, OrgPath organisation, @Nullable Long amountFen) {
        jdbc.sql(
                        """
                        insert into entitlement.budget_pool
                               (policy_version_id, org_path, amount_fen, policy_code, version)
                        select :policy, :org, :amount, code, version
                          from policy.published_policy
                         where policy_version_id = :policy
                        on conflict (policy_version_id) do nothing\
                        """)
                .param("policy", policyVersionId)
                .param("org", organisation.value())
                .param("amount", amountFen)
                .update();
    }

    /**
     * Locks the pool, and those of the policy's other versions, until the transaction ends; what is
     * left of it after what former versions committed, null for no limit. Below 0 if a later
     * version has less than they committed.
     */
    public @Nullable Long lock(UUID policyVersionId) {
        return jdbc.sql("select entitlement.lock_pool(:policy) as left_fen")
                .param("policy", policyVersionId)
                .query((row, number) -> Optional.ofNullable(row.getObject("left_fen", Long.class)))
                .single()
                .orElse(null);
    }

    /**
     * Proposes waiting awards of this version and of later ones in their order as far as the money
     * left reaches; how many they were.
     */
    public long promoteWaiting(UUID policyVersionId, UUID by, Instant at) {
        return jdbc.sql("select entitlement.promote_waiting(:policy, :by, :at)")
                .param("policy", policyVersionId)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** Empty before the first determination. */
    public Optional<Pool> find(UUID policyVersionId) {
        return jdbc.sql(
                        """
                        select policy_version_id, amount_fen, committed_fen, paid_fen,
                               entitlement.earlier_fen(policy_version_id) as earlier_fen,
                               entitlement.pool_left(policy_version_id) as left_fen
                          from entitlement.budget_pool
                         where policy_version_id = :policy\
                        """)
                .param("policy", policyVersionId)
                .query(PoolRepository::pool)
                .optional();
    }

    private static Pool pool(ResultSet row, int number) throws SQLException {
        return new Pool(
                row.getObject("policy_version_id", UUID.class),
                row.getObject("amount_fen", Long.class),
                row.getLong("committed_fen"),
                row.getLong("paid_fen"),
                row.getLong("earlier_fen"),
                row.getObject("left_fen", Long.class));
    }
}
