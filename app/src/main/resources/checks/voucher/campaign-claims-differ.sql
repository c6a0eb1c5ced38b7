-- severity: error
-- owner: FINANCE
-- opens:
-- shows: text money money
-- What a campaign gave is not what was claimed of it, or not every claim has its voucher.
select k.campaign_id as id, k.org_path, k.title as about,
       array[(k.face_fen * k.voucher_count - k.remaining_fen)::text, c.fen::text] as detail
  from voucher.campaign k
 cross join lateral (
       select count(*) * k.face_fen as fen, count(*) as claims, count(distinct c.voucher_id) as claimed
         from voucher.claim c
        where c.campaign_id = k.campaign_id) c
 cross join lateral (
       select count(*) as vouchers, coalesce(sum(v.face_fen), 0)::bigint as fen
         from voucher.voucher v
        where v.campaign_id = k.campaign_id) v
 where starts_with(k.org_path, (select scope.low()))
   and (c.fen <> k.face_fen * k.voucher_count - k.remaining_fen
        or (c.claimed, c.fen) is distinct from (v.vouchers, v.fen) or c.claimed <> c.claims)
