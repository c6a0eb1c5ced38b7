-- severity: error
-- owner: FINANCE
-- opens: /payments/
-- shows: text money money
-- A batch is not the sum of its lines, or does not count those that were paid or bounced.
select b.payment_batch_id as id, b.org_path, b.policy_code as about, array[b.total_fen::text, l.fen::text] as detail
  from entitlement.payment_batch b
 cross join lateral (
       select count(*) as lines, coalesce(sum(l.amount_fen), 0)::bigint as fen,
              count(*) filter (where l.state = 'paid') as paid,
              coalesce(sum(l.amount_fen) filter (where l.state = 'paid'), 0)::bigint as paid_fen,
              count(*) filter (where l.state = 'bounced') as bounced,
              coalesce(sum(l.amount_fen) filter (where l.state = 'bounced'), 0)::bigint as bounced_fen
         from entitlement.payment_line l
        where l.payment_batch_id = b.payment_batch_id) l
 where starts_with(b.org_path, (select scope.low()))
   and (b.line_count, b.total_fen, b.paid_count, b.paid_fen, b.bounced_count, b.bounced_fen)
       <> (l.lines, l.fen, l.paid, l.paid_fen, l.bounced, l.bounced_fen)
