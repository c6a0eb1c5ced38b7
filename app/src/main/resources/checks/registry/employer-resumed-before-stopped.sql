-- severity: error
-- owner: CASEWORKER
-- opens: /employers/
select e.entry_id as id, e.org_path, e.organisation_name as about, e.stopped_on || ' / ' || e.resumed_on as detail
  from registry.employer e
 where e.resumed_on < e.stopped_on
