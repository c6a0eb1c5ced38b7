-- severity: error
-- owner: CASEWORKER
-- opens: /workers/
-- shows: text text
-- GB 32100-2015: the last character is computed from the 17 before it. Import refuses others; what came before, or by
-- another way, is found here. Each code is reckoned once.
with code as (
    select uscc from registry.worker where uscc is not null group by uscc
), wrong as (
    select uscc
      from code
     cross join lateral (
           select sum((strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(uscc, i, 1)) - 1)
                      * (array[1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])[i]) as sum,
                  min(strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(uscc, i, 1))) as least
             from generate_series(1, 17) i) r
     where r.least = 0
        or substr(uscc, 18, 1)
           is distinct from substr('0123456789ABCDEFGHJKLMNPQRTUWXY', ((31 - r.sum % 31) % 31 + 1)::int, 1)
)
select w.worker_id as id, w.org_path, w.name as about, array[w.uscc] as detail
  from registry.worker w
  join wrong using (uscc)
 where w.stands
