-- severity: error
-- owner: FINANCE
-- opens: /budgets/
-- shows: text money
-- The entries of a pool's books do not add up to what the pool says.
select b.policy_version_id as id, b.org_path, b.policy_code as about,
       array[sum(abs(coalesce(k.fen, 0) - s.said))::bigint::text] as detail
  from entitlement.budget_pool b
 cross join lateral (values ('source', -coalesce(b.amount_fen, 0)),
                            ('free', coalesce(b.amount_fen, 0) - b.committed_fen),
                            ('committed', b.committed_fen - b.paid_fen),
                            ('paid', b.paid_fen)) s (account, said)
  left join lateral (
       select sum(case when e.to_account = s.account then e.fen else -e.fen end)::bigint as fen
         from entitlement.pool_entry e
        where e.policy_version_id = b.policy_version_id and s.account in (e.from_account, e.to_account)) k on true
 where starts_with(b.org_path, (select scope.low())) and coalesce(k.fen, 0) <> s.said
 group by b.policy_version_id, b.org_path, b.policy_code
