-- The census (摸排, domain.md W1): a campaign, whom each officer is to contact, every contact, what people intend, and
-- the headcount as it was published.

create domain registry.intention_kind as text check (value in (
    'stay', 'go_home', 'go_out', 'local', 'undecided'));

create table registry.census_campaign (
    campaign_id     uuid primary key,
    org_path        scope.org_path not null,
    title           text not null check (length(title) between 1 and 100),
    -- where people are counted as present, and outside of which they are registered to count as from elsewhere
    place           registry.division not null,
    -- the place of a person by which people are given to towns and villages
    town_by         text not null check (town_by in ('home', 'residence', 'stay_place')),
    -- the days of the census, both inclusive
    first_day       registry.stay_day not null,
    last_day        registry.stay_day not null check (last_day >= first_day),
    asked           text[] not null check (cardinality(asked) >= 1 and asked <@ array[
                        'mobile', 'hukou', 'home', 'residence', 'hukou_nature', 'employer_name', 'uscc',
                        'employer_kind', 'worker_category', 'stay_place', 'stay_from', 'stay_to', 'on_duty_days',
                        'present', 'intention', 'destination', 'job_wanted']),
    -- running: people are contacted; checking: that is over, a second person looks; then verified, then published
    state           text not null check (state in ('running', 'checking', 'verified', 'published')),
    planned_at      timestamptz not null,
    version         int not null default 1 check (version >= 1)
);
call scope.wall('registry.census_campaign');
-- Whoever is sent by an office above reads what is asked. A campaign names nobody.
create policy from_above on registry.census_campaign for select
    using (starts_with((select scope.low()), org_path));
grant select, insert, update on registry.census_campaign to ${app};

-- Who brought a campaign how far, kept for ever.
create table registry.census_step (
    campaign_id     uuid not null references registry.census_campaign,
    version         int not null check (version >= 1),
    org_path        scope.org_path not null,
    state           text not null,
    changed_by      uuid not null,
    changed_by_name text not null check (length(changed_by_name) between 1 and 60),
    changed_at      timestamptz not null,
    -- why it was sent back, or what was looked at
    reason          text check (length(reason) between 1 and 500),
    primary key (campaign_id, version)
);
call scope.wall('registry.census_step');
grant select, insert on registry.census_step to ${app};

-- One person whom one officer is to contact. Stands where the officer works: an officer below the office that keeps
-- the record sees that there is somebody to contact, and reaches the record through this row alone.
create table registry.census_errand (
    errand_id       uuid primary key,
    campaign_id     uuid not null references registry.census_campaign,
    worker_id       uuid not null references registry.worker,
    org_path        scope.org_path not null,
    officer_id      uuid not null,
    officer_name    text not null check (length(officer_name) between 1 and 60),
    -- the town, or the county where the town is not known; null where no place is
    town            text check (town ~ '^[1-9][0-9]{5}([0-9]{3})?$'),
    assigned_at     timestamptz not null,
    state           text not null check (state in ('open', 'partly', 'recorded', 'refused')),
    contacts        int not null default 0 check (contacts >= 0),
    last_outcome    text check (last_outcome in ('reached', 'not_reached', 'refused', 'wrong_number')),
    last_contact_at timestamptz,
    -- the number on record was found to be somebody else's: it is asked for again
    wrong_number    boolean not null default false,
    version         int not null default 1 check (version >= 1),
    unique (campaign_id, worker_id),
    check ((contacts = 0) = (last_contact_at is null)),
    check ((contacts = 0) = (last_outcome is null))
);
call scope.wall('registry.census_errand');
create index census_errand_officer on registry.census_errand (officer_id, campaign_id, state);
create index census_errand_town on registry.census_errand (campaign_id, town);
create index census_errand_worker on registry.census_errand (worker_id);
grant select, insert, update on registry.census_errand to ${app};

-- Every contact, kept for ever. Its id is made with the form: the same form sent twice is one contact.
create table registry.census_contact (
    contact_id      uuid primary key,
    errand_id       uuid not null references registry.census_errand,
    org_path        scope.org_path not null,
    way             text not null check (way in ('phone', 'wechat', 'visit')),
    outcome         text not null check (outcome in ('reached', 'not_reached', 'refused', 'wrong_number')),
    -- when it took place, and when it came in: later, where there was no connection
    contacted_at    timestamptz not null,
    recorded_at     timestamptz not null check (recorded_at >= contacted_at - interval '10 minutes'),
    officer_id      uuid not null,
    officer_name    text not null check (length(officer_name) between 1 and 60),
    note            text check (length(note) between 1 and 500),
    -- keyed hash of all that was sent: the same id with other words is another form
    said_index      bytea not null
);
call scope.wall('registry.census_contact');
create index census_contact_errand on registry.census_contact (errand_id, contacted_at);
grant select, insert on registry.census_contact to ${app};
alter table registry.officer_statement
    add foreign key (contact_id) references registry.census_contact;

-- What people intend (就业意愿台账, domain.md L6), as last said, each with the moment; what was said before is in
-- registry.officer_statement. Null means not known.
create table registry.intention (
    worker_id       uuid primary key references registry.worker,
    org_path        scope.org_path not null,
    -- whether they are here now: have not left, or have come back
    present         boolean,
    present_at      timestamptz,
    intention       registry.intention_kind,
    intention_at    timestamptz,
    destination     registry.division,
    destination_locality registry.locality,
    destination_at  timestamptz,
    job_wanted      text check (length(job_wanted) between 1 and 100),
    job_wanted_at   timestamptz,
    check ((present is null) = (present_at is null)),
    check ((intention is null) = (intention_at is null)),
    check ((destination is null) = (destination_at is null)),
    check ((job_wanted is null) = (job_wanted_at is null)),
    check (destination_locality is null
           or destination is not null and left(destination_locality, 6) = destination)
);
call scope.wall('registry.intention');
grant select, insert, update on registry.intention to ${app};

-- The headcount of a campaign as it was verified, and everybody counted in it: the numbers open to these rows.
create table registry.census_headcount (
    campaign_id     uuid primary key references registry.census_campaign,
    org_path        scope.org_path not null,
    counted_at      timestamptz not null,
    -- people, each once: to be contacted, recorded, refused to answer
    assigned        int not null check (assigned >= 0),
    recorded        int not null check (recorded >= 0),
    refused         int not null check (refused >= 0),
    -- enterprises, by credit code, of whose people at least one was recorded
    enterprises     int not null check (enterprises >= 0),
    -- of the recorded: present, and registered elsewhere; of these: stay over the festival
    outsiders       int not null,
    stayers         int not null,
    -- of the recorded: not known whether present, or where registered
    undetermined    int not null check (undetermined >= 0),
    check (recorded + refused <= assigned),
    check (0 <= stayers and stayers <= outsiders and outsiders + undetermined <= recorded)
);
call scope.wall('registry.census_headcount');
grant select, insert on registry.census_headcount to ${app};

create table registry.census_counted (
    campaign_id     uuid not null references registry.census_campaign,
    person_id       uuid not null references registry.person,
    worker_id       uuid not null references registry.worker,
    org_path        scope.org_path not null,
    town            text,
    uscc            text,
    -- null where it is not known whether they are
    is_outsider     boolean,
    is_stayer       boolean not null check (not is_stayer or is_outsider is true),
    primary key (campaign_id, person_id)
);
call scope.wall('registry.census_counted');
grant select, insert on registry.census_counted to ${app};

-- What is published of it (I-15). stayers is null where nobody was asked what they intend.
create view registry.published_census with (security_invoker = true) as
select h.campaign_id, h.org_path, c.title, c.place, h.counted_at, h.assigned, h.recorded, h.refused, h.enterprises,
       h.outsiders, case when 'intention' = any (c.asked) then h.stayers end as stayers, h.undetermined
  from registry.census_headcount h
  join registry.census_campaign c using (campaign_id)
 where c.state = 'published';
grant select on registry.published_census to ${app};
