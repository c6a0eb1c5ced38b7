-- severity: error
-- owner: CASEWORKER
-- opens: /workers/
-- 劳动法 Art. 15: nobody under sixteen is employed.
select w.worker_id as id, w.org_path, w.name as about, w.birth::text as detail
  from registry.worker w
 where w.stands
   and (w.birth + interval '16 years' > coalesce(w.stay_from, w.applied_at::date)
        and coalesce(w.employer_name, w.uscc) is not null
        or exists (select from registry.stay s
                    where s.worker_id = w.worker_id and w.birth + interval '16 years' > s.since)
        or exists (select from registry.employment s
                    where s.worker_id = w.worker_id and w.birth + interval '16 years' > s.since))
