-- What officers keep of the ledger: views to come back to, people to be checked, and exports (docs/decisions/0021).

-- An address of the ledger under a name. It may hold what was searched for, so it stands behind the wall, and a private
-- one is seen by its owner alone.
create table registry.ledger_view (
    view_id         uuid primary key,
    org_path        scope.org_path not null,
    owner           uuid not null,
    -- their name on that day
    owner_name      text not null check (length(owner_name) between 1 and 60),
    name            text not null check (length(name) between 1 and 40),
    -- the query, without the question mark
    address         text not null check (length(address) <= 4000),
    -- with everybody of the same office
    shared          boolean not null,
    saved_at        timestamptz not null,
    unique (owner, name)
);
call scope.wall('registry.ledger_view');
create policy own_or_shared on registry.ledger_view as restrictive for select
    using (shared or owner = (select scope.actor()));
create policy own_to_add on registry.ledger_view as restrictive for insert
    with check (owner = (select scope.actor()));
create policy own_to_remove on registry.ledger_view as restrictive for delete
    using (owner = (select scope.actor()));
create index ledger_view_of_office on registry.ledger_view (org_path);
grant select, insert, delete on registry.ledger_view to ${app};

-- A file made for one officer: exactly what the address showed. Null until the job has ended.
create table registry.ledger_export (
    export_id       uuid primary key,
    org_path        scope.org_path not null,
    made_for        uuid not null,
    address         text not null check (length(address) <= 4000),
    format          text not null check (format in ('xlsx', 'csv')),
    language        text not null check (language in ('zh', 'en')),
    reason          text not null check (length(reason) between 1 and 500),
    asked_at        timestamptz not null,
    people          bigint check (people >= 0),
    bytes           bigint check (bytes >= 0),
    made_at         timestamptz,
    -- the file is gone from then on
    expires_at      timestamptz,
    check ((people is null) = (bytes is null)),
    check ((people is null) = (made_at is null)),
    check ((people is null) = (expires_at is null))
);
call scope.wall('registry.ledger_export');
create policy for_one_alone on registry.ledger_export as restrictive
    using (made_for = (select scope.actor()));
create index ledger_export_newest on registry.ledger_export (made_for, export_id desc);
grant select, insert, delete on registry.ledger_export to ${app};
grant update (people, bytes, made_at, expires_at) on registry.ledger_export to ${app};

-- The file, sealed piece by piece, so that no memory holds the whole of it.
create table registry.ledger_export_piece (
    export_id       uuid not null references registry.ledger_export,
    piece           int not null check (piece >= 0),
    org_path        scope.org_path not null,
    made_for        uuid not null,
    expires_at      timestamptz not null,
    sealed          bytea not null,
    primary key (export_id, piece)
);
call scope.wall('registry.ledger_export_piece');
-- Nobody signed in: the system takes away what is past its time.
create policy for_one_alone on registry.ledger_export_piece as restrictive
    using (made_for = (select scope.actor()) or (select scope.actor()) is null);
grant select, insert, delete on registry.ledger_export_piece to ${app};

-- Somebody whose record is to be looked at again, and what came of it. One open mark a person.
create table registry.worker_check (
    check_id        uuid primary key,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    -- the same for all that were marked at once
    marking_id      uuid not null,
    reason          text not null check (length(reason) between 1 and 500),
    marked_by       uuid not null,
    -- their name on that day; likewise the other one
    marked_by_name  text not null check (length(marked_by_name) between 1 and 60),
    marked_at       timestamptz not null,
    outcome         text check (length(outcome) between 1 and 500),
    done_by         uuid,
    done_by_name    text check (length(done_by_name) between 1 and 60),
    done_at         timestamptz,
    check ((done_at is null) = (done_by is null)),
    check ((done_at is null) = (done_by_name is null)),
    check ((done_at is null) = (outcome is null))
);
call scope.wall('registry.worker_check');
create unique index one_open_check on registry.worker_check (worker_id) where done_at is null;
create index worker_check_open on registry.worker_check (check_id) where done_at is null;
grant select, insert on registry.worker_check to ${app};
grant update (outcome, done_by, done_by_name, done_at) on registry.worker_check to ${app};

-- Every index of the ledger knows the office too. The planner cannot tell how much of the table a scope holds and takes
-- it for little; with the office in the same index it need not gather everybody of the scope beside it.
drop index registry.worker_by_pinyin, registry.worker_by_initials, registry.worker_by_other, registry.worker_by_name,
    registry.worker_by_name_2, registry.worker_by_name_3, registry.worker_by_last4, registry.worker_by_employer,
    registry.worker_by_uscc, registry.worker_by_stay, registry.worker_by_stay_end, registry.worker_by_change,
    registry.worker_by_hukou, registry.worker_by_home, registry.worker_by_stay_place, registry.worker_by_category,
    registry.worker_without_mobile, registry.worker_without_residence, registry.worker_without_nature,
    registry.worker_without_kind, registry.worker_without_duty;
create index worker_by_pinyin on registry.worker (name_pinyin, worker_id, org_path);
create index worker_by_initials on registry.worker (name_initials, org_path);
create index worker_by_other on registry.worker (name_other, org_path) where name_other is not null;
create index worker_by_name on registry.worker (name collate "C", org_path);
create index worker_by_name_2 on registry.worker (name_2, org_path);
create index worker_by_name_3 on registry.worker (name_3, org_path);
create index worker_by_last4 on registry.worker (id_last4, org_path);
create index worker_by_employer on registry.worker (employer_name collate "C", worker_id, org_path);
create index worker_by_uscc on registry.worker (uscc, org_path);
create index worker_by_stay on registry.worker (stay_from, worker_id, org_path);
create index worker_by_stay_end on registry.worker (stay_to, org_path);
create index worker_by_change on registry.worker (updated_at, worker_id, org_path);
create index worker_by_hukou on registry.worker (hukou collate "C", org_path);
create index worker_by_home on registry.worker (home collate "C", org_path);
create index worker_by_stay_place on registry.worker (stay_place collate "C", org_path);
create index worker_by_category on registry.worker (worker_category, org_path);
create index worker_without_mobile on registry.worker (org_path) where mobile_index is null;
create index worker_without_residence on registry.worker (org_path) where residence is null;
create index worker_without_nature on registry.worker (org_path) where hukou_nature is null;
create index worker_without_kind on registry.worker (org_path) where employer_kind is null;
create index worker_without_duty on registry.worker (org_path) where on_duty_days is null;
