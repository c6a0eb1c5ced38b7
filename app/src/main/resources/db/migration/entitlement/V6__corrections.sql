-- Which text and which confirmed values were tried: the mark of policy.policy_version; null until finished, and for
-- those finished before there were marks.
alter table entitlement.simulation add column policy_mark text;
grant update (policy_mark) on entitlement.simulation to ${app};

-- A corrected fact makes a proposal, never a silent change (docs/decisions/0012): what the rule says now of an award
-- that was approved, beside what was awarded.
create table entitlement.correction (
    correction_id   uuid primary key,
    org_path        scope.org_path not null,
    award_id        uuid not null references entitlement.award,
    -- the determination that found it
    run_id          uuid not null references entitlement.run,
    policy_version_id uuid not null references policy.policy_version,
    worker_id       uuid not null references registry.worker,
    worker_version  int not null,
    -- what stands for the person: the award with its accepted corrections
    old_fen         bigint not null check (old_fen >= 0),
    new_fen         bigint not null check (new_fen >= 0),
    -- the clauses, as bits, that are answered otherwise than when it was awarded; 0: the amount alone
    changed_bits    bigint not null,
    proposed_by     uuid not null,
    proposed_at     timestamptz not null,
    --   void: replaced by a newer determination
    status          text not null check (status in ('proposed', 'accepted', 'rejected', 'void')),
    decided_by      uuid,
    decided_at      timestamptz,
    reason          text check (length(reason) between 1 and 500),
    check (old_fen <> new_fen),
    -- Four eyes.
    check (decided_by <> proposed_by),
    check ((status in ('accepted', 'rejected')) = (decided_by is not null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (reason is null))
);
call scope.wall('entitlement.correction');
create unique index one_open_correction_an_award on entitlement.correction (award_id) where status = 'proposed';
create index correction_newest on entitlement.correction (status, correction_id);
grant select, insert on entitlement.correction to ${app};
grant update (status, decided_by, decided_at, reason) on entitlement.correction to ${app};

create function entitlement.keep_correction() returns trigger language plpgsql as $$
begin
    raise exception 'correction % is % and cannot change', old.correction_id, old.status;
end $$;
create trigger decided_is_final before update or delete on entitlement.correction
    for each row when (old.status <> 'proposed') execute function entitlement.keep_correction();

-- A top-up that was accepted is an award beside the first: it is reviewed, published and paid like any other. One
-- correction has one such award, so it pays once.
alter table entitlement.award add column correction_id uuid references entitlement.correction;
create unique index one_award_a_correction on entitlement.award (correction_id);
drop index entitlement.one_award_a_person_and_group;
drop index entitlement.one_award_a_person_and_policy;
create unique index one_award_a_person_and_group on entitlement.award (person_id, exclusive_group)
    where status not in ('refused', 'void') and correction_id is null;
create unique index one_award_a_person_and_policy on entitlement.award (person_id, policy_version_id)
    where status <> 'void' and correction_id is null;
create or replace function entitlement.awarded_persons(wanted text) returns table (person_id uuid, policy_version_id uuid)
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select a.person_id, a.policy_version_id
      from entitlement.award a
     where a.exclusive_group = wanted and a.status not in ('refused', 'void') and a.correction_id is null
$$;

-- Money that was paid and was not due. How it comes back is not decided here.
create table entitlement.claim (
    claim_id        uuid primary key,
    correction_id   uuid not null unique references entitlement.correction,
    award_id        uuid not null references entitlement.award,
    org_path        scope.org_path not null,
    amount_fen      bigint not null check (amount_fen > 0),
    state           text not null check (state in ('open')),
    opened_by       uuid not null,
    opened_at       timestamptz not null
);
call scope.wall('entitlement.claim');
create index claim_award on entitlement.claim (award_id);
grant select, insert on entitlement.claim to ${app};

-- What stands for a person: the award, its top-ups that are not refused, less what is claimed back.
create function entitlement.standing_fen(award uuid) returns bigint language sql stable as $$
    select a.amount_fen
           + coalesce((select sum(t.amount_fen)
                         from entitlement.correction c
                         join entitlement.award t on t.correction_id = c.correction_id
                        where c.award_id = a.award_id and t.status not in ('refused', 'void')), 0)::bigint
           - coalesce((select sum(m.amount_fen) from entitlement.claim m where m.award_id = a.award_id), 0)::bigint
      from entitlement.award a
     where a.award_id = standing_fen.award
$$;
