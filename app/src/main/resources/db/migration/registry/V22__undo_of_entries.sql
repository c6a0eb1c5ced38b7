-- Files of ledgers are undone as others are (docs/decisions/0020): entries they changed come back as they were,
-- entries and workers they added go.
select set_config('wengang.scope', 'cn/', true);
-- What those merged so far have changed was not kept.
update registry.import_batch
   set keeps_former = false
 where schema in (select distinct ledger from registry.entry);

-- Whom an import added or changed, each with the version it made.
create or replace view registry.published_imported_subject with (security_invoker = true) as
select s.batch_id, s.worker_id as subject_id, coalesce(f.version, 1) as version, s.org_path
  from registry.worker_statement s
  left join registry.import_former f on f.batch_id = s.batch_id and f.subject_id = s.worker_id
 union all
select s.batch_id, s.filing_id, s.version, s.org_path
  from registry.filing_statement s
 where s.batch_id is not null
 union all
select s.batch_id, s.entry_id, s.version, s.org_path
  from registry.entry_statement s
 where s.batch_id is not null;

-- Tables that point at those an import added, and how many they point at. Runs across the wall and tells numbers only.
create or replace function registry.import_referred_to(batch uuid) returns table (referring text, number bigint)
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    low constant text := scope.low();
    link record;
begin
    create temporary table import_added on commit drop as
    select i.subject_id
      from registry.published_imported_subject i
     where i.batch_id = batch and i.version = 1;
    perform set_config('wengang.scope', 'cn/', true);
    for link in
        select c.conrelid::regclass as referring, a.attname as referring_column,
               -- a ledger's own entries, of which those of the same file go with it
               case when exists (select from pg_constraint e
                                  where e.contype = 'f' and e.conrelid = c.conrelid
                                    and e.confrelid = 'registry.entry'::regclass)
                    then ' and not exists (select from pg_temp.import_added o where o.subject_id = t.entry_id)'
                    else '' end as of_others
          from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and array_length(c.conkey, 1) = 1
           and c.confrelid in ('registry.worker'::regclass, 'registry.filing'::regclass,
                               'registry.subject'::regclass, 'registry.entry'::regclass)
           -- what the import itself wrote of them, and what is made of them again at any time
           and c.conrelid not in ('registry.worker_statement'::regclass, 'registry.filing_statement'::regclass,
                                  'registry.name_part'::regclass)
           and c.conrelid not in (select t.oid from pg_class t
                                   where t.relnamespace = 'registry'::regnamespace
                                     and t.relname like 'filing\_%')
         order by 1, 2
    loop
        return query execute format(
            'select %L::text, count(distinct t.%I) from %s t join pg_temp.import_added a on a.subject_id = t.%I
              where true%s',
            link.referring, link.referring_column, link.referring, link.referring_column, link.of_others);
    end loop;
    perform set_config('wengang.scope', low, true);
    drop table pg_temp.import_added;
end $$;

-- Takes away the workers an import added (pg_temp.import_added) with what it said of them; how many they were.
-- A record that stood aside for one of them stands again, as in MergeRepository.
create function registry.take_workers_back(batch uuid) returns bigint
    language plpgsql set search_path = pg_catalog as $$
declare
    gone bigint;
begin
    delete from registry.worker_statement s where s.batch_id = batch;
    delete from registry.name_part p using pg_temp.import_added a where p.worker_id = a.subject_id;
    create temporary table person_left on commit drop as
    select w.person_id, w.org_path
      from registry.worker w
      join pg_temp.import_added a on a.subject_id = w.worker_id;
    delete from registry.worker w using pg_temp.import_added a
     where w.worker_id = a.subject_id and w.version = 1;
    get diagnostics gone = row_count;
    update registry.worker w
       set stands = true
      from pg_temp.person_left l
     where w.standing_id = l.person_id and w.org_path = l.org_path and not w.stands
       and not exists (select from registry.worker o
                        where o.org_path = w.org_path and o.worker_id <> w.worker_id
                          and (o.person_id = w.standing_id and o.standing_id is null
                               or o.standing_id = w.standing_id
                                  and (o.applied_at, o.worker_id) < (w.applied_at, w.worker_id)));
    drop table pg_temp.person_left;
    delete from registry.subject s using pg_temp.import_added a where s.subject_id = a.subject_id;
    return gone;
end $$;
revoke all on function registry.take_workers_back(uuid) from public;

-- As registry.undo_import, for a file of the ledger kept in the table.
create function registry.undo_entries(batch uuid, book regclass) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    changed bigint;
    added bigint;
begin
    perform from registry.import_batch b
      where b.batch_id = batch and b.state = 'undoing' and b.keeps_former for update;
    if not found then
        raise exception 'no import % to undo', batch;
    end if;
    if book = 'registry.entry_statement'::regclass
       or not exists (select from pg_constraint c
                       where c.contype = 'f' and c.conrelid = book and c.confrelid = 'registry.entry'::regclass) then
        raise exception '% is no ledger', book;
    end if;
    create temporary table import_added on commit drop as
    select i.subject_id
      from registry.published_imported_subject i
     where i.batch_id = batch and i.version = 1;
    delete from registry.entry_statement s where s.batch_id = batch;
    -- first, since what goes on may have been ended for what was added
    execute format('delete from %s t using pg_temp.import_added a where t.entry_id = a.subject_id', book);
    delete from registry.entry e using pg_temp.import_added a where e.entry_id = a.subject_id and e.version = 1;
    get diagnostics added = row_count;
    execute format(
        'update %3$s t set (%1$s) = (select %2$s from jsonb_populate_record(t, f.former_facts) r)
           from registry.import_former f
          where f.batch_id = $1 and t.entry_id = f.subject_id',
        registry.columns_of(book, ''), registry.columns_of(book, 'r.'), book)
        using batch;
    execute format(
        'update registry.entry e set (%1$s) = (select %2$s from jsonb_populate_record(e, f.former) r)
           from registry.import_former f
          where f.batch_id = $1 and e.entry_id = f.subject_id and e.version = f.version',
        registry.columns_of('registry.entry', ''), registry.columns_of('registry.entry', 'r.'))
        using batch;
    get diagnostics changed = row_count;
    added := added + registry.take_workers_back(batch);
    if changed <> (select count(*) from registry.import_former f where f.batch_id = batch)
       or added <> (select count(*) from pg_temp.import_added) then
        raise exception 'import % was changed since', batch using errcode = 'serialization_failure';
    end if;
    delete from registry.import_former f where f.batch_id = batch;
    delete from registry.import_agreed g where g.batch_id = batch;
    update registry.import_batch b set state = 'undone' where b.batch_id = batch;
    drop table pg_temp.import_added;
end $$;
revoke all on function registry.undo_entries(uuid, regclass) from public;
grant execute on function registry.undo_entries(uuid, regclass) to ${app};
