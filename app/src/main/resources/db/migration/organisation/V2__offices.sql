-- Offices of towns and villages, opened by administrators; names and ends by day. Nothing is ever deleted.

alter domain organisation.kind drop constraint kind_check;
alter domain organisation.kind add constraint kind_check
    check (value in ('nation', 'province', 'prefecture', 'county', 'zone', 'town', 'village'));

alter table organisation.organisation drop constraint organisation_division_check;
alter table organisation.organisation
    -- six digits down to the county, nine of a town, twelve of a village
    add constraint organisation_division_check check (division ~ '^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$'),
    -- null for those that came with the program
    add column opened_on date,
    -- the last day, inclusive; null while open
    add column closed_on date,
    add column opened_by uuid,
    add constraint organisation_days_check check (closed_on >= opened_on);

-- What an office was called before, and which division it answered for.
create table organisation.former_name (
    org_path        scope.org_path not null references organisation.organisation,
    -- inclusive
    last_day        date not null,
    name            text not null check (length(name) between 1 and 60),
    name_en         text not null check (length(name_en) between 1 and 80),
    division        text,
    reason          text not null check (length(reason) between 1 and 200),
    recorded_by     uuid not null,
    recorded_at     timestamptz not null,
    primary key (org_path, last_day)
);

-- Everybody may know which offices there are; each administrator changes those of the own region only. A later
-- migration that adds offices sets wengang.scope first: the wall holds for the owner as well.
call scope.wall('organisation.organisation');
create policy everybody_reads on organisation.organisation for select using (true);
call scope.wall('organisation.former_name');
create policy everybody_reads on organisation.former_name for select using (true);

grant insert on organisation.organisation to ${app};
grant update (name, name_en, division, closed_on) on organisation.organisation to ${app};
-- Append only.
grant select, insert on organisation.former_name to ${app};
