-- severity: error
-- owner: FINANCE
-- opens: /voucher-issues/
-- shows: text money money
-- What is void of a voucher did not come back to the pool its award was paid from, or more did.
select v.issue_id as id, v.org_path, v.number::text as about,
       array[coalesce(v.expired_fen, 0)::text, coalesce(r.fen, 0)::text] as detail
  from voucher.voucher v
  left join entitlement.voucher_return r using (award_id)
 where v.award_id is not null and v.expired_fen is distinct from r.fen
