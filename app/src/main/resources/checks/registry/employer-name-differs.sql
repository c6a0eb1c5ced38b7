-- severity: hint
-- owner: CASEWORKER
-- opens: /workers/
-- shows: text text text
-- A roster calls an employer otherwise than the register: the code or the name is wrong, or the name changed.
select w.worker_id as id, w.org_path, w.name as about, array[w.employer_name, e.organisation_name] as detail
  from registry.worker w
  join registry.employer e on e.org_path = w.org_path and e.uscc = w.uscc
 where w.stands and w.employer_name <> e.organisation_name
