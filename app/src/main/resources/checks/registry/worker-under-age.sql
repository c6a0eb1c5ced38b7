-- severity: error
-- owner: CASEWORKER
-- opens: /workers/
-- shows: text day
-- 劳动法 Art. 15: nobody under sixteen is employed. Those too young at a stay or an employment are found first, all at
-- once.
select w.worker_id as id, w.org_path, w.name as about, array[w.birth::text] as detail
  from registry.worker w
 where w.stands
   and (w.birth + interval '16 years' > coalesce(w.stay_from, w.applied_at::date)
        and coalesce(w.employer_name, w.uscc) is not null
        or w.worker_id in (
           select s.worker_id
             from registry.stay s
             join registry.worker y on y.worker_id = s.worker_id
            where y.birth + interval '16 years' > s.since
            union all
           select s.worker_id
             from registry.employment s
             join registry.worker y on y.worker_id = s.worker_id
            where y.birth + interval '16 years' > s.since))
