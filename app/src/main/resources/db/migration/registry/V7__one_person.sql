-- Two records that are one person (docs/decisions/0017): which number holds, and which record an office goes on with.
-- Nothing of the other record is lost, and all of it comes back when the merge is undone.

-- Nobody ever read it.
drop view registry.published_worker;

alter table registry.worker
    -- whose number holds, where it is not the record's own; a person who has that number
    add column standing_id uuid references registry.person,
    -- false: another record of the same office stands for the person
    add column stands   boolean not null default true,
    add check (standing_id <> person_id),
    add check (stands or standing_id is not null);
create index worker_standing on registry.worker (standing_id) where standing_id is not null;

-- Every merge of a record there ever was. It is in force until it is undone, or replaced by a later merge of the
-- record it led to.
create table registry.worker_merge (
    merge_id        uuid not null,
    worker_id       uuid not null references registry.worker,
    org_path        scope.org_path not null,
    case_id         uuid not null references registry.duplicate_case,
    -- the record whose number holds; name and number are told here, because the office of the other record may not
    -- see that one
    same_as         uuid not null references registry.worker,
    standing_id     uuid not null references registry.person,
    name            text not null check (length(name) between 1 and 60),
    id_sealed       bytea not null,
    id_last4        text not null check (id_last4 ~ '^[0-9]{3}[0-9X]$'),
    merged_by       uuid not null,
    merged_at       timestamptz not null,
    replaced_by     uuid,
    undone_by       uuid,
    undone_at       timestamptz,
    primary key (merge_id, worker_id),
    check (worker_id <> same_as),
    check ((undone_by is null) = (undone_at is null))
);
call scope.wall('registry.worker_merge');
create unique index one_merge_in_force on registry.worker_merge (worker_id)
    where undone_at is null and replaced_by is null;
create index worker_merge_same_as on registry.worker_merge (same_as) where undone_at is null and replaced_by is null;
create index worker_merge_case on registry.worker_merge (case_id);
grant select, insert on registry.worker_merge to ${app};
grant update (replaced_by, undone_by, undone_at) on registry.worker_merge to ${app};

-- What an officer says with the first of two looks: whose number holds.
alter table registry.duplicate_case add column same_as uuid references registry.worker;
grant update (same_as) on registry.duplicate_case to ${app};

-- parting: where money was paid, one officer says that merged records are several after all; a second one must say so
-- too.
alter table registry.duplicate_case
    drop constraint duplicate_case_state_check,
    add constraint duplicate_case_state_check
        check (state in ('open', 'reopened', 'confirming', 'same', 'parting', 'different'));

-- Cases called the same before there was a merge are asked again.
select set_config('wengang.scope', 'cn/', true);
update registry.duplicate_case
   set state = 'reopened', proposed_by = null, version = version + 1
 where state in ('same', 'confirming');
insert into registry.duplicate_step (case_id, version, org_path, state, changed_at)
select c.case_id, c.version, c.org_path, c.state, now()
  from registry.duplicate_case c
 where c.state = 'reopened'
   and not exists (select from registry.duplicate_step s where s.case_id = c.case_id and s.version = c.version);

-- One row a person and office.
create or replace view registry.published_worker_facts with (security_invoker = true) as
select w.worker_id as subject_id, coalesce(w.standing_id, w.person_id) as person_id, w.bucket, w.org_path,
       w.applied_at, w.version, w.birth, w.hukou, w.home, w.residence, w.hukou_nature, w.employer_kind,
       w.worker_category, w.stay_place, w.stay_from, w.stay_to, w.on_duty_days,
       coalesce(w.standing_id, w.person_id) as subject_key, coalesce(w.standing_id, w.person_id) as payee_id,
       null::date as month, null::uuid as organisation_id
  from registry.worker w
 where w.stands;

-- Decisions on a record that was merged go on being told, by the name and number that hold.
create or replace view registry.published_subject with (security_invoker = true) as
select w.worker_id as subject_id, 'worker/1' as schema, coalesce(w.standing_id, w.person_id) as person_id, w.org_path,
       w.version, coalesce(m.name, w.name) as name, coalesce(m.id_last4, w.id_last4) as last4, w.employer_name,
       null::uuid as organisation_id, null::text as organisation_name, null::text as uscc, null::date as month,
       null::text as occasion
  from registry.worker w
  left join registry.worker_merge m
    on m.worker_id = w.worker_id and m.undone_at is null and m.replaced_by is null
 union all
select f.filing_id, f.schema, coalesce(f.person_id, f.organisation_id), f.org_path, f.version, f.name,
       coalesce(f.id_last4, right(f.uscc, 4)), case when f.person_id is not null then f.organisation_name end,
       f.organisation_id, f.organisation_name, f.uscc, f.month, f.occasion
  from registry.filing f;

-- Whether two records are known to be one person, or one of them is no longer gone on with: then there is nothing to
-- find out.
create function registry.is_settled(one uuid, other uuid) returns boolean
    language sql stable set search_path = pg_catalog as $$
    select exists (
        select from registry.worker a, registry.worker b
         where a.worker_id = one and b.worker_id = other
           and (not a.stands or not b.stands
                or coalesce(a.standing_id, a.person_id) = coalesce(b.standing_id, b.person_id)))
$$;

-- Whether a record that the caller does not see was merged into one of these: an office above did it, and only it can
-- merge them further.
create function registry.has_followers_elsewhere(workers uuid[]) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
    low constant text := scope.low();
    found_one boolean;
begin
    perform set_config('wengang.scope', 'cn/', true);
    select exists (select from registry.worker_merge m
                    where m.same_as = any (workers) and m.undone_at is null and m.replaced_by is null
                      and not starts_with(m.org_path, low))
      into found_one;
    perform set_config('wengang.scope', low, true);
    return found_one;
end $$;
revoke all on function registry.has_followers_elsewhere(uuid[]) from public;
grant execute on function registry.has_followers_elsewhere(uuid[]) to ${app};

create function registry.forget_settled(search uuid) returns bigint
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    forgotten bigint;
begin
    if not exists (select from registry.worker_merge m where m.undone_at is null and m.replaced_by is null) then
        return 0;
    end if;
    delete from registry.alike a where a.search_id = search and registry.is_settled(a.one, a.other);
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;
revoke all on function registry.forget_settled(uuid) from public;
grant execute on function registry.forget_settled(uuid) to ${app};

-- Numbers are compared by opening those few that can be alike; marks of everybody's are needed no more (0018).
drop table registry.worker_marks;

-- Finds the pairs of one kind between the workers of the caller's scope and everybody, and notes them for the
-- functions below; answers how many. Runs across the wall, and tells nothing of what is behind it. A pair within
-- the scope is noted once.
create or replace function registry.find_alike(search uuid, kind text) returns bigint
    language plpgsql security definer set search_path = pg_catalog
    -- Behind the wall PostgreSQL guesses few rows, and nested loops over a million people would never end.
    set enable_nestloop = off set work_mem = '256MB' set jit = off as $$
declare
    low constant text := scope.low();
    high constant text := scope.high();
    noted bigint;
begin
    if low is null then
        raise exception 'a search needs a scope';
    end if;
    perform set_config('wengang.scope', 'cn/', true);
    case kind
    when 'name-birth-phone' then
        insert into registry.alike (search_id, one, other, reason, score, org_path, other_path)
        select search, a.worker_id, b.worker_id, kind, 95, a.org_path, b.org_path
          from registry.worker a
          join registry.worker b using (name, birth, mobile_index)
         where a.person_id <> b.person_id and a.org_path >= low and a.org_path < high
           and (a.worker_id < b.worker_id or not (b.org_path >= low and b.org_path < high));
    when 'phone-similar-name' then
        -- Two parts of the birthday the same, so that a telephone many share does not join all of them.
        insert into registry.alike (search_id, one, other, reason, score, org_path, other_path)
        with shared as materialized (
            select w.mobile_index
              from registry.worker w
             where w.mobile_index is not null
             group by w.mobile_index
            having count(*) > 1
        ), phone as materialized (
            select w.worker_id, w.person_id, w.org_path, w.name, w.birth, w.sex, w.mobile_index, p.part, p.value
              from registry.worker w
              join shared using (mobile_index)
             cross join lateral (values
                   (1, to_char(w.birth, 'YYYYMM')), (2, to_char(w.birth, 'YYYYDD')),
                   (3, to_char(w.birth, 'MMDD'))) as p (part, value)
        )
        select distinct search, a.worker_id, b.worker_id, kind,
               case when a.birth = b.birth then 60 else 50 end, a.org_path, b.org_path
          from phone a
          join phone b using (mobile_index, part, value, sex)
         where a.person_id <> b.person_id and a.name <> b.name and a.org_path >= low and a.org_path < high
           and (a.worker_id < b.worker_id or not (b.org_path >= low and b.org_path < high))
           and registry.is_similar_name(a.name, b.name);
    when 'other-surname' then
        insert into registry.alike (search_id, one, other, reason, score, org_path, other_path)
        select search, a.worker_id, b.worker_id, kind,
               case when a.mobile_index = b.mobile_index then 90 else 70 end, a.org_path, b.org_path
          from registry.worker a
          join registry.worker b
            on b.birth = a.birth and b.sex = a.sex and b.hukou = a.hukou and b.employer_name = a.employer_name
           and substr(b.name, 2) = substr(a.name, 2)
         where a.person_id <> b.person_id and left(a.name, 1) <> left(b.name, 1)
           and length(a.name) > 1 and a.org_path >= low and a.org_path < high
           and (a.worker_id < b.worker_id or not (b.org_path >= low and b.org_path < high));
    when 'name-birth-home' then
        -- How likely is chance? Of the people of a name in a home one in 15,000 or so has the same birthday; one in
        -- 500 is taken to be entered twice. A name so common that chance is the likelier reason is passed over.
        insert into registry.alike (search_id, one, other, reason, score, org_path, other_path)
        with bearers as materialized (
            select w.name, w.home, w.sex, count(*) as number
              from registry.worker w
             where w.home is not null
             group by w.name, w.home, w.sex
            having count(*) between 2 and 30
        )
        select search, a.worker_id, b.worker_id, kind,
               round(95 * 0.002 / (0.002 + n.number / 15000.0)), a.org_path, b.org_path
          from bearers n
          join registry.worker a using (name, home, sex)
          join registry.worker b using (name, home, sex, birth)
         where a.birth = b.birth and a.person_id <> b.person_id and a.org_path >= low and a.org_path < high
           and (a.worker_id < b.worker_id or not (b.org_path >= low and b.org_path < high));
    else
        raise exception 'no such kind of likeness: %', kind;
    end case;
    get diagnostics noted = row_count;
    perform set_config('wengang.scope', low, true);
    return noted;
end $$;

-- Notes pairs whose numbers are alike; the one of each is of the caller's scope.
create function registry.note_numbers_alike(search uuid, ones uuid[], others uuid[], reasons text[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    low constant text := scope.low();
    high constant text := scope.high();
    noted bigint;
begin
    if low is null then
        raise exception 'a search needs a scope';
    end if;
    perform set_config('wengang.scope', 'cn/', true);
    insert into registry.alike (search_id, one, other, reason, score, org_path, other_path)
    select search, a.worker_id, b.worker_id, p.reason, 90, a.org_path, b.org_path
      from unnest(ones, others, reasons) as p (one, other, reason)
      join registry.worker a on a.worker_id = p.one
      join registry.worker b on b.worker_id = p.other
     where a.org_path >= low and a.org_path < high
    on conflict do nothing;
    get diagnostics noted = row_count;
    perform set_config('wengang.scope', low, true);
    return noted;
end $$;
revoke all on function registry.note_numbers_alike(uuid, uuid[], uuid[], text[]) from public;
grant execute on function registry.note_numbers_alike(uuid, uuid[], uuid[], text[]) to ${app};
