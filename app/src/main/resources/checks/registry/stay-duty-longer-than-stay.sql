-- severity: error
-- owner: CASEWORKER
-- opens: /stays/
-- shows: text number number
select s.entry_id as id, s.org_path, w.name as about,
       array[s.on_duty_days::text, (s.until - s.since + 1)::text] as detail
  from registry.stay s
  join registry.worker w using (worker_id)
 where s.on_duty_days > s.until - s.since + 1
