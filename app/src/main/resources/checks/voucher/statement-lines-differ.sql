-- severity: error
-- owner: FINANCE
-- opens: /settlements/
-- shows: text money money
-- A statement is not the sum of the redemptions in it.
select s.statement_id as id, s.org_path, m.name as about, array[s.total_fen::text, r.fen::text] as detail
  from voucher.statement s
  join voucher.merchant m using (merchant_id)
 cross join lateral (
       select count(*) as lines, coalesce(sum(r.amount_fen), 0)::bigint as fen
         from voucher.redemption r
        where r.statement_id = s.statement_id and r.merchant_id = s.merchant_id) r
 where (s.line_count, s.total_fen) <> (r.lines, r.fen)
