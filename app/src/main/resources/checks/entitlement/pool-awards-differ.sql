-- severity: error
-- owner: FINANCE
-- opens: /budgets/
-- shows: text money money
-- What a pool says is committed is not what its awards hold, less what of vouchers is void, and what it keeps for
-- campaigns.
select b.policy_version_id as id, b.org_path, b.policy_code as about,
       array[b.committed_fen::text, (h.fen - r.fen + f.fen)::text] as detail
  from entitlement.budget_pool b
 cross join lateral (
       select coalesce(sum(a.amount_fen), 0)::bigint as fen
         from entitlement.award a
        where a.policy_version_id = b.policy_version_id and entitlement.holds_money(a.status)) h
 cross join lateral (
       select coalesce(sum(r.fen), 0)::bigint as fen
         from entitlement.voucher_return r
         join entitlement.award a using (award_id)
        where a.policy_version_id = b.policy_version_id) r
 cross join lateral (
       select coalesce(sum(f.committed_fen), 0)::bigint as fen
         from entitlement.voucher_fund f
        where f.policy_version_id = b.policy_version_id) f
 where starts_with(b.org_path, (select scope.low())) and h.fen - r.fen + f.fen <> b.committed_fen
