-- severity: error
-- owner: FINANCE
-- opens: /budgets/
-- shows: text money money
-- What a pool says is paid is not what was paid of its awards less what came back.
select b.policy_version_id as id, b.org_path, b.policy_code as about, array[b.paid_fen::text, p.fen::text] as detail
  from entitlement.budget_pool b
 cross join lateral (
       select coalesce(sum(case e.kind when 'paid' then e.fen when 'returned' then -e.fen else 0 end), 0)::bigint as fen
         from entitlement.payment_event e
        where e.policy_version_id = b.policy_version_id) p
 where starts_with(b.org_path, (select scope.low())) and p.fen <> b.paid_fen
