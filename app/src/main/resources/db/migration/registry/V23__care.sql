-- The ledgers of care (domain.md L11, L12, L30; docs/decisions/0034): gifts to people, what employers do at their own
-- expense, and donations. Nothing here is an award, so nothing of it can be paid.

create table registry.care_gift (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    gift_kind       text not null check (gift_kind in ('red_packet', 'gift_pack', 'protective_goods', 'daily_goods',
                                                       'ticket', 'food', 'consolation')),
    given_on        date not null check (given_on between date '2000-01-01' and date '2100-12-31'),
    funder          text not null check (funder in ('government', 'employer', 'union', 'donation')),
    funder_name     text check (char_length(funder_name) <= 200),
    item            text check (char_length(item) <= 100),
    value_fen       bigint check (value_fen between 0 and 100000000),
    to_family       boolean,
    -- in how many parts it is given, and how many of them were
    deliveries      int check (deliveries between 1 and 50),
    delivered       int check (delivered between 0 and 50),
    unique (worker_id, gift_kind, given_on, funder)
);
call scope.wall('registry.care_gift');
grant select, insert, update on registry.care_gift to ${app};

create table registry.employer_event (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    organisation_id uuid not null references registry.person,
    organisation_name text not null check (length(organisation_name) between 1 and 200),
    uscc            registry.uscc not null,
    event_kind      text not null check (event_kind in ('red_packets', 'goods', 'board_lodging', 'group_celebration',
                                                        'performance')),
    held_on         date not null check (held_on between date '2000-01-01' and date '2100-12-31'),
    headcount       int check (headcount between 0 and 1000000),
    amount_fen      bigint check (amount_fen between 0 and 100000000000),
    self_reported   boolean,
    note            text check (char_length(note) <= 200),
    unique (org_path, organisation_id, event_kind, held_on)
);
call scope.wall('registry.employer_event');
create index employer_event_organisation on registry.employer_event (organisation_id);
grant select, insert, update on registry.employer_event to ${app};

create table registry.donation (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    organisation_id uuid not null references registry.person,
    organisation_name text not null check (length(organisation_name) between 1 and 200),
    uscc            registry.uscc not null,
    donation_kind   text not null check (donation_kind in ('protective_parcel', 'goods', 'money')),
    given_on        date not null check (given_on between date '2000-01-01' and date '2100-12-31'),
    sets            int check (sets between 1 and 10000000),
    value_fen       bigint check (value_fen between 0 and 1000000000000),
    recipients      text check (char_length(recipients) <= 200),
    people          int check (people between 0 and 10000000),
    unique (org_path, organisation_id, donation_kind, given_on)
);
call scope.wall('registry.donation');
create index donation_organisation on registry.donation (organisation_id);
grant select, insert, update on registry.donation to ${app};
