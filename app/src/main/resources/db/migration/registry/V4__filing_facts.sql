-- Generated from policies/schema by FilingTablesTest.

-- agency/1: 一家人力资源服务机构，按一次申报
create table registry.filing_agency (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    licence_place          registry.division,
    annual_report_passed   boolean,
    for_profit             boolean,
    placements             int
        check (placements between 0 and 100000)
);
call scope.wall('registry.filing_agency');
grant select, insert, update on registry.filing_agency to ${app};

create view registry.published_agency_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.licence_place, t.annual_report_passed, t.for_profit, t.placements
  from registry.filing f
  join registry.filing_agency t using (filing_id);
grant select on registry.published_agency_facts to ${app};

-- employer/1: 一个用人单位，按一次申报
create table registry.filing_employer (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    place                  registry.division,
    size_band              text
        check (size_band in ('above_scale', 'below_scale')),
    section                text
        check (section in ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T')),
    energy                 boolean,
    key_enterprise         boolean,
    major_works            boolean,
    major_project          boolean,
    running_from           date
        check (running_from between date '2000-01-01' and date '2100-12-31'),
    running_to             date
        check (running_to between date '2000-01-01' and date '2100-12-31'),
    stopped_on             date
        check (stopped_on between date '2000-01-01' and date '2100-12-31'),
    resumed_on             date
        check (resumed_on between date '2000-01-01' and date '2100-12-31'),
    outside_stayers        int
        check (outside_stayers between 0 and 100000),
    public_housing         boolean,
    houses_outside_workers boolean,
    rent_fen               bigint
        check (rent_fen between 0 and 10000000000)
);
call scope.wall('registry.filing_employer');
grant select, insert, update on registry.filing_employer to ${app};

create view registry.published_employer_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.place, t.size_band, t.section, t.energy,
       t.key_enterprise, t.major_works, t.major_project, t.running_from,
       t.running_to, t.stopped_on, t.resumed_on, t.outside_stayers,
       t.public_housing, t.houses_outside_workers, f.month as rent_month, t.rent_fen
  from registry.filing f
  join registry.filing_employer t using (filing_id);
grant select on registry.published_employer_facts to ${app};

-- entrepreneur/1: 一名创业者的一次创业
create table registry.filing_entrepreneur (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    place                  registry.division,
    returned               boolean,
    hukou_nature           text
        check (hukou_nature in ('rural', 'urban')),
    meets_conditions       boolean
);
call scope.wall('registry.filing_entrepreneur');
grant select, insert, update on registry.filing_entrepreneur to ${app};

create view registry.published_entrepreneur_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.place, t.returned, t.hukou_nature, t.meets_conditions
  from registry.filing f
  join registry.filing_entrepreneur t using (filing_id);
grant select on registry.published_entrepreneur_facts to ${app};

-- household/1: 困难家庭的一名成员；原文按人不按户计
create table registry.filing_household (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    place                  registry.division,
    hardship_group         text
        check (hardship_group in ('extreme_poverty', 'minimum_living', 'borderline', 'none'))
);
call scope.wall('registry.filing_household');
grant select, insert, update on registry.filing_household to ${app};

create view registry.published_household_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.place, t.hardship_group
  from registry.filing f
  join registry.filing_household t using (filing_id);
grant select on registry.published_household_facts to ${app};

-- insured/1: 一名参保失业人员的一个月待遇
create table registry.filing_insured (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    place                  registry.division,
    insured                boolean,
    unemployed             boolean,
    unemployed_from        date
        check (unemployed_from between date '1990-01-01' and date '2100-12-31'),
    claimed_allowance      boolean,
    contributed_months     int
        check (contributed_months between 0 and 720)
);
call scope.wall('registry.filing_insured');
grant select, insert, update on registry.filing_insured to ${app};

create view registry.published_insured_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.place, t.insured, t.unemployed, t.unemployed_from,
       t.claimed_allowance, t.contributed_months
  from registry.filing f
  join registry.filing_insured t using (filing_id);
grant select on registry.published_insured_facts to ${app};

-- post/1: 一名人员在一个公益性岗位上的一个月
create table registry.filing_post (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    place                  registry.division,
    kind                   text
        check (kind in ('public_order', 'cleaning', 'community', 'parcels', 'care', 'disinfection', 'other')),
    epidemic_key_town      boolean,
    hard_by_market         boolean
);
call scope.wall('registry.filing_post');
grant select, insert, update on registry.filing_post to ${app};

create view registry.published_post_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.place, t.kind, t.epidemic_key_town, t.hard_by_market
  from registry.filing f
  join registry.filing_post t using (filing_id);
grant select on registry.published_post_facts to ${app};

-- staff/1: 一名劳动者在一个用人单位；同一单位有多少名就有多少行
create table registry.filing_staff (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    hukou                  registry.division,
    residence              registry.division,
    worker_category        text
        check (worker_category in ('employee', 'individual_worker', 'construction_site', 'courier', 'other')),
    stay_place             registry.division,
    stay_from              date
        check (stay_from between date '2000-01-01' and date '2100-12-31'),
    stay_to                date
        check (stay_to between date '2000-01-01' and date '2100-12-31'),
    stay_voluntary         boolean,
    stay_for_epidemic      boolean,
    on_duty_days           int
        check (on_duty_days between 0 and 31),
    care_group             text
        check (care_group in ('hardship_worker', 'at_risk', 'model_worker', 'none')),
    epidemic_hardship      boolean,
    work_place             registry.division,
    employer_kind          text
        check (employer_kind in ('state_owned', 'collective', 'private', 'foreign', 'individual_business', 'government', 'institution', 'social_organisation')),
    size_band              text
        check (size_band in ('above_scale', 'below_scale')),
    section                text
        check (section in ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T')),
    running_from           date
        check (running_from between date '2000-01-01' and date '2100-12-31'),
    running_to             date
        check (running_to between date '2000-01-01' and date '2100-12-31')
);
call scope.wall('registry.filing_staff');
grant select, insert, update on registry.filing_staff to ${app};

create view registry.published_staff_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.hukou, t.residence, t.worker_category, t.stay_place,
       t.stay_from, t.stay_to, t.stay_voluntary, t.stay_for_epidemic,
       t.on_duty_days, t.care_group, t.epidemic_hardship, t.work_place,
       t.employer_kind, t.size_band, t.section, t.running_from,
       t.running_to
  from registry.filing f
  join registry.filing_staff t using (filing_id);
grant select on registry.published_staff_facts to ${app};

-- training-month/1: 一名受训职工的一个月；企业每人每月一行
create table registry.filing_training_month (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    place                  registry.division,
    employer_insured       boolean,
    target_group           text
        check (target_group in ('hard_to_employ', 'zero_employment_household', 'other')),
    hired                  boolean,
    full_month             boolean,
    actual_days            int
        check (actual_days between 0 and 31)
);
call scope.wall('registry.filing_training_month');
grant select, insert, update on registry.filing_training_month to ${app};

create view registry.published_training_month_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.place, t.employer_insured, t.target_group, t.hired,
       t.full_month, t.actual_days
  from registry.filing f
  join registry.filing_training_month t using (filing_id);
grant select on registry.published_training_month_facts to ${app};

-- training/1: 一名学员的一次培训；组织培训的企业有多少名学员就有多少行
create table registry.filing_training (
    filing_id              uuid primary key references registry.filing,
    org_path               scope.org_path not null,
    place                  registry.division,
    kind                   text
        check (kind in ('on_the_job', 'skills', 'contest', 'coal_safety', 'other')),
    certificate            boolean,
    standard_rate_fen      bigint
        check (standard_rate_fen between 0 and 10000000),
    rate_class             int
        check (rate_class between 1 and 50),
    enterprise_staff       boolean,
    meets_conditions       boolean
);
call scope.wall('registry.filing_training');
grant select, insert, update on registry.filing_training to ${app};

create view registry.published_training_facts with (security_invoker = true) as
select f.filing_id as subject_id, coalesce(f.person_id, f.organisation_id) as person_id,
       f.bucket, f.org_path, f.applied_at, f.version,
       coalesce(f.person_id, f.organisation_id) as subject_key,
       coalesce(f.person_id, f.organisation_id) as payee_id, f.organisation_id, f.month,
       t.place, t.kind, t.certificate, t.standard_rate_fen,
       t.rate_class, t.enterprise_staff, t.meets_conditions
  from registry.filing f
  join registry.filing_training t using (filing_id);
grant select on registry.published_training_facts to ${app};
