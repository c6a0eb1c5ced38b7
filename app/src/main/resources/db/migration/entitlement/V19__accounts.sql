-- Where money goes (docs/decisions/0031): the bank accounts of those who are paid, kept dated, and what holds one back
-- until a second officer has looked.

-- Two ways to write one name: blanks, sorts of middle dots and brackets, and capitals do not count.
create function entitlement.plain_name(name text) returns text
    language sql immutable parallel safe as $$
    select lower(regexp_replace(translate(name, '（）', '()'), '[\s　·•‧・･⋅]', '', 'g'))
$$;

-- An account of who is paid for a subject: a card is a person's, a company account an organisation's. A number never
-- changes: another one is another row.
create table entitlement.payee_account (
    account_id      uuid primary key,
    org_path        scope.org_path not null,
    subject_id      uuid not null references registry.subject,
    kind            text not null check (kind in ('card', 'company')),
    holder_name     text not null check (length(holder_name) between 1 and 120),
    number_sealed   bytea not null,
    -- the same number has the same index, whoever states it
    number_index    bytea not null,
    last4           text not null check (length(last4) = 4),
    bank_name       text not null check (length(bank_name) between 1 and 120),
    -- 12 digits of the bank's branch in the payment system (联行号); null: not stated
    bank_code       text check (bank_code ~ '^[0-9]{12}$'),
    --   awaiting  a change of what stands in a payment: another officer must confirm it
    state           text not null check (state in ('awaiting', 'current', 'ended', 'refused')),
    -- why it was changed; null for the first one of a subject
    reason          text check (length(reason) between 1 and 500),
    stated_by       uuid not null,
    stated_at       timestamptz not null,
    decided_by      uuid,
    decided_at      timestamptz,
    ended_at        timestamptz,
    -- Four eyes.
    check (decided_by <> stated_by),
    check ((decided_by is null) = (decided_at is null)),
    check (state <> 'refused' or decided_by is not null),
    check ((state = 'ended') = (ended_at is not null))
);
call scope.wall('entitlement.payee_account');
create unique index one_current_account on entitlement.payee_account (subject_id, kind) where state = 'current';
create unique index one_awaiting_account on entitlement.payee_account (subject_id) where state = 'awaiting';
create index payee_account_subject on entitlement.payee_account (subject_id, stated_at);
create index payee_account_number on entitlement.payee_account (number_index) where state = 'current';
create index payee_account_awaiting on entitlement.payee_account (org_path, account_id) where state = 'awaiting';
grant select, insert on entitlement.payee_account to ${app};
grant update (state, decided_by, decided_at, ended_at) on entitlement.payee_account to ${app};

-- Current accounts with whom they belong to, which follows records that turn out to be one person.
create view entitlement.account_with_payee with (security_invoker = true) as
select a.account_id, a.org_path, a.subject_id, a.kind, a.holder_name, a.number_sealed, a.number_index, a.last4,
       a.bank_name, a.bank_code, a.stated_by, a.stated_at,
       case a.kind when 'company' then s.organisation_id else s.person_id end as payee_id,
       case a.kind when 'company' then s.organisation_name else coalesce(s.name, s.organisation_name) end as payee_name
  from entitlement.payee_account a
  join registry.published_subject s using (subject_id)
 where a.state = 'current';
grant select on entitlement.account_with_payee to ${app};

-- The account money goes to now, one for each payee: of those stated for several records of one payee the latest.
create view entitlement.account_of_payee with (security_invoker = true) as
select distinct on (payee_id) *
  from entitlement.account_with_payee
 order by payee_id, stated_at desc, account_id desc;
grant select on entitlement.account_of_payee to ${app};

-- What speaks against paying to an account, until an officer who did not state it has released it with a reason.
create table entitlement.payment_hold (
    hold_id         uuid primary key,
    org_path        scope.org_path not null,
    account_id      uuid not null references entitlement.payee_account,
    --   same-account   several payees have this number
    --   payee-differs  the holder has another name than who is paid
    check_name      text not null check (check_name in ('same-account', 'payee-differs')),
    -- how many payees have the number, in the whole system; null for the other check
    sharers         int check (sharers > 1),
    state           text not null check (state in ('open', 'released', 'refused')),
    raised_at       timestamptz not null,
    stated_by       uuid not null,
    decided_by      uuid,
    decided_at      timestamptz,
    reason          text check (length(reason) between 1 and 500),
    unique (account_id, check_name),
    check ((check_name = 'same-account') = (sharers is not null)),
    check (decided_by <> stated_by),
    check ((state = 'open') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (reason is null))
);
call scope.wall('entitlement.payment_hold');
create index payment_hold_open on entitlement.payment_hold (org_path, hold_id) where state = 'open';
grant select on entitlement.payment_hold to ${app};
grant update (state, decided_by, decided_at, reason) on entitlement.payment_hold to ${app};

-- Looks at current accounts and at all that have their numbers, in the whole system, since a number is shared across
-- counties; a county is told how many there are, not who. Released once, an account is held again only when still
-- more payees have its number.
create function entitlement.raise_holds(accounts uuid[], at_moment timestamptz) returns void
    language sql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    insert into entitlement.payment_hold as h
           (hold_id, org_path, account_id, check_name, sharers, state, raised_at, stated_by)
    select gen_random_uuid(), c.org_path, c.account_id, c.check_name, c.sharers, 'open', at_moment, c.stated_by
      from (with looked_at as (
                select distinct a.number_index
                  from entitlement.payee_account a
                 where a.account_id = any (accounts) and a.state = 'current'
            ), holders as (
                select p.account_id, p.org_path, p.stated_by, p.number_index, p.holder_name, p.payee_id, p.payee_name
                  from looked_at l
                  join entitlement.account_with_payee p using (number_index)
            ), shared as (
                select number_index, count(distinct payee_id)::int as sharers
                  from holders
                 group by number_index
                having count(distinct payee_id) > 1
            )
            select h.account_id, h.org_path, h.stated_by, 'same-account' as check_name, s.sharers
              from holders h
              join shared s using (number_index)
             union all
            select h.account_id, h.org_path, h.stated_by, 'payee-differs', null
              from holders h
             where entitlement.plain_name(h.holder_name) <> entitlement.plain_name(h.payee_name)) c
    on conflict (account_id, check_name) do update
       set sharers = excluded.sharers, state = 'open', raised_at = excluded.raised_at, decided_by = null,
           decided_at = null, reason = null
     where excluded.sharers > h.sharers
$$;
revoke all on function entitlement.raise_holds(uuid[], timestamptz) from public;
grant execute on function entitlement.raise_holds(uuid[], timestamptz) to ${app};

-- A line pays to an account from now on, and to none that is held; lines of before have none.
alter table entitlement.payment_line
    add column account_id uuid references entitlement.payee_account,
    add constraint line_has_account check (account_id is not null) not valid;
create index payment_line_account on entitlement.payment_line (account_id);

create function entitlement.refuse_held_accounts() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    if exists (select from after join entitlement.payment_hold h using (account_id) where h.state <> 'released')
       or exists (select from after join entitlement.payee_account a using (account_id) where a.state <> 'current') then
        raise exception using errcode = 'check_violation', message = 'nothing is paid to an account that is held';
    end if;
    return null;
end $$;
create trigger refuse_held_accounts after insert on entitlement.payment_line
    referencing new table as after
    for each statement execute function entitlement.refuse_held_accounts();
