-- severity: warning
-- owner: CASEWORKER
-- opens: /employers/
-- shows: text number number
-- More people on rosters than the employer has staff.
select e.entry_id as id, e.org_path, e.organisation_name as about, array[e.staff_total::text, r.people::text] as detail
  from (select w.org_path, w.uscc, count(*) as people
          from registry.worker w
         where w.stands and w.uscc is not null
         group by w.org_path, w.uscc) r
  join registry.employer e on e.org_path = r.org_path and e.uscc = r.uscc
 where r.people > e.staff_total
