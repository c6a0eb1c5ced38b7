-- severity: error
-- owner: FINANCE
-- opens: /payments/
-- shows: text money
-- A line went to the bank while its account was held.
select l.payment_batch_id as id, l.org_path, b.policy_code as about, array[l.amount_fen::text] as detail
  from entitlement.payment_line l
  join entitlement.payment_batch b using (payment_batch_id)
 where l.state in ('open', 'paid')
   and exists (select from entitlement.payment_hold h
                where h.account_id = l.account_id and h.raised_at < b.released_at
                  and (h.state <> 'released' or h.decided_at > b.released_at))
