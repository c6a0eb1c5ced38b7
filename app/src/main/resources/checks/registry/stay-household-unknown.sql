-- severity: warning
-- owner: CASEWORKER
-- opens: /stays/
-- shows: text day
-- I-23 adds up to everybody who stays only where each household is known.
select s.entry_id as id, s.org_path, w.name as about, array[s.since::text] as detail
  from registry.stay s
  join registry.worker w using (worker_id)
 where s.hukou_scope is null and w.hukou is null
