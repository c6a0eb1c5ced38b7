-- severity: error
-- owner: CASEWORKER
-- opens: /employers/
-- shows: text number number
-- More people stay on post in the newest month of stays than the employer has staff.
select e.entry_id as id, e.org_path, e.organisation_name as about, array[e.staff_total::text, s.people::text] as detail
  from (select org_path, uscc, month, count(distinct worker_id) as people,
               row_number() over (partition by org_path, uscc order by month desc) as newest
          from (select org_path, uscc, worker_id, date_trunc('month', since)::date as month from registry.stay) m
         group by org_path, uscc, month) s
  join registry.employer e on e.org_path = s.org_path and e.uscc = s.uscc
 where s.newest = 1 and s.people > e.staff_total
