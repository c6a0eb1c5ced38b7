-- Who gets what: determined, reviewed by a second person, published, paid once (domain.md W2, L8).

-- The money of a policy. committed_fen is kept by the triggers below: it is always the sum of the awards that
-- hold money, so a budget cannot be overspent by forgetting to count.
create table entitlement.budget_pool (
    policy_version_id uuid primary key references policy.policy_version,
    org_path        scope.org_path not null,
    -- null: the policy states no limit
    amount_fen      bigint check (amount_fen >= 0),
    committed_fen   bigint not null default 0 check (committed_fen >= 0),
    paid_fen        bigint not null default 0 check (paid_fen >= 0),
    check (committed_fen <= amount_fen),
    check (paid_fen <= committed_fen)
);
call scope.wall('entitlement.budget_pool');
create policy from_above on entitlement.budget_pool for select
    using (starts_with((select scope.low()), org_path));
grant select, insert on entitlement.budget_pool to ${app};

-- One determination of a whole scope. The counts are those of everybody in it, null until finished.
create table entitlement.run (
    run_id          uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    as_of           date not null,
    -- the form that was sent: the same one sent twice is one run
    submission      uuid not null unique,
    started_by      uuid not null,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    people          int check (people >= 0),
    eligible        int check (eligible >= 0),
    not_eligible    int check (not_eligible >= 0),
    undecided       int check (undecided >= 0),
    excluded        int check (excluded >= 0),
    waiting_budget  int check (waiting_budget >= 0),
    eligible_fen    bigint check (eligible_fen >= 0),
    check (finished_at is null
           or people = eligible + not_eligible + undecided + excluded + waiting_budget),
    check ((finished_at is null) = (people is null))
);
call scope.wall('entitlement.run');
-- A county may read when and by which policy its people were determined by the office above.
create policy from_above on entitlement.run for select
    using (starts_with((select scope.low()), org_path));
create index run_newest on entitlement.run (policy_version_id, started_at desc);
grant select, insert on entitlement.run to ${app};
grant update (finished_at, people, eligible, not_eligible, undecided, excluded, waiting_budget, eligible_fen)
    on entitlement.run to ${app};

-- The answer for one worker. Bit i of the masks stands for clause i of the policy version, in its order; a
-- clause with neither bit is false. amount_fen is null where it is not known or not due.
create table entitlement.determination (
    run_id          uuid not null references entitlement.run,
    worker_id       uuid not null references registry.worker,
    worker_version  int not null,
    person_id       uuid not null,
    bucket          smallint not null,
    org_path        scope.org_path not null,
    verdict         text not null check (verdict in
                        ('eligible', 'not_eligible', 'undecided', 'excluded', 'waiting_budget')),
    true_bits       bigint not null,
    unknown_bits    bigint not null check (true_bits & unknown_bits = 0),
    amount_fen      bigint check (amount_fen >= 0),
    primary key (run_id, worker_id),
    check ((verdict in ('eligible', 'waiting_budget')) = (amount_fen is not null))
);
call scope.wall('entitlement.determination');
create index determination_worker on entitlement.determination (worker_id);
create index determination_verdict on entitlement.determination (run_id, verdict, worker_id);
grant select, insert on entitlement.determination to ${app};

-- What a person is found entitled to, and how far it is.
--   waiting   eligible, but the budget is used up before it; holds no money
--   proposed  holds money; a second person must decide
--   returned  sent back to the caseworker; holds its money meanwhile
--   approved  decided; holds its money until paid
--   refused, void  hold nothing; void: replaced by a newer determination
create table entitlement.award (
    award_id        uuid primary key,
    run_id          uuid not null references entitlement.run,
    policy_version_id uuid not null references policy.policy_version,
    exclusive_group text not null,
    worker_id       uuid not null references registry.worker,
    worker_version  int not null,
    person_id       uuid not null references registry.person,
    org_path        scope.org_path not null,
    form            text not null check (form in ('cash', 'voucher')),
    amount_fen      bigint not null check (amount_fen > 0),
    -- the place in the queue for the budget, in the order the policy declares; counted within the run
    queue_number    int not null check (queue_number >= 1),
    status          text not null check (status in (
                        'waiting', 'proposed', 'returned', 'approved', 'refused', 'void')),
    proposed_by     uuid not null,
    -- the last one who approved, sent back or refused; null until somebody did
    decided_by      uuid,
    reason          text check (length(reason) between 1 and 500),
    -- by whom and when the status became what it is
    changed_by      uuid not null,
    changed_at      timestamptz not null,
    version         int not null default 1,
    -- Four eyes: nobody decides on what they proposed themselves.
    check (decided_by <> proposed_by),
    check (status not in ('approved', 'refused', 'returned') or decided_by is not null),
    check (status not in ('refused', 'returned') or reason is not null)
);
call scope.wall('entitlement.award');
-- At most one award a person and exclusive group, in the whole system; refused and void ones do not count.
create unique index one_award_a_person_and_group on entitlement.award (person_id, exclusive_group)
    where status not in ('refused', 'void');
create unique index one_award_a_person_and_policy on entitlement.award (person_id, policy_version_id)
    where status <> 'void';
create index award_queue on entitlement.award (policy_version_id, status, award_id);
create index award_worker on entitlement.award (worker_id);
create index award_run on entitlement.award (run_id);
grant select, insert on entitlement.award to ${app};
grant update (status, decided_by, reason, changed_by, changed_at, version) on entitlement.award to ${app};

-- Ids of many awards at once that sort in the order of the queue: a UUID of version 7 (RFC 9562) of the moment,
-- then the queue number, then 42 random bits. PostgreSQL has such a function of its own only from version 18.
create function entitlement.award_id(at_moment timestamptz, queue_number bigint) returns uuid
    language sql volatile parallel safe as $$
    select (lpad(to_hex((extract(epoch from at_moment) * 1000)::bigint), 12, '0')
            || '7' || lpad(to_hex((queue_number >> 20) & 4095), 3, '0')
            || to_hex(32768 + ((queue_number & 1048575) >> 6))
            || lpad(to_hex(((queue_number & 63) << 42) | floor(random() * 4398046511104)::bigint), 12, '0'))::uuid
$$;

-- Every status an award ever had, so that a figure of last week stays what it was.
create table entitlement.award_step (
    award_id        uuid not null references entitlement.award,
    version         int not null,
    org_path        scope.org_path not null,
    status          text not null,
    reason          text,
    changed_by      uuid not null,
    changed_at      timestamptz not null,
    primary key (award_id, version)
);
call scope.wall('entitlement.award_step');
grant select on entitlement.award_step to ${app};

create function entitlement.holds_money(status text) returns boolean
    language sql immutable parallel safe as $$
    select status in ('proposed', 'returned', 'approved')
$$;

-- After each statement that touches awards: their steps are noted and the pools follow. Runs across the wall,
-- because an award of a county takes its money from the pool of the city above.
create function entitlement.follow_new_awards() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    insert into entitlement.award_step (award_id, version, org_path, status, reason, changed_by, changed_at)
    select award_id, version, org_path, status, reason, changed_by, changed_at from after;
    update entitlement.budget_pool b
       set committed_fen = b.committed_fen + moved.fen
      from (select policy_version_id, sum(amount_fen)::bigint as fen
              from after
             where entitlement.holds_money(status)
             group by policy_version_id) moved
     where b.policy_version_id = moved.policy_version_id;
    return null;
end $$;
create function entitlement.follow_changed_awards() returns trigger
    language plpgsql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
begin
    insert into entitlement.award_step (award_id, version, org_path, status, reason, changed_by, changed_at)
    select award_id, version, org_path, status, reason, changed_by, changed_at from after;
    update entitlement.budget_pool b
       set committed_fen = b.committed_fen + moved.fen
      from (select policy_version_id, sum(fen)::bigint as fen
              from (select policy_version_id, amount_fen as fen from after
                     where entitlement.holds_money(status)
                    union all
                    select policy_version_id, -amount_fen from before
                     where entitlement.holds_money(status)) as both_ways
             group by policy_version_id
            having sum(fen) <> 0) moved
     where b.policy_version_id = moved.policy_version_id;
    return null;
end $$;
create trigger follow_new after insert on entitlement.award
    referencing new table as after
    for each statement execute function entitlement.follow_new_awards();
create trigger follow_changed after update on entitlement.award
    referencing old table as before new table as after
    for each statement execute function entitlement.follow_changed_awards();

-- Locks the pool of a policy until the transaction ends and tells what is left of it; null: no limit. Whoever
-- changes awards locks the pool first, so that nobody waits in a circle.
create function entitlement.lock_pool(policy uuid) returns bigint
    language sql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select b.amount_fen - b.committed_fen
      from entitlement.budget_pool b
     where b.policy_version_id = policy
       for update
$$;
revoke all on function entitlement.lock_pool(uuid) from public;
grant execute on function entitlement.lock_pool(uuid) to ${app};

-- Proposes waiting awards of a policy in their order (all of them are of its last run), as far as the money that was given back reaches; the
-- first that does not fit stops all later ones. Across counties, since the queue is one.
create function entitlement.promote_waiting(policy uuid, by_whom uuid, at_moment timestamptz) returns bigint
    language sql security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    with pool as (
        select entitlement.lock_pool(policy) as left_fen
    ), queue as (
        select a.award_id, sum(a.amount_fen) over (order by a.queue_number) as upto_fen
          from entitlement.award a
         where a.policy_version_id = policy and a.status = 'waiting'
    ), promoted as (
        update entitlement.award a
           set status = 'proposed', changed_by = by_whom, changed_at = at_moment, version = a.version + 1
          from queue, pool
         where a.award_id = queue.award_id
           and (pool.left_fen is null or queue.upto_fen <= pool.left_fen)
        returning a.award_id
    )
    select count(*) from promoted
$$;
revoke all on function entitlement.promote_waiting(uuid, uuid, timestamptz) from public;
grant execute on function entitlement.promote_waiting(uuid, uuid, timestamptz) to ${app};

-- Persons who hold an award of a group anywhere. Answers across the region wall with ids only: a county
-- learns that an award exists, not whose record it is.
create function entitlement.awarded_persons(wanted text) returns table (person_id uuid, policy_version_id uuid)
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select a.person_id, a.policy_version_id
      from entitlement.award a
     where a.exclusive_group = wanted and a.status not in ('refused', 'void')
$$;
revoke all on function entitlement.awarded_persons(text) from public;
grant execute on function entitlement.awarded_persons(text) to ${app};
