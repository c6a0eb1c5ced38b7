-- severity: error
-- owner: CASEWORKER
-- opens:
-- shows: text text
-- Nobody ever stated them: an orphan.
select w.worker_id as id, w.org_path, w.name as about, array[w.version::text] as detail
  from registry.worker w
 where not exists (select from registry.worker_statement s where s.worker_id = w.worker_id)
   and not exists (select from registry.officer_statement s where s.worker_id = w.worker_id)
