-- Ledgers (台账) of employers and of workers: entries with their history (docs/decisions/0019). The columns of the
-- facts follow src/main/resources/books; BookTablesIT holds them against it.

create table registry.entry (
    entry_id        uuid primary key,
    ledger          text not null check (ledger ~ '^[a-z]+(-[a-z]+)*/[1-9][0-9]*$'),
    org_path        scope.org_path not null,
    -- when a file or an officer first brought it
    applied_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         int not null default 1 check (version >= 1)
);
call scope.wall('registry.entry');
grant select, insert, update on registry.entry to ${app};

-- What each row of each file, or an officer, said of an entry, kept for ever: every version has the statement that
-- made it.
create table registry.entry_statement (
    entry_id        uuid not null references registry.entry,
    version         int not null check (version >= 1),
    org_path        scope.org_path not null,
    stated_at       timestamptz not null,
    -- by name, as the columns hold them; what was left empty is not there, what was put right to not known is null
    facts           jsonb not null check (jsonb_typeof(facts) = 'object'),
    -- the file that said so; null where an officer did
    batch_id        uuid references registry.import_batch,
    row_number      int check (row_number >= 1),
    -- the officer who said so, with their name on that day, and why; null where a file did
    stated_by       uuid,
    stated_by_name  text check (length(stated_by_name) between 1 and 60),
    reason          text check (length(reason) between 1 and 500),
    primary key (entry_id, version),
    check ((batch_id is null) = (row_number is null)),
    check ((batch_id is null) = (stated_by is not null)),
    check ((stated_by is null) = (stated_by_name is null)),
    check ((stated_by is null) = (reason is null))
);
call scope.wall('registry.entry_statement');
create index entry_statement_batch on registry.entry_statement (batch_id);
grant select, insert on registry.entry_statement to ${app};

create domain registry.uscc as text check (value ~ '^[0-9A-HJ-NP-RT-UW-Y]{18}$');

-- The employer register (domain.md L2): one entry per credit code and office. An employer whose code is not known is
-- known by name and place until one is given; then it has an id in registry.person, as in filings.
create table registry.employer (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    organisation_id uuid references registry.person,
    organisation_name text not null check (length(organisation_name) between 1 and 200),
    uscc            registry.uscc,
    place           registry.division,
    kind            text check (kind in ('enterprise', 'individual_business', 'cooperative', 'government',
                                         'institution', 'social_organisation')),
    ownership       text check (ownership in ('state_owned', 'collective', 'private', 'foreign')),
    section         text check (section ~ '^[A-T]$'),
    division        int check (division between 1 and 97),
    size            text check (size in ('large', 'medium', 'small', 'micro')),
    size_band       text check (size_band in ('above_scale', 'below_scale')),
    energy          boolean,
    staff_total     int check (staff_total between 0 and 1000000),
    shortage        int check (shortage between 0 and 1000000),
    vacant_posts    text check (char_length(vacant_posts) <= 200),
    specialist      text check (char_length(specialist) <= 60),
    leader          text check (char_length(leader) <= 60),
    round_the_clock boolean,
    production      text check (production in ('running', 'partly', 'stopped')),
    stopped_on      date check (stopped_on between date '2000-01-01' and date '2100-12-31'),
    resumed_on      date check (resumed_on between date '2000-01-01' and date '2100-12-31'),
    unique (org_path, organisation_id),
    check ((organisation_id is null) = (uscc is null))
);
call scope.wall('registry.employer');
create unique index employer_without_code on registry.employer (org_path, organisation_name, coalesce(place, ''))
    where organisation_id is null;
create index employer_name on registry.employer (org_path, organisation_name);
create index employer_uscc on registry.employer (uscc);
grant select, insert, update on registry.employer to ${app};

-- Equal values as ranges that overlap: one exclusion constraint then takes ids, words and days without an extension.
create type registry.id_range as range (subtype = uuid, multirange_type_name = registry.id_multirange);
create type registry.word_range as range (
    subtype = text, collation = "C", multirange_type_name = registry.word_multirange);

-- The lists an employer is on, each from a day to a day, both inclusive; never twice at once.
create table registry.employer_listing (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    organisation_id uuid not null references registry.person,
    organisation_name text not null check (length(organisation_name) between 1 and 200),
    uscc            registry.uscc not null,
    list            text not null check (list in (
                        'key_medical', 'key_necessities', 'key_city_operation', 'key_industry_chain', 'key_retail',
                        'key_epidemic', 'key_other', 'major_works', 'major_project', 'poverty_alleviation_leading',
                        'poverty_alleviation_workshop')),
    since           date not null check (since between date '1990-01-01' and date '2100-12-31'),
    until           date check (until between date '1990-01-01' and date '2100-12-31'),
    basis           text check (char_length(basis) <= 200),
    check (until >= since),
    constraint employer_listing_once exclude using gist (
        registry.word_range(org_path, org_path, '[]') with &&,
        registry.id_range(organisation_id, organisation_id, '[]') with &&,
        registry.word_range(list, list, '[]') with &&,
        daterange(since, until, '[]') with &&)
);
call scope.wall('registry.employer_listing');
create index employer_listing_organisation on registry.employer_listing (organisation_id);
grant select, insert, update on registry.employer_listing to ${app};

-- Workers of a roster by the code of their employer.
create index worker_uscc on registry.worker (uscc) where uscc is not null;
