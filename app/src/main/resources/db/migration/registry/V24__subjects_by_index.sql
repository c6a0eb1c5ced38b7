-- As before, and one record is found by its id where another table is joined: a join within a branch of a union is not
-- asked row by row, so that every row of a list went over all workers.
create or replace view registry.published_subject with (security_invoker = true) as
select w.worker_id as subject_id, 'worker/1' as schema, coalesce(w.standing_id, w.person_id) as person_id, w.org_path,
       w.version,
       coalesce((select m.name from registry.worker_merge m
                  where m.worker_id = w.worker_id and m.undone_at is null and m.replaced_by is null), w.name) as name,
       coalesce((select m.id_last4 from registry.worker_merge m
                  where m.worker_id = w.worker_id and m.undone_at is null and m.replaced_by is null), w.id_last4) as last4,
       w.employer_name,
       null::uuid as organisation_id, null::text as organisation_name, null::text as uscc, null::date as month,
       null::text as occasion
  from registry.worker w
 union all
select f.filing_id, f.schema, coalesce(f.person_id, f.organisation_id), f.org_path, f.version, f.name,
       coalesce(f.id_last4, right(f.uscc, 4)), case when f.person_id is not null then f.organisation_name end,
       f.organisation_id, f.organisation_name, f.uscc, f.month, f.occasion
  from registry.filing f;
