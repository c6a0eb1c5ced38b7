-- The books of each budget pool, kept in double entry (docs/decisions/0029): every change of a pool moves an amount from
-- one account to another, so that all accounts together are zero. Nobody writes them by hand.
--   source     where appropriations come from; below zero by what was appropriated
--   free       appropriated and not committed; below zero only where a policy states no limit
--   committed  held by awards and not paid yet
--   paid

-- What was done in one transaction has one number, so that an entry leads to the people it is about.
create function entitlement.movement() returns uuid language plpgsql volatile as $$
declare
    known text := current_setting('wengang.movement', true);
begin
    if coalesce(known, '') = '' then
        known := gen_random_uuid()::text;
        perform set_config('wengang.movement', known, true);
    end if;
    return known::uuid;
end $$;

create table entitlement.pool_entry (
    entry_id        bigint generated always as identity primary key,
    policy_version_id uuid not null references entitlement.budget_pool,
    org_path        scope.org_path not null,
    movement_id     uuid not null,
    from_account    text not null check (from_account in ('source', 'free', 'committed', 'paid')),
    to_account      text not null check (to_account in ('source', 'free', 'committed', 'paid')),
    fen             bigint not null check (fen > 0),
    -- when the database wrote it
    entered_at      timestamptz not null default now(),
    check (from_account <> to_account)
);
call scope.wall('entitlement.pool_entry');
create policy from_above on entitlement.pool_entry for select
    using (starts_with((select scope.low()), org_path));
create index pool_entry_of on entitlement.pool_entry (policy_version_id, entry_id);
grant select on entitlement.pool_entry to ${app};

create function entitlement.keep_entry() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation', message = 'what is in the books stays there';
end $$;
create trigger entries_stay before update or delete or truncate on entitlement.pool_entry
    for each statement execute function entitlement.keep_entry();

create function entitlement.enter(
    pool entitlement.budget_pool, from_account text, to_account text, fen bigint) returns void language sql as $$
    insert into entitlement.pool_entry (policy_version_id, org_path, movement_id, from_account, to_account, fen)
    select pool.policy_version_id, pool.org_path, entitlement.movement(),
           case when fen > 0 then from_account else to_account end,
           case when fen > 0 then to_account else from_account end,
           abs(fen)
     where fen <> 0
$$;

-- Whatever changes a pool, by whatever way, is in its books.
create function entitlement.keep_books() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
declare
    appropriated bigint := coalesce(new.amount_fen, 0);
    committed bigint := new.committed_fen;
    paid bigint := new.paid_fen;
begin
    if tg_op = 'UPDATE' then
        appropriated := appropriated - coalesce(old.amount_fen, 0);
        committed := committed - old.committed_fen;
        paid := paid - old.paid_fen;
    end if;
    perform entitlement.enter(new, 'source', 'free', appropriated);
    perform entitlement.enter(new, 'free', 'committed', committed);
    perform entitlement.enter(new, 'committed', 'paid', paid);
    return null;
end $$;
create trigger keep_books after insert or update on entitlement.budget_pool
    for each row execute function entitlement.keep_books();

-- The pools there are open their books with what they are.
select set_config('wengang.scope', 'cn/', true);
select entitlement.enter(b, 'source', 'free', coalesce(b.amount_fen, 0)) from entitlement.budget_pool b;
select entitlement.enter(b, 'free', 'committed', b.committed_fen) from entitlement.budget_pool b;
select entitlement.enter(b, 'committed', 'paid', b.paid_fen) from entitlement.budget_pool b;

-- Null for the steps from before there were books.
alter table entitlement.award_step add column movement_id uuid;
alter table entitlement.award_step alter column movement_id set default entitlement.movement();
create index award_step_movement on entitlement.award_step (movement_id, award_id);

-- More money for a policy, or less, by a document; it counts once a second officer has confirmed it.
create table entitlement.appropriation (
    appropriation_id uuid primary key,
    policy_version_id uuid not null references entitlement.budget_pool,
    org_path        scope.org_path not null,
    -- below zero: taken back
    fen             bigint not null check (fen <> 0),
    -- number and title of the document it stands on
    document        text not null check (length(document) between 1 and 200),
    -- the form that was sent: the same one sent twice is one appropriation
    submission      uuid not null unique,
    entered_by      uuid not null,
    entered_at      timestamptz not null,
    status          text not null check (status in ('open', 'confirmed', 'refused')),
    decided_by      uuid,
    decided_at      timestamptz,
    reason          text check (length(reason) between 1 and 500),
    -- under which number the books have it
    movement_id     uuid,
    -- Four eyes.
    check (decided_by <> entered_by),
    check ((status = 'open') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((status = 'refused') <= (reason is not null)),
    check ((status = 'confirmed') = (movement_id is not null))
);
call scope.wall('entitlement.appropriation');
create index appropriation_of on entitlement.appropriation (policy_version_id, appropriation_id);
create index appropriation_open on entitlement.appropriation (org_path) where status = 'open';
grant select, insert on entitlement.appropriation to ${app};
grant update (status, decided_by, decided_at, reason, movement_id) on entitlement.appropriation to ${app};

create function entitlement.keep_appropriation() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation',
        message = format('appropriation %s is %s and stays so', old.appropriation_id, old.status);
end $$;
create trigger decided_is_final before update or delete on entitlement.appropriation
    for each row when (old.status <> 'open') execute function entitlement.keep_appropriation();

-- The one way in which the amount of a pool changes: as a confirmed appropriation says.
create function entitlement.appropriate() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    update entitlement.budget_pool b
       set amount_fen = coalesce(b.amount_fen, 0) + new.fen
     where b.policy_version_id = new.policy_version_id;
    if entitlement.pool_left(new.policy_version_id) < 0 then
        raise exception using errcode = 'check_violation', message = 'what is committed can not be taken back';
    end if;
    return null;
end $$;
create trigger appropriate after update on entitlement.appropriation
    for each row when (new.status = 'confirmed') execute function entitlement.appropriate();
