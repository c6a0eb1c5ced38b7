-- severity: error
-- owner: CASEWORKER
-- opens: /gifts/
-- shows: text number number
-- More parts of a gift were delivered than it has.
select g.entry_id as id, g.org_path, w.name as about, array[g.deliveries::text, g.delivered::text] as detail
  from registry.care_gift g
  join registry.worker w using (worker_id)
 where g.delivered > g.deliveries
