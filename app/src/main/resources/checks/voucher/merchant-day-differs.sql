-- severity: error
-- owner: FINANCE
-- opens: /merchants/
-- shows: text day money money
-- What a merchant with a limit is counted to have taken in a day is not what it took.
select d.merchant_id as id, d.org_path, m.name as about, array[d.day::text, d.spent_fen::text, r.fen::text] as detail
  from voucher.merchant_day d
  join voucher.merchant m using (merchant_id)
 cross join lateral (
       select coalesce(sum(r.amount_fen), 0)::bigint as fen
         from voucher.redemption r
        where r.merchant_id = d.merchant_id and r.day = d.day) r
 where d.spent_fen <> r.fen
