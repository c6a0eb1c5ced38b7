-- severity: error
-- owner: CASEWORKER
-- opens: /stays/
-- shows: text day
-- One person on post with two employers at once, or under two records that are one person.
select s.entry_id as id, s.org_path, s.name as about, array[s.since::text] as detail
  from (select s.entry_id, s.org_path, s.since, s.until, w.name,
               max(coalesce(s.until, date '2100-12-31')) over before as latest,
               min(s.since) over behind as next
          from registry.stay s
          join registry.worker w using (worker_id)
        window before as (partition by s.org_path, coalesce(w.standing_id, w.person_id) order by s.since, s.entry_id
                          rows between unbounded preceding and 1 preceding),
               behind as (partition by s.org_path, coalesce(w.standing_id, w.person_id) order by s.since, s.entry_id
                          rows between 1 following and unbounded following)) s
 where s.latest >= s.since or s.next <= coalesce(s.until, date '2100-12-31')
