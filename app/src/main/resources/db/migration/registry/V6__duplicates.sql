-- Likely duplicates: one person under two numbers (docs/decisions/0018).

-- What finds numbers that differ by a slip of the pen: for each worker the first 17 digits with each one left out in
-- turn, together with the name, as keyed marks of 64 bits that tell nothing without the key. Two numbers with one
-- digit wrong have the same mark at the same place, two with neighbours swapped at neighbouring places.
create table registry.worker_marks (
    worker_id       uuid primary key references registry.worker,
    org_path        scope.org_path not null,
    -- of the worker when the marks were made: a changed name makes them anew
    worker_version  int not null,
    mark_number     bigint generated always as identity unique,
    marks           bigint[] not null check (cardinality(marks) = 17)
);
call scope.wall('registry.worker_marks');
grant select, insert, update on registry.worker_marks to ${app};

-- One search of everybody in a scope. The counts are null until finished.
create table registry.duplicate_search (
    search_id       uuid primary key,
    org_path        scope.org_path not null,
    started_by      uuid not null,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    people          int check (people >= 0),
    pairs           int check (pairs >= 0),
    -- cases that are new, or open again because facts changed
    cases           int check (cases >= 0),
    elsewhere       int check (elsewhere >= 0),
    check ((finished_at is null) = (people is null))
);
call scope.wall('registry.duplicate_search');
create index duplicate_search_newest on registry.duplicate_search (org_path, search_id desc);
grant select, insert on registry.duplicate_search to ${app};
grant update (finished_at, people, pairs, cases, elsewhere) on registry.duplicate_search to ${app};

-- What a running search has found, both sides of it; only the functions below read and write it.
create table registry.alike (
    search_id       uuid not null references registry.duplicate_search,
    one             uuid not null,
    other           uuid not null,
    reason          text not null,
    score           smallint not null check (score between 1 and 99),
    -- of the one
    org_path        scope.org_path not null,
    other_path      scope.org_path not null,
    primary key (search_id, one, other, reason)
);
call scope.wall('registry.alike');

create table registry.duplicate_case (
    case_id         uuid primary key,
    -- the lowest office that sees all of its workers
    org_path        scope.org_path not null,
    search_id       uuid not null references registry.duplicate_search,
    found_at        timestamptz not null,
    -- of its likeliest pair, in percent
    score           smallint not null check (score between 1 and 99),
    -- [{"one": worker, "other": worker, "reason": code, "score": percent}]
    pairs           jsonb not null check (jsonb_typeof(pairs) = 'array'),
    --   open       nobody has looked yet
    --   reopened   looked at before; facts changed since, or somebody asks to look again
    --   confirming said to be the same by one officer; money was paid, so a second one must say so too
    state           text not null check (state in ('open', 'reopened', 'confirming', 'same', 'different')),
    decided_by      uuid,
    decided_by_name text check (length(decided_by_name) between 1 and 60),
    decided_at      timestamptz,
    reason          text check (length(reason) between 1 and 500),
    -- who said first that they are the same, where a second look was needed
    proposed_by     uuid,
    version         int not null default 1 check (version >= 1),
    check (state = 'open' or decided_by is not null or state = 'reopened'),
    check ((decided_by is null) = (decided_by_name is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (reason is null)),
    -- Four eyes.
    check (state <> 'same' or proposed_by is null or decided_by <> proposed_by)
);
call scope.wall('registry.duplicate_case');
create index duplicate_case_newest on registry.duplicate_case (state, case_id desc);
grant select, insert on registry.duplicate_case to ${app};
grant update (search_id, found_at, score, pairs, state, decided_by, decided_by_name, decided_at, reason, proposed_by,
              version) on registry.duplicate_case to ${app};

create table registry.duplicate_member (
    case_id         uuid not null references registry.duplicate_case,
    worker_id       uuid not null references registry.worker,
    org_path        scope.org_path not null,
    -- of the facts by which people are told apart, when the case was found
    facts_mark      text not null,
    primary key (case_id, worker_id)
);
call scope.wall('registry.duplicate_member');
create index duplicate_member_worker on registry.duplicate_member (worker_id);
grant select, insert, update (facts_mark) on registry.duplicate_member to ${app};

-- Every state a case ever had, with who said so and why.
create table registry.duplicate_step (
    case_id         uuid not null references registry.duplicate_case,
    version         int not null,
    org_path        scope.org_path not null,
    state           text not null,
    -- null where the search did it
    changed_by      uuid,
    changed_by_name text,
    changed_at      timestamptz not null,
    reason          text,
    primary key (case_id, version)
);
call scope.wall('registry.duplicate_step');
grant select, insert on registry.duplicate_step to ${app};

-- A record alike in an office that this one does not see: that it exists, why, and whom to ask. Each side has its
-- own row with its own worker; matter_id is the same on both.
create table registry.record_elsewhere (
    matter_id       uuid not null,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    other_path      scope.org_path not null,
    reasons         text[] not null,
    score           smallint not null check (score between 1 and 99),
    found_at        timestamptz not null,
    --   found, asking (this office asked), asked (the other one did), same, different
    state           text not null check (state in ('found', 'asking', 'asked', 'same', 'different')),
    -- what was written with the question, and with the answer
    question        text check (length(question) between 1 and 500),
    answer          text check (length(answer) between 1 and 500),
    changed_at      timestamptz not null,
    primary key (matter_id, org_path)
);
call scope.wall('registry.record_elsewhere');
create index record_elsewhere_newest on registry.record_elsewhere (org_path, state, matter_id desc);
create index record_elsewhere_worker on registry.record_elsewhere (worker_id);
grant select on registry.record_elsewhere to ${app};

-- Whose record the other one is: kept by the functions, shown to its own office when it is asked.
create table registry.record_elsewhere_other (
    matter_id       uuid not null,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    primary key (matter_id, org_path)
);
call scope.wall('registry.record_elsewhere_other');

-- The facts by which people are told apart, as one mark.
create function registry.facts_mark(w registry.worker) returns text language sql stable parallel safe as $$
    select md5(concat_ws('|', w.name, to_char(w.birth, 'YYYYMMDD'), w.sex, encode(w.mobile_index, 'hex'), w.home, w.hukou,
                         w.employer_name))
$$;

-- Whether two names differ by one character, or by one left out, behind the same surname.
create function registry.is_similar_name(a text, b text) returns boolean
    language sql immutable parallel safe as $$
    select a <> b and left(a, 1) = left(b, 1) and exists (
        select from generate_series(2, greatest(length(a), length(b))) i
         where case when length(a) = length(b)
                    then overlay(a placing '' from i for 1) = overlay(b placing '' from i for 1)
                    when length(a) = length(b) + 1 then overlay(a placing '' from i for 1) = b
                    when length(b) = length(a) + 1 then overlay(b placing '' from i for 1) = a
                    else false end)
$$;

-- Finds the pairs of one kind between the workers of the caller's scope and everybody, and notes them for the
-- functions below; answers how many. Runs across the wall, and tells nothing of what is behind it. A pair within
-- the scope is noted once.
create function registry.find_alike(search uuid, kind text) returns bigint
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
    when 'number' then
        -- Marks that two share, nearly all of them by exactly two; equal neighbours have one mark between them.
        create temporary table shared_mark on commit drop as
        select k.marks[i] as mark, min(k.mark_number) as one, max(k.mark_number) as other, count(*) as number
          from registry.worker_marks k
         cross join generate_series(1, 17) i
         where i = 1 or k.marks[i] <> k.marks[i - 1]
         group by 1
        having count(*) > 1;
        create temporary table marked_alike on commit drop as
        select s.one, s.other from pg_temp.shared_mark s where s.number = 2;
        if exists (select from pg_temp.shared_mark s where s.number > 2) then
            create temporary table bearer on commit drop as
            select m.mark, k.mark_number
              from registry.worker_marks k
             cross join generate_series(1, 17) i
              join pg_temp.shared_mark m on m.mark = k.marks[i] and m.number > 2;
            insert into pg_temp.marked_alike
            select a.mark_number, b.mark_number
              from pg_temp.bearer a
              join pg_temp.bearer b on b.mark = a.mark and b.mark_number > a.mark_number;
            drop table pg_temp.bearer;
        end if;
        insert into registry.alike (search_id, one, other, reason, score, org_path, other_path)
        select search, a.worker_id, b.worker_id,
               case when exists (select from generate_series(1, 17) i where a.marks[i] = b.marks[i])
                    then 'number-digit' else 'number-swap' end,
               90, a.org_path, b.org_path
          from (select one, other from pg_temp.marked_alike
                 union
                select other, one from pg_temp.marked_alike) p
          join registry.worker_marks a on a.mark_number = p.one
          join registry.worker_marks b on b.mark_number = p.other
         where a.org_path >= low and a.org_path < high
           and (a.worker_id < b.worker_id or not (b.org_path >= low and b.org_path < high))
           and a.marks <> b.marks
           and exists (select from generate_series(1, 17) i
                        where a.marks[i] = b.marks[i]
                           or a.marks[i] = b.marks[i + 1] and a.marks[i + 1] = b.marks[i]);
        get diagnostics noted = row_count;
        drop table pg_temp.shared_mark;
        drop table pg_temp.marked_alike;
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
    if kind <> 'number' then
        get diagnostics noted = row_count;
    end if;
    perform set_config('wengang.scope', low, true);
    return noted;
end $$;
revoke all on function registry.find_alike(uuid, text) from public;
grant execute on function registry.find_alike(uuid, text) to ${app};

-- The pairs of a search that lie within the caller's scope, both of them.
create function registry.alike_within(search uuid)
    returns table (one uuid, other uuid, reason text, score smallint, one_path text, other_path text)
    language sql stable security definer set search_path = pg_catalog as $$
    select a.one, a.other, a.reason, a.score, a.org_path, a.other_path
      from registry.alike a
     where a.search_id = search
       and a.other_path >= (select scope.low()) and a.other_path < (select scope.high())
$$;
revoke all on function registry.alike_within(uuid) from public;
grant execute on function registry.alike_within(uuid) to ${app};

-- Notes for the workers of the caller's scope that an office elsewhere has a record alike; answers how many are new.
-- The other office learns of it when it is asked. Then forgets what the search found.
create function registry.note_elsewhere(search uuid, at_moment timestamptz) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    low constant text := scope.low();
    high constant text := scope.high();
    noted bigint;
begin
    perform set_config('wengang.scope', 'cn/', true);
    with found as (
        select a.one, a.other, min(a.org_path) as org_path, min(a.other_path) as other_path,
               array_agg(a.reason order by a.reason) as reasons, max(a.score) as score
          from registry.alike a
         where a.search_id = search and a.org_path >= low and a.org_path < high
           and not (a.other_path >= low and a.other_path < high)
         group by a.one, a.other
    ), fresh as (
        -- the same matter whichever side finds it
        select f.*, md5(least(f.one, f.other)::text || greatest(f.one, f.other)::text)::uuid as matter_id
          from found f
    )
    insert into registry.record_elsewhere
           (matter_id, org_path, worker_id, other_path, reasons, score, found_at, state, changed_at)
    select matter_id, org_path, one, other_path, reasons, score, at_moment, 'found', at_moment
      from fresh
    on conflict do nothing;
    get diagnostics noted = row_count;
    insert into registry.record_elsewhere_other (matter_id, org_path, worker_id)
    select distinct md5(least(a.one, a.other)::text || greatest(a.one, a.other)::text)::uuid, a.other_path, a.other
      from registry.alike a
     where a.search_id = search
       and not (a.other_path >= low and a.other_path < high)
    on conflict do nothing;
    delete from registry.alike a where a.search_id = search;
    perform set_config('wengang.scope', low, true);
    return noted;
end $$;
revoke all on function registry.note_elsewhere(uuid, timestamptz) from public;
grant execute on function registry.note_elsewhere(uuid, timestamptz) to ${app};

-- Asks the other office: it sees the question beside its own record. Nothing of this office's record goes with it.
create function registry.ask_elsewhere(matter uuid, words text, at_moment timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    low constant text := scope.low();
    mine registry.record_elsewhere;
begin
    update registry.record_elsewhere e
       set state = 'asking', question = words, changed_at = at_moment
     where e.matter_id = matter and e.state = 'found'
       and not starts_with(e.other_path, low)
    returning * into mine;
    if mine.matter_id is null then
        return false;
    end if;
    perform set_config('wengang.scope', 'cn/', true);
    insert into registry.record_elsewhere
           (matter_id, org_path, worker_id, other_path, reasons, score, found_at, state, question, changed_at)
    select matter, o.org_path, o.worker_id, mine.org_path, mine.reasons, mine.score, mine.found_at, 'asked', words,
           at_moment
      from registry.record_elsewhere_other o
     where o.matter_id = matter and o.org_path = mine.other_path
    on conflict (matter_id, org_path) do update
       set state = 'asked', question = excluded.question, changed_at = excluded.changed_at;
    perform set_config('wengang.scope', low, true);
    return true;
end $$;
revoke all on function registry.ask_elsewhere(uuid, text, timestamptz) from public;
grant execute on function registry.ask_elsewhere(uuid, text, timestamptz) to ${app};

-- Answers a question; both sides have the answer.
create function registry.answer_elsewhere(matter uuid, outcome text, words text, at_moment timestamptz)
    returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
    low constant text := scope.low();
    mine registry.record_elsewhere;
begin
    update registry.record_elsewhere e
       set state = outcome, answer = words, changed_at = at_moment
     where e.matter_id = matter and e.state = 'asked'
       and not starts_with(e.other_path, low)
    returning * into mine;
    if mine.matter_id is null then
        return false;
    end if;
    perform set_config('wengang.scope', 'cn/', true);
    update registry.record_elsewhere e
       set state = outcome, answer = words, changed_at = at_moment
     where e.matter_id = matter and e.org_path = mine.other_path;
    perform set_config('wengang.scope', low, true);
    return true;
end $$;
revoke all on function registry.answer_elsewhere(uuid, text, text, timestamptz) from public;
grant execute on function registry.answer_elsewhere(uuid, text, text, timestamptz) to ${app};
