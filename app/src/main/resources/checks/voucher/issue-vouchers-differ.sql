-- severity: error
-- owner: FINANCE
-- opens: /voucher-issues/
-- shows: text money money
-- An issue is not the sum of its vouchers.
select i.issue_id as id, i.org_path, i.policy_code as about, array[i.total_fen::text, v.fen::text] as detail
  from voucher.issue i
 cross join lateral (
       select count(*) as vouchers, coalesce(sum(v.face_fen), 0)::bigint as fen
         from voucher.voucher v
        where v.issue_id = i.issue_id) v
 where starts_with(i.org_path, (select scope.low())) and (i.voucher_count, i.total_fen) <> (v.vouchers, v.fen)
