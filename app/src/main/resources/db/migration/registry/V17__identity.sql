-- Documents beyond the resident ID (docs/decisions/0024). A sealed number of another kind has its kind in front, so that
-- it and its index are another one; those of citizen identity numbers stay as they are.
create domain registry.document_kind as text check (value in (
    'resident_id', 'residence_permit', 'permanent_residence', 'hk_macao_permit', 'taiwan_permit', 'chinese_passport',
    'foreign_passport'));
alter table registry.worker
    -- of residence permits brought in before, the next roster tells
    add column id_kind registry.document_kind not null default 'resident_id',
    drop constraint worker_id_last4_check,
    -- the end of a number that lists may show: four characters, of a short number no more than its half
    add constraint worker_id_last4_check check (id_last4 ~ '^[0-9A-Z]{2,4}$');
create index worker_by_document on registry.worker (id_kind, worker_id, org_path)
    where id_kind <> 'resident_id';
alter table registry.worker_merge
    drop constraint worker_merge_id_last4_check,
    add constraint worker_merge_id_last4_check check (id_last4 ~ '^[0-9A-Z]{2,4}$');
alter table registry.filing
    drop constraint filing_id_last4_check,
    add constraint filing_id_last4_check check (id_last4 ~ '^[0-9A-Z]{2,4}$');

-- What the row said; null for a resident ID, and for birthday and sex where the number says them.
alter table registry.worker_statement
    add column id_kind registry.document_kind,
    add column birth registry.day,
    add column sex text check (sex in ('male', 'female'));

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
    when 'other-document' then
        -- One who showed a passport and later another document, or a new passport: few people have other documents
        -- than a citizen identity number, so that chance is unlikely however common the name.
        insert into registry.alike (search_id, one, other, reason, score, org_path, other_path)
        with stranger as materialized (
            select w.worker_id, w.person_id, w.org_path, w.name, w.birth, w.sex
              from registry.worker w
             where w.id_kind not in ('resident_id', 'residence_permit')
        ), pair as (
            select a.worker_id as one, b.worker_id as other, a.org_path, b.org_path as other_path
              from stranger a
              join registry.worker b using (name, birth, sex)
             where a.person_id <> b.person_id
             union
            select b.worker_id, a.worker_id, b.org_path, a.org_path
              from stranger a
              join registry.worker b using (name, birth, sex)
             where a.person_id <> b.person_id
        )
        select search, p.one, p.other, kind, 80, p.org_path, p.other_path
          from pair p
         where p.org_path >= low and p.org_path < high
           and (p.one < p.other or not (p.other_path >= low and p.other_path < high));
    else
        raise exception 'no such kind of likeness: %', kind;
    end case;
    get diagnostics noted = row_count;
    perform set_config('wengang.scope', low, true);
    return noted;
end $$;
