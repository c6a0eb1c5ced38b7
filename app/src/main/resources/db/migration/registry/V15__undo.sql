-- Undoing an import that nothing relies on yet (docs/decisions/0020).
alter table registry.import_batch
    drop constraint import_batch_state_check,
    drop constraint import_batch_check1,
    add constraint import_batch_state_check check (state in
        ('received', 'headings', 'previewed', 'confirmed', 'merged', 'undoing', 'undone', 'failed', 'cancelled')),
    add check ((state in ('merged', 'undoing', 'undone')) = (merged_at is not null)),
    -- whether what it changed was kept as it was; not so of imports from before
    add column keeps_former boolean not null default false,
    add column undo_asked_at timestamptz,
    add column undo_asked_by uuid,
    -- their name on that day, and why
    add column undo_asker_name text check (length(undo_asker_name) between 1 and 60),
    add column undo_reason text check (length(undo_reason) between 1 and 500),
    add check ((undo_asked_at is null) = (undo_asked_by is null)),
    add check ((undo_asked_at is null) = (undo_asker_name is null)),
    add check ((undo_asked_at is null) = (undo_reason is null)),
    add check (state not in ('undoing', 'undone') or undo_asked_at is not null);

-- What an import changed, as it was: the row of registry.worker, or of registry.filing and of its facts.
create table registry.import_former (
    batch_id        uuid not null references registry.import_batch,
    subject_id      uuid not null,
    org_path        scope.org_path not null,
    -- the one the import made
    version         int not null check (version >= 2),
    former          jsonb not null check (jsonb_typeof(former) = 'object'),
    former_facts    jsonb check (jsonb_typeof(former_facts) = 'object'),
    primary key (batch_id, subject_id)
);
call scope.wall('registry.import_former');
grant select, insert on registry.import_former to ${app};

-- Whom a file said what was on record already: it relies on whoever said so before.
create table registry.import_agreed (
    batch_id        uuid primary key references registry.import_batch,
    org_path        scope.org_path not null,
    subjects        uuid[] not null
);
call scope.wall('registry.import_agreed');
grant select, insert on registry.import_agreed to ${app};

-- Whom an import added or changed, each with the version it made.
create view registry.published_imported_subject with (security_invoker = true) as
select s.batch_id, s.worker_id as subject_id, coalesce(f.version, 1) as version, s.org_path
  from registry.worker_statement s
  left join registry.import_former f on f.batch_id = s.batch_id and f.subject_id = s.worker_id
 union all
select s.batch_id, s.filing_id, s.version, s.org_path
  from registry.filing_statement s
 where s.batch_id is not null;
grant select on registry.published_imported_subject to ${app};

-- Tables that point at those an import added, and how many they point at. Runs across the wall and tells numbers only.
create function registry.import_referred_to(batch uuid) returns table (referring text, number bigint)
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
        select c.conrelid::regclass as referring, a.attname as referring_column
          from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and array_length(c.conkey, 1) = 1
           and c.confrelid in ('registry.worker'::regclass, 'registry.filing'::regclass,
                               'registry.subject'::regclass)
           -- what the import itself wrote of them, and what is made of them again at any time
           and c.conrelid not in ('registry.worker_statement'::regclass, 'registry.filing_statement'::regclass,
                                  'registry.name_part'::regclass)
           and c.conrelid not in (select t.oid from pg_class t
                                   where t.relnamespace = 'registry'::regnamespace
                                     and t.relname like 'filing\_%')
         order by 1, 2
    loop
        return query execute format(
            'select %L::text, count(distinct t.%I) from %s t join pg_temp.import_added a on a.subject_id = t.%I',
            link.referring, link.referring_column, link.referring, link.referring_column);
    end loop;
    perform set_config('wengang.scope', low, true);
    drop table pg_temp.import_added;
end $$;
revoke all on function registry.import_referred_to(uuid) from public;
grant execute on function registry.import_referred_to(uuid) to ${app};

-- The columns of a table, each with something in front; without the one that says whether a record stands aside for
-- another, which no import says.
create function registry.columns_of(named regclass, prefix text) returns text
    language sql stable set search_path = pg_catalog as $$
    select string_agg(prefix || quote_ident(attname), ', ' order by attnum)
      from pg_attribute
     where attrelid = named and attnum > 0 and not attisdropped and attgenerated = ''
       and attname <> 'stands'
$$;

-- Puts back what an import changed and takes away what it added, in the caller's scope; the file and the counts stay.
-- The statements go, which nothing else may do. Fails where something has changed since, or points at it.
create function registry.undo_import(batch uuid) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    what record;
    facts text;
    changed bigint;
    added bigint;
begin
    select b.schema into what from registry.import_batch b
     where b.batch_id = batch and b.state = 'undoing' and b.keeps_former for update;
    if not found then
        raise exception 'no import % to undo', batch;
    end if;
    create temporary table import_added on commit drop as
    select i.subject_id
      from registry.published_imported_subject i
     where i.batch_id = batch and i.version = 1;
    if what.schema = 'worker/1' then
        execute format(
            'update registry.worker w set (%1$s) = (select %2$s from jsonb_populate_record(w, f.former) r)
               from registry.import_former f
              where f.batch_id = $1 and w.worker_id = f.subject_id and w.version = f.version',
            registry.columns_of('registry.worker', ''), registry.columns_of('registry.worker', 'r.'))
            using batch;
        get diagnostics changed = row_count;
        delete from registry.worker_statement s where s.batch_id = batch;
        delete from registry.name_part p using pg_temp.import_added a where p.worker_id = a.subject_id;
        create temporary table person_left on commit drop as
        select w.person_id, w.org_path
          from registry.worker w
          join pg_temp.import_added a on a.subject_id = w.worker_id;
        delete from registry.worker w using pg_temp.import_added a
         where w.worker_id = a.subject_id and w.version = 1;
        get diagnostics added = row_count;
        -- A record that stood aside for one of them stands again, as in MergeRepository.
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
    else
        -- as org.wengang.registry.FactsView names it
        facts := 'registry.filing_' || replace(split_part(what.schema, '/', 1), '-', '_')
            || case split_part(what.schema, '/', 2) when '1' then '' else '_' || split_part(what.schema, '/', 2) end;
        execute format(
            'update %3$s t set (%1$s) = (select %2$s from jsonb_populate_record(t, f.former_facts) r)
               from registry.import_former f
              where f.batch_id = $1 and t.filing_id = f.subject_id',
            registry.columns_of(facts, ''), registry.columns_of(facts, 'r.'), facts)
            using batch;
        execute format(
            'update registry.filing w set (%1$s) = (select %2$s from jsonb_populate_record(w, f.former) r)
               from registry.import_former f
              where f.batch_id = $1 and w.filing_id = f.subject_id and w.version = f.version',
            registry.columns_of('registry.filing', ''), registry.columns_of('registry.filing', 'r.'))
            using batch;
        get diagnostics changed = row_count;
        delete from registry.filing_statement s where s.batch_id = batch;
        execute format('delete from %s t using pg_temp.import_added a where t.filing_id = a.subject_id', facts);
        delete from registry.filing w using pg_temp.import_added a
         where w.filing_id = a.subject_id and w.version = 1;
        get diagnostics added = row_count;
    end if;
    if changed <> (select count(*) from registry.import_former f where f.batch_id = batch)
       or added <> (select count(*) from pg_temp.import_added) then
        raise exception 'import % was changed since', batch using errcode = 'serialization_failure';
    end if;
    delete from registry.subject s using pg_temp.import_added a where s.subject_id = a.subject_id;
    delete from registry.import_former f where f.batch_id = batch;
    delete from registry.import_agreed g where g.batch_id = batch;
    update registry.import_batch b set state = 'undone' where b.batch_id = batch;
    drop table pg_temp.import_added;
end $$;
revoke all on function registry.undo_import(uuid) from public;
grant execute on function registry.undo_import(uuid) to ${app};
