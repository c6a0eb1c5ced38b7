-- severity: warning
-- owner: CASEWORKER
-- opens: /stays/
-- shows: text household place
-- The ledger says of this city, the registered household of elsewhere, or the other way round (I-23). Only offices
-- below a city that has a code of its own; its peers are left out.
select s.entry_id as id, s.org_path, w.name as about, array[s.hukou_scope, w.hukou]::text[] as detail
  from registry.stay s
  join registry.worker w using (worker_id)
 where s.org_path ~ '^[^/]+/[^/]+/[0-9]{4}/'
   and w.hukou not like '__0000'
   and not exists (
       select from organisation.published_organisation o
        where o.division = w.hukou and o.org_path ~ '^[^/]+/[^/]+/[0-9]{6}/$')
   and (s.hukou_scope = 'local') <> (left(w.hukou, 4) = split_part(s.org_path, '/', 3))
