-- severity: error
-- owner: FINANCE
-- opens: /voucher-issues/
-- shows: text money money
-- What of a voucher can never be spent did not come back to the pool its award was paid from, or more did, or it did so
-- for another reason.
select v.issue_id as id, v.org_path, v.number::text as about,
       array[(coalesce(v.expired_fen, 0) + v.reduced_fen)::text, coalesce(r.fen, 0)::text] as detail
  from voucher.voucher v
  left join (select award_id, sum(fen)::bigint as fen,
                    coalesce(sum(fen) filter (where cause = 'expired'), 0)::bigint as expired_fen,
                    coalesce(sum(fen) filter (where cause = 'stopped'), 0)::bigint as stopped_fen,
                    coalesce(sum(fen) filter (where cause = 'corrected'), 0)::bigint as corrected_fen
               from entitlement.voucher_return
              where cause <> 'repaid'
              group by award_id) r
    using (award_id)
 where v.award_id is not null
   and (case when v.is_stopped then 0 else coalesce(v.expired_fen, 0) end <> coalesce(r.expired_fen, 0)
        or case when v.is_stopped then v.expired_fen else 0 end <> coalesce(r.stopped_fen, 0)
        or v.reduced_fen <> coalesce(r.corrected_fen, 0))
