-- severity: hint
-- owner: CASEWORKER
-- opens: /workers/
-- shows: text place place
-- On a roster as staying on post in the very county of the registered household, and living elsewhere.
select w.worker_id as id, w.org_path, w.name as about, array[w.hukou, w.residence]::text[] as detail
  from registry.worker w
 where w.stands and w.stay_place = w.hukou and w.hukou not like '____00' and w.residence <> w.hukou
   and w.residence not like '____00'
