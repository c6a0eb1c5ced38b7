-- More ledgers (docs/decisions/0019): who is employed by whom, who stays on post, who went out and came back, and who is
-- of which target group. Days are inclusive; of one sort about the same they never overlap.

create table registry.employment (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    organisation_id uuid not null references registry.person,
    organisation_name text not null check (length(organisation_name) between 1 and 200),
    uscc            registry.uscc not null,
    since           date not null check (since between date '1950-01-01' and date '2100-12-31'),
    until           date check (until between date '1950-01-01' and date '2100-12-31'),
    post            text check (char_length(post) <= 100),
    check (until >= since),
    constraint employment_once exclude using gist (
        registry.id_range(worker_id, worker_id, '[]') with &&,
        registry.id_range(organisation_id, organisation_id, '[]') with &&,
        daterange(since, until, '[]') with &&)
);
call scope.wall('registry.employment');
create index employment_worker on registry.employment (worker_id);
create index employment_uscc on registry.employment (uscc);
grant select, insert, update on registry.employment to ${app};

create table registry.stay (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    organisation_id uuid not null references registry.person,
    organisation_name text not null check (length(organisation_name) between 1 and 200),
    uscc            registry.uscc not null,
    since           date not null check (since between date '2000-01-01' and date '2100-12-31'),
    until           date check (until between date '2000-01-01' and date '2100-12-31'),
    place           registry.division,
    on_duty_days    int check (on_duty_days between 0 and 366),
    hukou_scope     text check (hukou_scope in ('local', 'outside')),
    check (until >= since),
    constraint stay_once exclude using gist (
        registry.id_range(worker_id, worker_id, '[]') with &&,
        registry.id_range(organisation_id, organisation_id, '[]') with &&,
        daterange(since, until, '[]') with &&)
);
call scope.wall('registry.stay');
create index stay_worker on registry.stay (worker_id);
create index stay_uscc on registry.stay (uscc);
grant select, insert, update on registry.stay to ${app};

-- Whoever comes back may leave again on the same day.
create table registry.out_migration (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    left_on         date not null check (left_on between date '1990-01-01' and date '2100-12-31'),
    back_on         date check (back_on between date '1990-01-01' and date '2100-12-31'),
    destination     registry.division,
    employer        text check (char_length(employer) <= 200),
    job             text check (char_length(job) <= 100),
    check (back_on >= left_on),
    constraint out_migration_once exclude using gist (
        registry.id_range(worker_id, worker_id, '[]') with &&,
        daterange(left_on, back_on, '[)') with &&)
);
call scope.wall('registry.out_migration');
create index out_migration_worker on registry.out_migration (worker_id);
grant select, insert, update on registry.out_migration to ${app};

create table registry.target_group (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    target_group    text not null check (target_group in (
                        'poverty_alleviated', 'low_income_rural', 'poor_household', 'extreme_poverty',
                        'minimum_living', 'borderline', 'unstable', 'hard_to_employ', 'zero_employment_household',
                        'three_withouts', 'disabled', 'returned_migrant')),
    since           date not null check (since between date '1990-01-01' and date '2100-12-31'),
    until           date check (until between date '1990-01-01' and date '2100-12-31'),
    basis           text check (char_length(basis) <= 200),
    check (until >= since),
    constraint target_group_once exclude using gist (
        registry.id_range(worker_id, worker_id, '[]') with &&,
        registry.word_range(target_group, target_group, '[]') with &&,
        daterange(since, until, '[]') with &&)
);
call scope.wall('registry.target_group');
create index target_group_worker on registry.target_group (worker_id);
grant select, insert, update on registry.target_group to ${app};

-- Who stays on post, as far as lists may show it. person_id is the person the record stands for.
create view registry.published_stay with (security_invoker = true) as
select s.entry_id, s.org_path, s.worker_id, coalesce(w.standing_id, w.person_id) as person_id, w.name, w.id_last4 as last4,
       w.hukou, s.hukou_scope, s.organisation_id, s.organisation_name, s.uscc, s.place, s.since, s.until, s.on_duty_days
  from registry.stay s
  join registry.worker w using (worker_id);
grant select on registry.published_stay to ${app};

-- Employers of the register; organisation_id is the same in every county and null while the code is not known.
create view registry.published_employer with (security_invoker = true) as
select entry_id, org_path, organisation_id, organisation_name, uscc, place, kind, ownership, section, size_band, energy,
       staff_total, shortage, production
  from registry.employer;
grant select on registry.published_employer to ${app};

-- Which list an employer is on, from when until when (null: it goes on).
create view registry.published_listing with (security_invoker = true) as
select entry_id, org_path, organisation_id, organisation_name, uscc, list, since, until
  from registry.employer_listing;
grant select on registry.published_listing to ${app};

-- Which group a person is of, from when until when (null: it goes on).
create view registry.published_target_group with (security_invoker = true) as
select g.entry_id, g.org_path, g.worker_id, coalesce(w.standing_id, w.person_id) as person_id, g.target_group, g.since,
       g.until
  from registry.target_group g
  join registry.worker w using (worker_id);
grant select on registry.published_target_group to ${app};
