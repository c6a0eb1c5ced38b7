package org.wengang.entitlement.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.entitlement.award.Pool;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** Pools and their books, read only. */
@Component
final class BudgetRepository {

    private static final String POOLS =
            """
            select v.policy_version_id, v.code, v.version, v.title, v.title_en,
                   b.amount_fen, b.committed_fen, b.paid_fen,
                   entitlement.earlier_fen(b.policy_version_id) as earlier_fen,
                   entitlement.pool_left(b.policy_version_id) as left_fen,
                   w.waiting, w.waiting_fen
              from entitlement.budget_pool b
              join policy.published_policy v using (policy_version_id)
             cross join lateral (
                   select count(*) as waiting, coalesce(sum(a.amount_fen), 0)::bigint as waiting_fen
                     from entitlement.award a
                    where a.policy_version_id = b.policy_version_id and a.status = 'waiting') w
            """;

    private final JdbcClient jdbc;

    BudgetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all policies this scope may read, newest version first. */
    List<PoolLine> pools() {
        return jdbc.sql(POOLS + " order by v.code, v.version desc")
                .query(BudgetRepository::pool)
                .list();
    }

    Optional<PoolLine> pool(UUID policyVersionId) {
        return jdbc.sql(POOLS + " where b.policy_version_id = :policy")
                .param("policy", policyVersionId)
                .query(BudgetRepository::pool)
                .optional();
    }

    /** Whether the pool is of this office or of one below it. */
    boolean isOwn(UUID policyVersionId, OrgPath office) {
        return jdbc.sql(
                        """
                        select count(*) > 0
                          from entitlement.budget_pool
                         where policy_version_id = :policy and starts_with(org_path, :office)\
                        """)
                .param("policy", policyVersionId)
                .param("office", office.value())
                .query(Boolean.class)
                .single();
    }

    private static PoolLine pool(ResultSet row, int number) throws SQLException {
        var name = PolicyNameRepository.name(row, number);
        return new PoolLine(
                name,
                new Pool(
                        name.id(),
                        row.getObject("amount_fen", Long.class),
                        row.getLong("committed_fen"),
                        row.getLong("paid_fen"),
                        row.getLong("earlier_fen"),
                        row.getObject("left_fen", Long.class)),
                row.getLong("waiting"),
                row.getLong("waiting_fen"));
    }

    Books books(UUID policyVersionId) {
        var balances = new EnumMap<Account, Long>(Account.class);
        jdbc.sql(
                        """
                        select m.account, sum(m.fen)::bigint as fen
                          from entitlement.pool_entry e
                         cross join lateral (values (e.from_account, -e.fen), (e.to_account, e.fen)) m (account, fen)
                         where e.policy_version_id = :policy
                         group by m.account\
                        """)
                .param("policy", policyVersionId)
                .query(row -> {
                    balances.put(Account.of(row.getString("account")), row.getLong("fen"));
                });
        return new Books(balances);
    }

    /** Newest first. */
    List<PoolEntry> entries(UUID policyVersionId, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select e.entry_id, e.movement_id, e.from_account, e.to_account, e.fen, e.entered_at,
                               coalesce(p.document, '') as document,
                               (select count(*)
                                  from entitlement.award_step s
                                  join entitlement.award a using (award_id)
                                 where s.movement_id = e.movement_id and a.policy_version_id = e.policy_version_id)
                               as awards
                          from entitlement.pool_entry e
                          left join entitlement.appropriation p
                            on p.movement_id = e.movement_id and p.policy_version_id = e.policy_version_id
                               and 'source' in (e.from_account, e.to_account)
                         where e.policy_version_id = :policy
                           and (:key::bigint is null or e.entry_id %s :key::bigint)
                         order by e.entry_id %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("policy", policyVersionId)
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new PoolEntry(
                                row.getLong("entry_id"),
                                row.getObject("movement_id", UUID.class),
                                Account.of(row.getString("from_account")),
                                Account.of(row.getString("to_account")),
                                row.getLong("fen"),
                                row.getTimestamp("entered_at").toInstant(),
                                row.getLong("awards"),
                                row.getString("document")))
                .list();
    }

    /** The awards that changed with a movement, in the order of their ids. */
    List<EntryAward> awards(UUID policyVersionId, UUID movement, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select a.award_id, a.run_id, a.subject_id, u.name, u.organisation_name, u.last4, a.amount_fen,
                               s.status
                          from entitlement.award_step s
                          join entitlement.award a using (award_id)
                          join registry.published_subject u on u.subject_id = a.subject_id
                         where s.movement_id = :movement and a.policy_version_id = :policy
                           and (:key::uuid is null or a.award_id %s :key::uuid)
                         order by a.award_id %s, s.version
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("policy", policyVersionId)
                .param("movement", movement)
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new EntryAward(
                                row.getObject("award_id", UUID.class),
                                row.getObject("run_id", UUID.class),
                                row.getObject("subject_id", UUID.class),
                                PartyName.of(
                                        row.getString("name"), row.getString("organisation_name")),
                                row.getString("last4"),
                                row.getLong("amount_fen"),
                                AwardStatus.of(row.getString("status"))))
                .list();
    }
}
