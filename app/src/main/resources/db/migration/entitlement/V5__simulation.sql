-- What-if (rules.md §5.7): policies tried on everybody of a region before they bind anybody.

-- A try. The variants and outcomes are kept as they were shown; nothing is reckoned from them.
create table entitlement.simulation (
    simulation_id   uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    as_of           date not null,
    -- the form that was sent: the same one sent twice is one simulation
    submission      uuid not null unique,
    variants        jsonb not null check (jsonb_typeof(variants) = 'array'),
    started_by      uuid not null,
    started_at      timestamptz not null,
    -- which people with which facts were judged; null until finished
    snapshot        text check (snapshot ~ '^[0-9]+-[0-9a-f]{32}$'),
    outcomes        jsonb check (jsonb_typeof(outcomes) = 'array'),
    check ((snapshot is null) = (outcomes is null))
);
call scope.wall('entitlement.simulation');
create index simulation_newest on entitlement.simulation (policy_version_id, started_at desc);
grant select, insert on entitlement.simulation to ${app};
grant update (snapshot, outcomes) on entitlement.simulation to ${app};

-- The same of a determination; null for those made before.
alter table entitlement.run add column snapshot text check (snapshot ~ '^[0-9]+-[0-9a-f]{32}$');
grant update (snapshot) on entitlement.run to ${app};

-- Names a set of workers with the versions of their facts: how many they are, and a sum over them that does not
-- depend on their order.
create function entitlement.snapshot_mark(worker_id uuid, version int) returns numeric
    language sql immutable parallel safe as $$
    select hashtextextended(worker_id::text || ':' || version, 0)::numeric
$$;
create function entitlement.snapshot_name(workers bigint, marks numeric) returns text
    language sql immutable parallel safe as $$
    select workers || '-' || md5(coalesce(marks, 0)::text)
$$;
