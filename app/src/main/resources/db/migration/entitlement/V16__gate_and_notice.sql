-- The gate before approval and payment: what looks wrong about an award holds it until somebody says why it may pass;
-- and spot checks of which neither the awards nor the inspectors are chosen by anybody (双随机).
create table entitlement.finding (
    finding_id      uuid primary key,
    org_path        scope.org_path not null,
    award_id        uuid not null references entitlement.award,
    check_code      text not null check (check_code ~ '^[a-z]+(-[a-z]+)*$'),
    -- the facts it rests on: as long as they stay the same, what was released stays released
    ground          text not null,
    -- what it says of them, in the order of its words
    detail          text[] not null,
    found_at        timestamptz not null,
    -- whoever proposed the award does not release it
    proposed_by     uuid not null,
    --   open      holds the award
    --   released  somebody said why it may pass
    --   cleared   was not found again
    state           text not null check (state in ('open', 'released', 'cleared')),
    handled_by      uuid,
    handled_at      timestamptz,
    reason          text check (length(reason) between 1 and 500),
    unique (award_id, check_code, ground),
    check ((state = 'open') = (handled_at is null)),
    check ((state = 'released') = (handled_by is not null)),
    check ((state = 'released') = (reason is not null)),
    check (handled_by <> proposed_by)
);
call scope.wall('entitlement.finding');
create index finding_open on entitlement.finding (award_id) where state = 'open';
create index finding_newest on entitlement.finding (state, finding_id);
grant select, insert on entitlement.finding to ${app};
grant update (state, detail, found_at, handled_by, handled_at, reason) on entitlement.finding to ${app};

-- Whether an award is held by a finding nobody released.
create function entitlement.is_held(award uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select exists (select from entitlement.finding f where f.award_id = award and f.state = 'open')
$$;
revoke all on function entitlement.is_held(uuid) from public;
grant execute on function entitlement.is_held(uuid) to ${app};

create function entitlement.refuse_held() returns trigger language plpgsql as $$
begin
    if entitlement.is_held(new.award_id) then
        raise exception using errcode = 'check_violation',
            message = format('award %s is held by a finding', new.award_id);
    end if;
    return new;
end $$;
create trigger refuse_held before update on entitlement.award
    for each row when (new.status = 'approved' and old.status <> 'approved')
    execute function entitlement.refuse_held();

create function entitlement.refuse_paying_held() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select
                 from after
                 join entitlement.finding f using (award_id)
                where f.state = 'open') then
        raise exception using errcode = 'check_violation', message = 'an award held by a finding is not paid';
    end if;
    return null;
end $$;
create trigger refuse_held after insert on entitlement.payment_line
    referencing new table as after
    for each statement execute function entitlement.refuse_paying_held();

-- The workers among them that stand in a duplicate case nobody has settled. Ids only, since a case of an office above
-- is not to be read below it.
create function entitlement.open_duplicates(subjects uuid[]) returns table (subject_id uuid, ground text)
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select m.worker_id, string_agg(c.case_id::text, ',' order by c.case_id)
      from registry.duplicate_member m
      join registry.duplicate_case c using (case_id)
     where m.worker_id = any (subjects) and c.state in ('open', 'reopened', 'confirming')
     group by m.worker_id
$$;
revoke all on function entitlement.open_duplicates(uuid[]) from public;
grant execute on function entitlement.open_duplicates(uuid[]) to ${app};

-- Keyed marks of mobile numbers: equal numbers have equal marks, which tell nothing without the key.
create view entitlement.subject_mobile with (security_invoker = true) as
select worker_id as subject_id, mobile_index
  from registry.worker
 where mobile_index is not null;
grant select on entitlement.subject_mobile to ${app};

-- A spot check: which awards, and who looks at them, follows from the seed.
create table entitlement.spot_check (
    spot_check_id   uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    seed            text not null check (length(seed) between 1 and 100),
    confidence      int not null check (confidence in (90, 95, 99)),
    -- in percent, to either side
    margin          int not null check (margin between 1 and 20),
    -- how many approved awards there were to draw from, and the SHA-256 of their ids in order
    population      int not null check (population > 0),
    population_mark text not null check (population_mark ~ '^[0-9a-f]{64}$'),
    size            int not null check (size between 1 and population),
    -- the form that was sent: the same one sent twice draws once
    submission      uuid not null unique,
    drawn_by        uuid not null,
    drawn_at        timestamptz not null
);
call scope.wall('entitlement.spot_check');
create index spot_check_newest on entitlement.spot_check (org_path, spot_check_id);
grant select, insert on entitlement.spot_check to ${app};

create table entitlement.spot_check_line (
    spot_check_id   uuid not null references entitlement.spot_check,
    position        int not null check (position >= 1),
    org_path        scope.org_path not null,
    award_id        uuid not null references entitlement.award,
    inspector       uuid not null,
    -- of the award when it was drawn: neither of them inspects it
    proposed_by     uuid not null,
    decided_by      uuid not null,
    result          text check (result in ('in_order', 'wrong')),
    note            text check (length(note) between 1 and 500),
    recorded_by     uuid,
    recorded_at     timestamptz,
    primary key (spot_check_id, position),
    unique (spot_check_id, award_id),
    check (inspector not in (proposed_by, decided_by)),
    -- Only whoever was drawn records what they found.
    check (recorded_by = inspector),
    check ((result is null) = (recorded_by is null)),
    check ((result is null) = (recorded_at is null)),
    check (result is distinct from 'wrong' or note is not null)
);
call scope.wall('entitlement.spot_check_line');
grant select, insert on entitlement.spot_check_line to ${app};
grant update (result, note, recorded_by, recorded_at) on entitlement.spot_check_line to ${app};

create function entitlement.keep_inspection() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation', message = 'what an inspector recorded stays';
end $$;
create trigger recorded_stays before update or delete on entitlement.spot_check_line
    for each row when (old.result is not null) execute function entitlement.keep_inspection();

-- How long a notice runs at least, in working or calendar days after the day it is published, and how many days after
-- its last day it is withdrawn from public view. Of the offices at and above an award's the longest time to object and
-- the shortest in public hold.
alter table entitlement.office_setting
    add column notice_days  int check (notice_days between 1 and 40),
    add column notice_working boolean,
    add column notice_public_days int check (notice_public_days between 0 and 3650),
    add check ((notice_days is null) = (notice_working is null));

-- The first day on which a notice published that day may end; null: no office says.
create function entitlement.notice_least_day(office text, published date) returns date
    language sql stable as $$
    select max(case when s.notice_working then entitlement.working_day(office, published, s.notice_days)
                    else published + s.notice_days end)
      from entitlement.settings_over(office) s
$$;
create function entitlement.notice_public_until(office text, last_day date) returns date
    language sql stable as $$
    select last_day + min(s.notice_public_days) from entitlement.settings_over(office) s
$$;

-- The last day on which the notice is public, inclusive; null: it stays.
alter table entitlement.notice
    add column public_until date check (public_until >= last_day);

create function entitlement.refuse_short_notice() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if new.last_day < entitlement.notice_least_day(new.org_path, new.published_on) then
        raise exception using errcode = 'check_violation',
            message = format('a notice published on %s ends too early on %s', new.published_on, new.last_day);
    end if;
    return null;
end $$;
create trigger refuse_short_notice after insert on entitlement.notice
    for each row execute function entitlement.refuse_short_notice();
