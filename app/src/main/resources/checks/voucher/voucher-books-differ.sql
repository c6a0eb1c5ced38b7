-- severity: error
-- owner: FINANCE
-- opens: /voucher-issues/
-- shows: text money money
-- What is left of a voucher is not its worth less what was redeemed of it and what a correction took.
select coalesce(v.issue_id, v.voucher_id) as id, v.org_path, v.number::text as about,
       array[v.left_fen::text, (v.face_fen - v.reduced_fen - coalesce(r.fen, 0))::text] as detail
  from voucher.voucher v
  left join (select voucher_id, sum(amount_fen)::bigint as fen from voucher.redemption group by voucher_id) r
    using (voucher_id)
 where v.left_fen <> v.face_fen - v.reduced_fen - coalesce(r.fen, 0)
