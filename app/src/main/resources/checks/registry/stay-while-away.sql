-- severity: warning
-- owner: CASEWORKER
-- opens: /stays/
-- shows: text day
-- Stays on post here on a day on which the ledger says they are elsewhere.
select s.entry_id as id, s.org_path, w.name as about, array[m.left_on::text] as detail
  from registry.stay s
  join registry.out_migration m using (worker_id)
  join registry.worker w using (worker_id)
 where daterange(s.since, s.until, '[]') && daterange(m.left_on, m.back_on, '()')
