-- severity: error
-- owner: FINANCE
-- opens: /budgets/
-- shows: text money money
-- What a pool says is paid is not what the figures count: paid and handed out, less what came back or is void.
select b.policy_version_id as id, b.org_path, b.policy_code as about,
       array[b.paid_fen::text, (p.fen - r.fen + f.fen)::text] as detail
  from entitlement.budget_pool b
 cross join lateral (
       select coalesce(sum(p.amount_fen), 0)::bigint as fen
         from entitlement.published_payment p
        where p.policy_version_id = b.policy_version_id) p
 cross join lateral (
       select coalesce(sum(r.amount_fen), 0)::bigint as fen
         from entitlement.published_return r
        where r.policy_version_id = b.policy_version_id) r
 cross join lateral (
       select coalesce(sum(f.paid_fen), 0)::bigint as fen
         from entitlement.voucher_fund f
        where f.policy_version_id = b.policy_version_id) f
 where starts_with(b.org_path, (select scope.low())) and p.fen - r.fen + f.fen <> b.paid_fen
