-- The life of an award (docs/decisions/0032): a second reviewer where the amount is high, evidence asked for and
-- given, who is to review it and by when. Every step it took stays readable in award_step.
select set_config('wengang.scope', 'cn/', true);

-- What an office decided for itself; the newest row of an office is in force. Never changed, so that a review of last
-- month can be explained.
create table entitlement.office_setting (
    setting_id      uuid primary key,
    org_path        scope.org_path not null,
    -- above it, exclusive, a second reviewer is needed; null: never. Of the offices at and above an award's the lowest
    -- holds.
    cash_review_fen bigint check (cash_review_fen >= 0),
    voucher_review_fen bigint check (voucher_review_fen >= 0),
    -- working days for each step of a review; null: no due day
    review_days     int check (review_days between 1 and 60),
    -- the form that was sent: the same one sent twice is one setting
    submission      uuid not null unique,
    set_by          uuid not null,
    set_at          timestamptz not null
);
call scope.wall('entitlement.office_setting');
-- What an office above decided holds below too, and may be read there.
create policy from_above on entitlement.office_setting for select
    using (starts_with((select scope.low()), org_path));
create index office_setting_newest on entitlement.office_setting (org_path, set_at, setting_id);
grant select, insert on entitlement.office_setting to ${app};

-- Those in force for an office: its own and each one's above it.
create function entitlement.settings_over(office text) returns setof entitlement.office_setting
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select distinct on (s.org_path) s.*
      from entitlement.office_setting s
     where starts_with(office, s.org_path)
     order by s.org_path, s.set_at desc, s.setting_id desc
$$;
revoke all on function entitlement.settings_over(text) from public;
grant execute on function entitlement.settings_over(text) to ${app};

create function entitlement.needs_second_review(office text, form text, fen bigint) returns boolean
    language sql stable as $$
    select exists (select
                     from entitlement.settings_over(office) s
                    where fen > case when form = 'voucher' then s.voucher_review_fen else s.cash_review_fen end)
$$;

-- Working days. The country's calendar comes with the software, an office may deviate from it: Saturday and Sunday
-- are days off, and what stands here is otherwise.
create table entitlement.national_day (
    day             date primary key,
    is_working      boolean not null,
    name            text not null check (length(name) between 1 and 60)
);
grant select on entitlement.national_day to ${app};
create table entitlement.office_day (
    org_path        scope.org_path not null,
    day             date not null,
    is_working      boolean not null,
    name            text not null check (length(name) between 1 and 60),
    set_by          uuid not null,
    set_at          timestamptz not null,
    primary key (org_path, day)
);
call scope.wall('entitlement.office_day');
create policy from_above on entitlement.office_day for select
    using (starts_with((select scope.low()), org_path));
grant select, insert, delete on entitlement.office_day to ${app};
grant update (is_working, name, set_by, set_at) on entitlement.office_day to ${app};

-- 国务院办公厅关于2021年部分节假日安排的通知 (国办发明电〔2020〕27号).
insert into entitlement.national_day (day, is_working, name)
select g.day::date, false, h.name
  from (values ('2021-01-01', '2021-01-03', '元旦'), ('2021-02-11', '2021-02-17', '春节'),
               ('2021-04-03', '2021-04-05', '清明节'), ('2021-05-01', '2021-05-05', '劳动节'),
               ('2021-06-12', '2021-06-14', '端午节'), ('2021-09-19', '2021-09-21', '中秋节'),
               ('2021-10-01', '2021-10-07', '国庆节')) as h (first_day, last_day, name),
       lateral generate_series(h.first_day::timestamp, h.last_day::timestamp, interval '1 day') as g (day);
insert into entitlement.national_day (day, is_working, name)
values ('2021-02-07', true, '春节调休'), ('2021-02-20', true, '春节调休'), ('2021-04-25', true, '劳动节调休'),
       ('2021-05-08', true, '劳动节调休'), ('2021-09-18', true, '中秋节调休'), ('2021-09-26', true, '国庆节调休'),
       ('2021-10-09', true, '国庆节调休');

-- The nearest office's word, else the country's, else Monday to Friday.
create function entitlement.is_working_day(office text, of_day date) returns boolean
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select coalesce(
        (select d.is_working
           from entitlement.office_day d
          where d.day = of_day and starts_with(office, d.org_path)
          order by length(d.org_path) desc
          limit 1),
        (select n.is_working from entitlement.national_day n where n.day = of_day),
        extract(isodow from of_day) < 6)
$$;
revoke all on function entitlement.is_working_day(text, date) from public;
grant execute on function entitlement.is_working_day(text, date) to ${app};

-- The nth working day after a day, or before it where n is negative; that day itself does not count. Null where n
-- is, or an office has declared no such number of working days within a year.
create function entitlement.working_day(office text, from_day date, n int) returns date
    language plpgsql stable strict as $$
declare
    one_day constant int := sign(n);
    left_over int := abs(n);
    day date := from_day;
begin
    while left_over > 0 loop
        day := day + one_day;
        if abs(day - from_day) > 366 then
            return null;
        end if;
        if entitlement.is_working_day(office, day) then
            left_over := left_over - 1;
        end if;
    end loop;
    return day;
end $$;

-- Working days an office gives to each step of a review; the nearest setting that says so. Null: no due day.
create function entitlement.review_days(office text) returns int language sql stable as $$
    select s.review_days
      from entitlement.settings_over(office) s
     where s.review_days is not null
     order by length(s.org_path) desc
     limit 1
$$;

-- New states, both of which hold their money:
--   asked     a reviewer asked for evidence; the caseworker answers
--   reviewed  one reviewer agreed, and the amount needs another one
alter table entitlement.award
    -- who reviewed first; null where one review is enough, or it is not that far
    add column reviewed_by uuid;
alter table entitlement.award
    drop constraint award_status_check,
    add constraint status_is_known check (status in (
        'waiting', 'proposed', 'asked', 'returned', 'reviewed', 'approved', 'refused', 'void')),
    add constraint asked_and_reviewed_by_somebody check (
        status not in ('asked', 'reviewed') or decided_by is not null),
    add constraint asked_for_what check (status <> 'asked' or reason is not null),
    add constraint reviewed_by_whom check (status <> 'reviewed' or reviewed_by is not null),
    -- Whoever proposed does not review, and whoever reviewed does not approve.
    add constraint reviewed_by_another check (reviewed_by <> proposed_by),
    add constraint approved_by_a_third check (status <> 'approved' or reviewed_by <> decided_by);
grant update (reviewed_by) on entitlement.award to ${app};

create or replace function entitlement.holds_money(status text) returns boolean
    language sql immutable parallel safe as $$
    select status in ('proposed', 'asked', 'returned', 'reviewed', 'approved')
$$;

-- Above the amount there is no way to approve with one reviewer.
create function entitlement.refuse_single_review() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if entitlement.needs_second_review(new.org_path, new.form, new.amount_fen) then
        raise exception using errcode = 'check_violation',
            message = format('award %s needs a second reviewer', new.award_id);
    end if;
    return new;
end $$;
create trigger refuse_single_review before update on entitlement.award
    for each row when (new.status = 'approved' and old.status <> 'approved' and new.reviewed_by is null)
    execute function entitlement.refuse_single_review();

-- What is sent back begins anew, with two reviewers.
create function entitlement.forget_review() returns trigger language plpgsql as $$
begin
    new.reviewed_by := null;
    return new;
end $$;
create trigger forget_review before update on entitlement.award
    for each row when (new.status = 'returned' and new.reviewed_by is not null)
    execute function entitlement.forget_review();

-- Who is to review an award; gone when it is decided. Who it was before stands in the audit trail.
create table entitlement.review_task (
    award_id        uuid primary key references entitlement.award,
    org_path        scope.org_path not null,
    assigned_to     uuid not null,
    assigned_by     uuid not null,
    assigned_at     timestamptz not null
);
call scope.wall('entitlement.review_task');
create index review_task_officer on entitlement.review_task (assigned_to);
grant select, insert, delete on entitlement.review_task to ${app};
grant update (assigned_to, assigned_by, assigned_at) on entitlement.review_task to ${app};
