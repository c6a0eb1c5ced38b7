-- severity: warning
-- owner: CASEWORKER
-- opens: /gifts/
-- shows: text number number
-- A gift in several parts of which not all were delivered yet.
select g.entry_id as id, g.org_path, w.name as about, array[g.deliveries::text, g.delivered::text] as detail
  from registry.care_gift g
  join registry.worker w using (worker_id)
 where g.delivered < g.deliveries
