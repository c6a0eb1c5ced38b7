-- Who gets what: determined, reviewed by a second person, published, paid once (domain.md W2, L8).

create table entitlement.budget_pool (
    policy_version_id uuid primary key references policy.policy_version,
    org_path        scope.org_path not null,
    amount_fen      bigint not null check (amount_fen >= 0),
    committed_fen   bigint not null default 0 check (committed_fen >= 0),
    paid_fen        bigint not null default 0 check (paid_fen >= 0),
    check (committed_fen <= amount_fen),
    check (paid_fen <= committed_fen)
);
call scope.wall('entitlement.budget_pool');
create policy from_above on entitlement.budget_pool for select
    using (starts_with((select scope.low()), org_path));
grant select, insert, update on entitlement.budget_pool to ${app};

-- One determination of a whole scope.
create table entitlement.run (
    run_id          uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    as_of           date not null,
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
           or people = eligible + not_eligible + undecided + excluded + waiting_budget)
);
call scope.wall('entitlement.run');
create index run_newest on entitlement.run (policy_version_id, started_at desc);
grant select, insert, update on entitlement.run to ${app};

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
    amount_fen      bigint check (amount_fen > 0),
    primary key (run_id, worker_id),
    check (verdict not in ('eligible', 'waiting_budget') or amount_fen is not null)
);
call scope.wall('entitlement.determination');
create index determination_worker on entitlement.determination (worker_id);
create index determination_verdict on entitlement.determination (run_id, verdict, worker_id);
grant select, insert on entitlement.determination to ${app};

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
    status          text not null check (status in (
                        'waiting', 'proposed', 'returned', 'approved', 'refused', 'void')),
    proposed_by     uuid not null,
    proposed_at     timestamptz not null,
    decided_by      uuid,
    decided_at      timestamptz,
    reason          text check (length(reason) between 1 and 500),
    version         int not null default 1,
    -- Four eyes: nobody decides on what they proposed themselves.
    check (decided_by <> proposed_by),
    check ((decided_by is null) = (decided_at is null)),
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
grant select, insert, update on entitlement.award to ${app};

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
