-- severity: error
-- owner: CASEWORKER
-- opens: /employers/
-- shows: text day day
select e.entry_id as id, e.org_path, e.organisation_name as about, array[e.stopped_on::text, e.resumed_on::text] as detail
  from registry.employer e
 where e.resumed_on < e.stopped_on
