-- Consistency checks (docs/decisions/0023): what each named check found, run by run.

create table registry.check_run (
    run_id          uuid primary key,
    org_path        scope.org_path not null,
    started_by      uuid not null,
    -- their name on that day
    starter_name    text not null check (length(starter_name) between 1 and 60),
    started_at      timestamptz not null,
    finished_at     timestamptz check (finished_at >= started_at)
);
call scope.wall('registry.check_run');
create index check_run_newest on registry.check_run (org_path, run_id desc);
grant select, insert, update on registry.check_run to ${app};

-- Of one check in a run: how many rows it found, or why it could not be run.
create table registry.check_outcome (
    run_id          uuid not null references registry.check_run,
    code            text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    org_path        scope.org_path not null,
    checked_at      timestamptz not null,
    took_ms         bigint not null check (took_ms >= 0),
    found           bigint check (found >= 0),
    -- SQLSTATE; says nothing of any row
    failure         text check (failure ~ '^[0-9A-Z]{5}$'),
    primary key (run_id, code),
    check ((found is null) = (failure is not null))
);
call scope.wall('registry.check_outcome');
create index check_outcome_trend on registry.check_outcome (org_path, code, checked_at desc);
grant select, insert on registry.check_outcome to ${app};
