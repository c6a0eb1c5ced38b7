-- severity: hint
-- owner: CASEWORKER
-- opens: /groups/
-- shows: text day
select g.entry_id as id, g.org_path, w.name as about, array[g.since::text] as detail
  from registry.target_group g
  join registry.worker w using (worker_id)
 where g.target_group = 'low_income_rural' and g.until is null and w.hukou_nature = 'urban'
