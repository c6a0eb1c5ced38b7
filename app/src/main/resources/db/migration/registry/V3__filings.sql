-- Filings (申报): rows of the schemas beside worker/1, each about a person, an organisation, or both (docs/decisions/0015).

-- Whom a determination can be about, whatever the schema of their facts: a worker of a roster or a filing, under
-- the same id. Kept by the triggers below.
create table registry.subject (
    subject_id      uuid primary key,
    org_path        scope.org_path not null,
    schema          text not null check (schema ~ '^[a-z]+(-[a-z]+)*/[1-9][0-9]*$')
);
call scope.wall('registry.subject');
grant select, insert on registry.subject to ${app};
select set_config('wengang.scope', 'cn/', true);
insert into registry.subject (subject_id, org_path, schema)
select worker_id, org_path, 'worker/1' from registry.worker;

create function registry.note_workers() returns trigger language plpgsql as $$
begin
    insert into registry.subject (subject_id, org_path, schema)
    select worker_id, org_path, 'worker/1' from after;
    return null;
end $$;
create trigger note_subjects after insert on registry.worker
    referencing new table as after
    for each statement execute function registry.note_workers();

-- What the rows of a file are.
alter table registry.import_batch add column schema text not null default 'worker/1'
    check (schema ~ '^[a-z]+(-[a-z]+)*/[1-9][0-9]*$');

-- One filing as one office knows it; its facts are in the table of its schema. In registry.person an organisation
-- has an id by the keyed hash of its credit code, as a natural person has by that of the resident ID.
create table registry.filing (
    filing_id       uuid primary key,
    schema          text not null,
    org_path        scope.org_path not null,
    -- the natural person; null where an organisation files for itself
    person_id       uuid references registry.person,
    id_sealed       bytea,
    id_last4        text check (id_last4 ~ '^[0-9]{3}[0-9X]$'),
    name            text check (length(name) between 1 and 60),
    organisation_id uuid references registry.person,
    organisation_name text check (length(organisation_name) between 1 and 200),
    uscc            text check (uscc ~ '^[0-9A-HJ-NP-RT-UW-Y]{18}$'),
    -- of the person, else of the organisation
    bucket          smallint not null check (bucket between 0 and 255),
    -- its first day; null for what is of no month
    month           date check (month between date '2000-01-01' and date '2100-12-31'
                                and extract(day from month) = 1),
    -- tells filings of the same people apart; null where nothing needs to
    occasion        text check (length(occasion) between 1 and 100),
    applied_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         int not null default 1 check (version >= 1),
    unique nulls not distinct (org_path, schema, person_id, organisation_id, month, occasion),
    check (person_id is not null or organisation_id is not null),
    check ((person_id is null) = (id_sealed is null)),
    check ((person_id is null) = (id_last4 is null)),
    check ((person_id is null) = (name is null)),
    check ((organisation_id is null) = (organisation_name is null)),
    check ((organisation_id is null) = (uscc is null))
);
call scope.wall('registry.filing');
create index filing_person on registry.filing (person_id);
create index filing_organisation on registry.filing (organisation_id);
create index filing_newest on registry.filing (schema, filing_id desc);
grant select, insert, update on registry.filing to ${app};

create function registry.note_filings() returns trigger language plpgsql as $$
begin
    insert into registry.subject (subject_id, org_path, schema)
    select filing_id, org_path, schema from after;
    return null;
end $$;
create trigger note_subjects after insert on registry.filing
    referencing new table as after
    for each statement execute function registry.note_filings();

-- What each row of each file, or an officer, said of a filing, kept for ever: every version has the statement that
-- made it.
create table registry.filing_statement (
    filing_id       uuid not null references registry.filing,
    version         int not null check (version >= 1),
    org_path        scope.org_path not null,
    stated_at       timestamptz not null,
    -- by name, as the columns of the table hold them, fen for money; what was left empty is not there
    facts           jsonb not null check (jsonb_typeof(facts) = 'object'),
    -- the file that said so; null where an officer did
    batch_id        uuid references registry.import_batch,
    row_number      int check (row_number >= 1),
    -- the officer who said so, with their name on that day, and why; null where a file did
    stated_by       uuid,
    stated_by_name  text check (length(stated_by_name) between 1 and 60),
    reason          text check (length(reason) between 1 and 500),
    primary key (filing_id, version),
    check ((batch_id is null) = (row_number is null)),
    check ((batch_id is null) = (stated_by is not null)),
    check ((stated_by is null) = (stated_by_name is null)),
    check ((stated_by is null) = (reason is null))
);
call scope.wall('registry.filing_statement');
create index filing_statement_batch on registry.filing_statement (batch_id);
grant select, insert on registry.filing_statement to ${app};

-- Who a decision is about, as far as lists may show it: a person, whose name is masked where people look who need
-- not know it, or an organisation, whose name and code are public.
create view registry.published_subject with (security_invoker = true) as
select w.worker_id as subject_id, 'worker/1' as schema, w.person_id, w.org_path, w.name, w.id_last4,
       w.employer_name as organisation_name, null::uuid as organisation_id, null::text as uscc,
       null::date as month, null::text as occasion, w.version
  from registry.worker w
 union all
select f.filing_id, f.schema, coalesce(f.person_id, f.organisation_id), f.org_path, f.name, f.id_last4,
       f.organisation_name, f.organisation_id, f.uscc, f.month, f.occasion, f.version
  from registry.filing f;
grant select on registry.published_subject to ${app};
