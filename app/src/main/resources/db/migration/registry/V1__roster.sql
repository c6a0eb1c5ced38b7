-- Real-name workers as rosters report them (domain.md L1, L5), each fact with the file and row it came from.

-- Who a number belongs to, for the whole system: a keyed hash and nothing else, so that one person has one
-- id in every county without a county seeing another's records. Any scope may ask; no scope sees nothing.
create table registry.person (
    person_id       uuid primary key,
    bucket          smallint not null check (bucket between 0 and 255),
    id_index        bytea not null unique,
    created_at      timestamptz not null
);
alter table registry.person enable row level security;
alter table registry.person force row level security;
create policy any_scope on registry.person
    using ((select scope.low()) is not null)
    with check ((select scope.low()) is not null);
grant select, insert on registry.person to ${app};

create table registry.import_batch (
    batch_id        uuid primary key,
    org_path        scope.org_path not null,
    file_name       text not null check (length(file_name) between 1 and 255),
    file_bytes      bigint not null check (file_bytes >= 0),
    received_at     timestamptz not null,
    received_by     uuid not null,
    -- their name on that day
    receiver_name   text not null check (length(receiver_name) between 1 and 60),
    state           text not null check (state in ('received', 'merged', 'failed', 'cancelled')),
    heading_row     int check (heading_row >= 1),
    ignored_columns text[] not null default '{}',
    ignored_sheets  text[] not null default '{}',
    row_count       int check (row_count >= 0),
    added           int check (added >= 0),
    changed         int check (changed >= 0),
    unchanged       int check (unchanged >= 0),
    refused         int check (refused >= 0),
    merged_at       timestamptz,
    -- why the file as a whole was not taken: {"code": problem code, "arguments": [...]}
    problem         jsonb,
    check (state <> 'merged' or row_count = added + changed + unchanged + refused),
    check ((state = 'merged') = (merged_at is not null))
);
call scope.wall('registry.import_batch');
create index import_batch_newest on registry.import_batch (org_path, received_at desc);
grant select, insert, update on registry.import_batch to ${app};

-- The file as it came, sealed: the error workbook is made from it.
create table registry.import_file (
    batch_id        uuid primary key references registry.import_batch,
    org_path        scope.org_path not null,
    sealed          bytea not null
);
call scope.wall('registry.import_file');
grant select, insert, delete on registry.import_file to ${app};

-- One line a refused row. faults: [{"column": heading, "code": fault code, "arguments": [...]}]; never holds
-- what stood in a cell.
create table registry.import_refusal (
    batch_id        uuid not null references registry.import_batch,
    row_number      int not null check (row_number >= 1),
    org_path        scope.org_path not null,
    faults          jsonb not null,
    primary key (batch_id, row_number)
);
call scope.wall('registry.import_refusal');
grant select, insert, delete on registry.import_refusal to ${app};

create domain registry.division as text check (value ~ '^[1-9][0-9](0000|(0[1-9]|[1-9][0-9])[0-9]{2})$');
create domain registry.employer_kind as text check (value in (
    'state_owned', 'collective', 'private', 'foreign', 'individual_business', 'government', 'institution',
    'social_organisation'));
create domain registry.worker_category as text check (value in (
    'employee', 'individual_worker', 'construction_site', 'courier', 'other'));
create domain registry.hukou_nature as text check (value in ('rural', 'urban'));
create domain registry.day as date check (value between date '1900-01-01' and date '2100-12-31');
create domain registry.stay_day as date check (value between date '2000-01-01' and date '2100-12-31');

-- A worker as one organisation knows them. Null means not known.
create table registry.worker (
    worker_id       uuid primary key,
    person_id       uuid not null references registry.person,
    bucket          smallint not null check (bucket between 0 and 255),
    org_path        scope.org_path not null,
    id_sealed       bytea not null,
    id_last4        text not null check (id_last4 ~ '^[0-9]{3}[0-9X]$'),
    name            text not null check (length(name) between 1 and 60),
    birth           registry.day not null,
    sex             text not null check (sex in ('male', 'female')),
    mobile_sealed   bytea,
    mobile_index    bytea,
    hukou           registry.division,
    home            registry.division,
    residence       registry.division,
    hukou_nature    registry.hukou_nature,
    employer_name   text check (length(employer_name) between 1 and 200),
    uscc            text check (uscc ~ '^[0-9A-Z]{18}$'),
    employer_kind   registry.employer_kind,
    worker_category registry.worker_category,
    stay_place      registry.division,
    stay_from       registry.stay_day,
    stay_to         registry.stay_day,
    on_duty_days    smallint check (on_duty_days between 0 and 31),
    remark          text check (length(remark) between 1 and 500),
    applied_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         int not null default 1 check (version >= 1),
    unique (org_path, person_id),
    check (stay_to >= stay_from),
    check ((mobile_sealed is null) = (mobile_index is null))
);
call scope.wall('registry.worker');
create index worker_person on registry.worker (person_id);
grant select, insert, update on registry.worker to ${app};

-- What each row of each roster said about a worker, kept for ever: the source of every fact, and its former
-- values. Null means the row left the cell empty.
create table registry.worker_statement (
    worker_id       uuid not null references registry.worker,
    batch_id        uuid not null references registry.import_batch,
    row_number      int not null check (row_number >= 1),
    org_path        scope.org_path not null,
    stated_at       timestamptz not null,
    name            text not null,
    mobile_sealed   bytea,
    hukou           registry.division,
    home            registry.division,
    residence       registry.division,
    hukou_nature    registry.hukou_nature,
    employer_name   text,
    uscc            text,
    employer_kind   registry.employer_kind,
    worker_category registry.worker_category,
    stay_place      registry.division,
    stay_from       registry.stay_day,
    stay_to         registry.stay_day,
    on_duty_days    smallint,
    remark          text,
    primary key (worker_id, batch_id, row_number)
);
call scope.wall('registry.worker_statement');
create index worker_statement_batch on registry.worker_statement (batch_id);
grant select, insert on registry.worker_statement to ${app};

-- The facts of schema worker/1 (policies/schema/worker-1.yaml). A number or a name is not a fact.
create view registry.published_worker_facts with (security_invoker = true) as
select worker_id, person_id, bucket, org_path, applied_at, version,
       birth, hukou, home, residence, hukou_nature, employer_kind, worker_category,
       stay_place, stay_from, stay_to, on_duty_days
  from registry.worker;
grant select on registry.published_worker_facts to ${app};

-- Who a decision is about, as far as lists may show it.
create view registry.published_worker with (security_invoker = true) as
select worker_id, person_id, org_path, name, id_last4, employer_name
  from registry.worker;
grant select on registry.published_worker to ${app};
