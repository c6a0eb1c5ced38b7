-- Checks that run by themselves every night; whom a census is to be given out to, found by an index; and the people
-- behind the headcount of a census (I-15), for the bulletins. docs/decisions/0027.

-- Both null where nobody started it: the schedule did.
alter table registry.check_run
    alter column started_by drop not null,
    alter column starter_name drop not null,
    add check ((started_by is null) = (starter_name is null));

-- The people of a town or a village, by the place by which a census gives them out.
create index worker_by_home_locality on registry.worker (home_locality collate "C", org_path)
    where home_locality is not null;
create index worker_by_residence_locality on registry.worker (residence_locality collate "C", org_path)
    where residence_locality is not null;
create index worker_by_stay_locality on registry.worker (stay_place_locality collate "C", org_path)
    where stay_place_locality is not null;

-- Whether an officer made a contact of a campaign: then they do not verify it.
create index census_contact_officer on registry.census_contact (officer_id);

-- Everybody recorded in a census that is published, once; is_outsider is null where it is not known.
create view registry.published_census_person with (security_invoker = true) as
select c.campaign_id, c.person_id, c.worker_id, c.org_path, w.name, w.id_last4 as last4, w.employer_name, c.uscc,
       c.is_outsider, c.is_stayer
  from registry.census_counted c
  join registry.census_campaign k using (campaign_id)
  join registry.worker w using (worker_id)
 where k.state = 'published';
grant select on registry.published_census_person to ${app};
