-- The town or village of a place, where one was written, beside its county, which stays the fact rules reckon with;
-- and what officers said of a worker.

create domain registry.locality as text check (value ~ '^[1-9][0-9]{8}([0-9]{3})?$');

alter table registry.worker
    add column home_locality registry.locality,
    add column residence_locality registry.locality,
    add column stay_place_locality registry.locality,
    add constraint home_locality_within check (home_locality is null
        or home is not null and left(home_locality, 6) = home),
    add constraint residence_locality_within check (residence_locality is null
        or residence is not null and left(residence_locality, 6) = residence),
    add constraint stay_place_locality_within check (stay_place_locality is null
        or stay_place is not null and left(stay_place_locality, 6) = stay_place);

alter table registry.worker_statement
    add column home_locality registry.locality,
    add column residence_locality registry.locality,
    add column stay_place_locality registry.locality;

-- What an officer said of a worker, kept for ever: put right with a reason, or recorded at a contact. Beside the
-- statements of rosters' rows these are the source of every fact, and its former values.
create table registry.officer_statement (
    statement_id    uuid primary key,
    worker_id       uuid not null references registry.worker,
    -- of the worker, once it was said
    version         int not null check (version >= 1),
    org_path        scope.org_path not null,
    stated_at       timestamptz not null,
    -- by name, as the columns of the register hold them; null for what was put right to not known. A telephone
    -- number is there by its name alone, and sealed beside.
    facts           jsonb not null check (jsonb_typeof(facts) = 'object'),
    mobile_sealed   bytea,
    stated_by       uuid not null,
    -- their name on that day
    stated_by_name  text not null check (length(stated_by_name) between 1 and 60),
    -- why; null where nothing known was changed, but something learnt at a contact
    reason          text check (length(reason) between 1 and 500),
    -- the contact at which it was learnt; null for what was put right at the desk
    contact_id      uuid,
    check (reason is not null or contact_id is not null)
);
call scope.wall('registry.officer_statement');
create index officer_statement_worker on registry.officer_statement (worker_id, stated_at);
grant select, insert on registry.officer_statement to ${app};
