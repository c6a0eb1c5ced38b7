-- severity: error
-- owner: CASEWORKER
-- opens: /stays/
select s.entry_id as id, s.org_path, w.name as about,
       s.on_duty_days || ' > ' || (s.until - s.since + 1) as detail
  from registry.stay s
  join registry.worker w using (worker_id)
 where s.on_duty_days > s.until - s.since + 1
