-- Workers as a ledger of a million rows: found by parts of their names, pinyin and initials, filtered and sorted, every
-- page by an index (docs/decisions/0021).
--
-- Behind the wall PostgreSQL lets an index answer only what is asked by operators that cannot tell a row to anybody:
-- comparisons. It never lets it answer "like", "@>" or a function. So whatever is searched for stands here as a column
-- that is compared.

alter table registry.worker
    -- syllables with a blank between, without tones; names are sorted by it
    add column name_pinyin text collate "C" not null default '',
    add column name_initials text collate "C" not null default '',
    -- the pinyin where one character is read in its second way; null for most names
    add column name_other text collate "C",
    -- the name these three were made of; differs while they wait to be made anew
    add column name_keyed text collate "C",
    -- the name from its second and from its third character on
    add column name_2 text collate "C" generated always as (substr(name, 2)) stored,
    add column name_3 text collate "C" generated always as (substr(name, 3)) stored;

create index worker_unread on registry.worker (worker_id) where name_keyed is distinct from name;
create index worker_by_pinyin on registry.worker (name_pinyin, worker_id);
create index worker_by_initials on registry.worker (name_initials);
create index worker_by_other on registry.worker (name_other) where name_other is not null;
create index worker_by_name on registry.worker (name collate "C");
create index worker_by_name_2 on registry.worker (name_2);
create index worker_by_name_3 on registry.worker (name_3);
create index worker_by_last4 on registry.worker (id_last4);

create index worker_by_employer on registry.worker (employer_name collate "C", worker_id);
create index worker_by_uscc on registry.worker (uscc);
create index worker_by_stay on registry.worker (stay_from, worker_id);
create index worker_by_stay_end on registry.worker (stay_to);
create index worker_by_change on registry.worker (updated_at, worker_id);
create index worker_by_hukou on registry.worker (hukou collate "C");
create index worker_by_home on registry.worker (home collate "C");
create index worker_by_stay_place on registry.worker (stay_place collate "C");
create index worker_by_category on registry.worker (worker_category, worker_id);
-- what is asked of these facts is only whether they are known
create index worker_without_mobile on registry.worker (worker_id) where mobile_index is null;
create index worker_without_residence on registry.worker (worker_id) where residence is null;
create index worker_without_nature on registry.worker (worker_id) where hukou_nature is null;
create index worker_without_kind on registry.worker (worker_id) where employer_kind is null;
create index worker_without_duty on registry.worker (worker_id) where on_duty_days is null;

-- A roster's own people in the order of the ledger.
create index worker_statement_of_batch on registry.worker_statement (batch_id, worker_id);
drop index registry.worker_statement_batch;

-- The rest of a name of more than three characters, from its fourth character on, from its fifth, and so on.
create table registry.name_part (
    worker_id       uuid not null references registry.worker,
    org_path        scope.org_path not null,
    part            text collate "C" not null check (length(part) between 1 and 60),
    primary key (worker_id, part)
);
call scope.wall('registry.name_part');
create index name_part_begins on registry.name_part (part, worker_id);
grant select, insert, delete on registry.name_part to ${app};

create function registry.keep_name_parts() returns trigger language plpgsql as $$
begin
    delete from registry.name_part p where p.worker_id = new.worker_id;
    insert into registry.name_part (worker_id, org_path, part)
    select new.worker_id, new.org_path, substr(new.name, n)
      from generate_series(4, length(new.name)) as n
    on conflict do nothing;
    return null;
end $$;
create trigger long_name_added after insert on registry.worker
    for each row when (length(new.name) > 3) execute function registry.keep_name_parts();
create trigger long_name_changed after update of name on registry.worker
    for each row when (new.name <> old.name and (length(new.name) > 3 or length(old.name) > 3))
    execute function registry.keep_name_parts();

-- Employers as rosters call them, each once an office: a part of a name is looked for here, and the workers by the whole
-- names found. A name nobody has any more may stay.
create table registry.employer_seen (
    org_path        scope.org_path not null,
    employer_name   text not null check (length(employer_name) between 1 and 200),
    primary key (org_path, employer_name)
);
call scope.wall('registry.employer_seen');
grant select, insert on registry.employer_seen to ${app};

create function registry.note_employers() returns trigger language plpgsql as $$
begin
    insert into registry.employer_seen (org_path, employer_name)
    select distinct f.org_path, f.employer_name
      from fresh f
     where f.employer_name is not null
     order by 1, 2
    on conflict do nothing;
    return null;
end $$;
create trigger employers_added after insert on registry.worker
    referencing new table as fresh for each statement execute function registry.note_employers();
create trigger employers_changed after update on registry.worker
    referencing new table as fresh for each statement execute function registry.note_employers();

select set_config('wengang.scope', 'cn/', true);
insert into registry.employer_seen (org_path, employer_name)
select distinct org_path, employer_name from registry.worker where employer_name is not null;
insert into registry.name_part (worker_id, org_path, part)
select w.worker_id, w.org_path, substr(w.name, n)
  from registry.worker w
 cross join generate_series(4, 60) as n
 where length(w.name) >= n
on conflict do nothing;
select set_config('wengang.scope', '', true);
