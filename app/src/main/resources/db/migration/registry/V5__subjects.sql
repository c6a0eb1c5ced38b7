-- Who a decision is about, as far as lists may show it: a person, whose name is masked where people look who need
-- not know it, or an organisation, whose name and code are public. name is null where an organisation files for
-- itself, employer_name where there is no person or no employer is known.
drop view registry.published_subject;
create view registry.published_subject with (security_invoker = true) as
select w.worker_id as subject_id, 'worker/1' as schema, w.person_id, w.org_path, w.version, w.name, w.id_last4 as last4,
       w.employer_name, null::uuid as organisation_id, null::text as organisation_name, null::text as uscc,
       null::date as month, null::text as occasion
  from registry.worker w
 union all
select f.filing_id, f.schema, coalesce(f.person_id, f.organisation_id), f.org_path, f.version, f.name,
       coalesce(f.id_last4, right(f.uscc, 4)), case when f.person_id is not null then f.organisation_name end,
       f.organisation_id, f.organisation_name, f.uscc, f.month, f.occasion
  from registry.filing f;
grant select on registry.published_subject to ${app};

-- The subject of every schema under the same name, and who files for a person: nobody for a worker of a roster.
alter view registry.published_worker_facts rename column worker_id to subject_id;
create or replace view registry.published_worker_facts with (security_invoker = true) as
select worker_id as subject_id, person_id, bucket, org_path, applied_at, version,
       birth, hukou, home, residence, hukou_nature, employer_kind, worker_category,
       stay_place, stay_from, stay_to, on_duty_days,
       person_id as subject_key, person_id as payee_id, null::date as month, null::uuid as organisation_id
  from registry.worker;
