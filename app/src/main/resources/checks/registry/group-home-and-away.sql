-- severity: warning
-- owner: CASEWORKER
-- opens: /groups/
-- shows: text day
-- A returned migrant worker who, by the ledger, is still away.
select g.entry_id as id, g.org_path, w.name as about, array[m.left_on::text] as detail
  from registry.target_group g
  join registry.worker w using (worker_id)
  join registry.out_migration m using (worker_id)
 where g.target_group = 'returned_migrant' and g.until is null and m.back_on is null and m.left_on >= g.since
