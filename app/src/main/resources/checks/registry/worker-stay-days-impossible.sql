-- severity: error
-- owner: CASEWORKER
-- opens: /workers/
-- shows: text number number
-- More days on duty in the holiday than the stay on post has days.
select w.worker_id as id, w.org_path, w.name as about,
       array[w.on_duty_days::text, (w.stay_to - w.stay_from + 1)::text] as detail
  from registry.worker w
 where w.stands and w.on_duty_days > w.stay_to - w.stay_from + 1
