-- Long work: who started it, how far it is, how it ended. db-scheduler's own table beside it holds only
-- job ids and times; it wakes the work and revives it after a crash.

create table job.job (
    job_id          uuid primary key,
    org_path        scope.org_path not null,
    kind            text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    subject         uuid not null,
    state           text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done            bigint not null default 0 check (done >= 0),
    total           bigint check (total >= 0),
    cancel_asked    boolean not null default false,
    -- why it failed: a problem code, or the reference number of a logged error
    problem         text,
    started_by      uuid not null,
    created_at      timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null))
);
call scope.wall('job.job');
create index job_subject on job.job (subject);
grant select, insert, update on job.job to ${app};

create table job.scheduled_tasks (
    task_name               text not null,
    task_instance           text not null,
    task_data               bytea,
    execution_time          timestamptz not null,
    picked                  boolean not null,
    picked_by               text,
    last_success            timestamptz,
    last_failure            timestamptz,
    consecutive_failures    int,
    last_heartbeat          timestamptz,
    version                 bigint not null,
    priority                smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on job.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on job.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on job.scheduled_tasks to ${app};
