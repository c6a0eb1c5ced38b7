-- severity: warning
-- owner: REVIEWER
-- opens: /employers/
-- shows: text number number
-- More people of an employer have approved awards of one policy than the employer has staff.
select e.entry_id as id, e.org_path, e.organisation_name as about, array[e.staff_total::text, a.people::text] as detail
  from (select a.org_path, s.employer_name, a.policy_version_id, count(distinct a.person_id) as people
          from entitlement.published_award a
          join registry.published_subject s using (subject_id)
         where a.status = 'approved' and s.schema = 'worker/1' and s.employer_name is not null
         group by a.org_path, s.employer_name, a.policy_version_id) a
  join registry.published_employer e on e.org_path = a.org_path and e.organisation_name = a.employer_name
 where a.people > e.staff_total
 group by e.entry_id, e.org_path, e.organisation_name, e.staff_total, a.people
