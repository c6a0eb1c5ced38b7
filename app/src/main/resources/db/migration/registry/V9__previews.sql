-- Previews: an import waits, with what it would do, until an officer confirms it; and what headings of foreign files
-- mean (docs/decisions/0020).
alter table registry.import_batch
    drop constraint import_batch_state_check,
    add constraint import_batch_state_check check (state in
        ('received', 'headings', 'previewed', 'confirmed', 'merged', 'failed', 'cancelled')),
    -- merged without waiting for anybody
    add column at_once boolean not null default false,
    -- [{"heading": cleaned heading of the file, "column": heading of the form or null where it is not read}]
    add column meanings jsonb not null default '[]' check (jsonb_typeof(meanings) = 'array'),
    -- of what merging would do; an officer confirms this and nothing else
    add column fingerprint bigint,
    -- confirmed before, and then the register changed
    add column renewed boolean not null default false,
    add column confirmed_at timestamptz,
    add column confirmed_by uuid,
    add column confirmer_name text check (length(confirmer_name) between 1 and 60),
    add check (state not in ('previewed', 'confirmed') or fingerprint is not null),
    add check ((confirmed_at is null) = (confirmed_by is null)),
    add check ((confirmed_at is null) = (confirmer_name is null)),
    add check (state <> 'confirmed' or confirmed_at is not null);
create index import_batch_waiting on registry.import_batch (org_path) where state in ('headings', 'previewed');

-- The first rows of a waiting import that would change something.
-- changes: [{"fact": name, "from": value or null where it was not known, "to": value}], numbers masked.
create table registry.import_sample (
    batch_id        uuid not null references registry.import_batch,
    row_number      int not null check (row_number >= 1),
    org_path        scope.org_path not null,
    name            text not null check (length(name) between 1 and 200),
    changes         jsonb not null check (jsonb_typeof(changes) = 'array'),
    primary key (batch_id, row_number)
);
call scope.wall('registry.import_sample');
grant select, insert, delete on registry.import_sample to ${app};

-- What an office said that the headings of the files it is sent mean.
create table registry.heading_meaning (
    org_path        scope.org_path not null,
    schema          text not null check (schema ~ '^[a-z]+(-[a-z]+)*/[1-9][0-9]*$'),
    heading         text not null check (length(heading) between 1 and 200),
    -- heading of the form; null where the column is not to be read
    column_heading  text check (length(column_heading) between 1 and 200),
    said_at         timestamptz not null,
    said_by         uuid not null,
    -- their name on that day
    said_by_name    text not null check (length(said_by_name) between 1 and 60),
    primary key (org_path, schema, heading)
);
call scope.wall('registry.heading_meaning');
grant select, insert, update, delete on registry.heading_meaning to ${app};
