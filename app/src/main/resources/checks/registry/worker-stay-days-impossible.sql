-- severity: error
-- owner: CASEWORKER
-- opens: /workers/
-- More days on duty in the holiday than the stay on post has days.
select w.worker_id as id, w.org_path, w.name as about,
       w.on_duty_days || ' > ' || (w.stay_to - w.stay_from + 1) as detail
  from registry.worker w
 where w.stands and w.on_duty_days > w.stay_to - w.stay_from + 1
