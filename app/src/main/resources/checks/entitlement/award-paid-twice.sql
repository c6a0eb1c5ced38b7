-- severity: error
-- owner: FINANCE
-- opens: /awards/
-- shows: text money money
-- An award is in two lines that are paid or may be, or is paid beyond its amount, or in cash and as a voucher.
select a.award_id as id, a.org_path, a.policy_code as about, array[a.amount_fen::text, p.fen::text] as detail
  from (select l.award_id, count(*) as lines, sum(l.amount_fen)::bigint as fen
          from entitlement.payment_line l
         where l.state in ('open', 'paid')
         group by l.award_id) p
  join entitlement.award a using (award_id)
 where p.lines > 1 or p.fen > a.amount_fen
    or exists (select from entitlement.voucher_award v where v.award_id = a.award_id)
