-- Who is concerned by a row beside its subject, for the limits between people: what is counted where a policy counts
-- subjects, who is paid, and the month it is for. A worker is all of these, and of no month.
create or replace view registry.published_worker_facts with (security_invoker = true) as
select worker_id, person_id, bucket, org_path, applied_at, version,
       birth, hukou, home, residence, hukou_nature, employer_kind, worker_category,
       stay_place, stay_from, stay_to, on_duty_days,
       person_id as subject_key, person_id as payee_id, null::date as month
  from registry.worker;
