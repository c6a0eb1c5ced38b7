-- The ledger of intentions (就业意愿台账, domain.md L6; docs/decisions/0027): what a person said on one day is one entry,
-- whoever brought it: a file, an officer, or a contact of a census. registry.intention is what stands of it.

-- An officer says something of an entry with a reason, or at a contact.
alter table registry.entry_statement
    add column contact_id uuid references registry.census_contact,
    drop constraint entry_statement_check3,
    add check (stated_by is null and reason is null and contact_id is null
               or stated_by is not null and (reason is not null or contact_id is not null));

create table registry.intention_said (
    entry_id        uuid primary key references registry.entry,
    org_path        scope.org_path not null,
    worker_id       uuid not null references registry.worker,
    said_on         date not null check (said_on between date '2000-01-01' and date '2100-12-31'),
    intention       registry.intention_kind,
    destination     registry.division,
    -- the town or village, where one was said; a file says the county
    destination_locality registry.locality,
    job_wanted      text check (char_length(job_wanted) between 1 and 100),
    present         boolean,
    unique (worker_id, said_on),
    constraint destination_locality_within check (destination_locality is null
        or destination is not null and left(destination_locality, 6) = destination)
);
call scope.wall('registry.intention_said');
grant select, insert, update on registry.intention_said to ${app};

-- A destination put right without its town or village ends what was known of them.
create function registry.intention_locality() returns trigger language plpgsql as $$
begin
    if new.destination is null or left(new.destination_locality, 6) <> new.destination then
        new.destination_locality := null;
    end if;
    return new;
end $$;
create trigger intention_locality before update on registry.intention_said
    for each row execute function registry.intention_locality();

-- What was said of intentions, statement by statement. Whoever does not mean to leave goes nowhere; a destination
-- without its town or village ends the one that was known.
create view registry.intention_statement with (security_invoker = true) as
select t.worker_id, t.org_path, t.said_on, s.entry_id, s.version, s.stated_at, s.batch_id, s.row_number,
       s.stated_by_name, s.reason,
       case when s.facts ->> 'intention' in ('stay', 'local', 'undecided')
                 then s.facts || '{"destination": null, "destination_locality": null}'
            when s.facts ? 'destination' and not s.facts ? 'destination_locality'
                 then s.facts || '{"destination_locality": null}'
            else s.facts end - 'said_on' as facts
  from registry.intention_said t
  join registry.entry_statement s using (entry_id);
grant select on registry.intention_statement to ${app};

-- Fact by fact, for the history of a worker; what ends while nothing was known is left out.
create view registry.intention_stated with (security_invoker = true) as
select o.worker_id, o.fact, o.value, o.batch_id, coalesce(o.row_number, 0) as row_number, b.file_name,
       o.said_on::timestamp at time zone 'Asia/Shanghai' as said_at, o.entry_id, o.stated_by_name,
       case when o.stated_by_name is not null then coalesce(o.reason, '') end as reason, o.version
  from (select v.*, f.key as fact, f.value,
               lag(f.value) over (partition by v.worker_id, f.key order by v.said_on, v.version) as former
          from registry.intention_statement v
         cross join lateral jsonb_each_text(v.facts) f) o
  left join registry.import_batch b using (batch_id)
 where o.value is not null or o.former is not null;
grant select on registry.intention_stated to ${app};

-- What stands: of each fact the newest said, by the day it was said, within a day by the order in which it came in;
-- nothing once everything said was undone. Its rows follow from the ledger's, which point at the worker.
alter table registry.intention drop constraint intention_worker_id_fkey;
create function registry.intention_stands() returns trigger language plpgsql as $$
declare
    -- arrays, which an index takes whatever the planner believes: behind the wall it expects few rows
    entries constant uuid[] := array(select distinct entry_id from stated_now);
    workers uuid[];
begin
    workers := array(select distinct t.worker_id from registry.intention_said t where t.entry_id = any (entries));
    if cardinality(workers) = 0 then
        return null;
    end if;
    if tg_op = 'DELETE' then
        delete from registry.intention i where i.worker_id = any (workers);
    end if;
    insert into registry.intention as i
           (worker_id, org_path, present, present_at, intention, intention_at, destination, destination_locality,
            destination_at, job_wanted, job_wanted_at)
    select worker_id, org_path,
           present, case when present is not null then present_on::timestamp at time zone 'Asia/Shanghai' end,
           intention, case when intention is not null then intention_on::timestamp at time zone 'Asia/Shanghai' end,
           destination, destination_locality,
           case when destination is not null then destination_on::timestamp at time zone 'Asia/Shanghai' end,
           job_wanted, case when job_wanted is not null then job_wanted_on::timestamp at time zone 'Asia/Shanghai' end
      from (select v.worker_id, v.org_path,
                   ((array_agg(v.facts ->> 'present' order by v.said_on desc, v.version desc)
                     filter (where v.facts ? 'present'))[1])::boolean as present,
                   max(v.said_on) filter (where v.facts ? 'present') as present_on,
                   (array_agg(v.facts ->> 'intention' order by v.said_on desc, v.version desc)
                    filter (where v.facts ? 'intention'))[1] as intention,
                   max(v.said_on) filter (where v.facts ? 'intention') as intention_on,
                   (array_agg(v.facts ->> 'destination' order by v.said_on desc, v.version desc)
                    filter (where v.facts ? 'destination'))[1] as destination,
                   (array_agg(v.facts ->> 'destination_locality' order by v.said_on desc, v.version desc)
                    filter (where v.facts ? 'destination_locality'))[1] as destination_locality,
                   max(v.said_on) filter (where v.facts ? 'destination') as destination_on,
                   (array_agg(v.facts ->> 'job_wanted' order by v.said_on desc, v.version desc)
                    filter (where v.facts ? 'job_wanted'))[1] as job_wanted,
                   max(v.said_on) filter (where v.facts ? 'job_wanted') as job_wanted_on
              from registry.intention_statement v
             where v.worker_id = any (workers)
             group by v.worker_id, v.org_path) newest
    on conflict (worker_id) do update
       set present = excluded.present, present_at = excluded.present_at,
           intention = excluded.intention, intention_at = excluded.intention_at,
           destination = excluded.destination, destination_locality = excluded.destination_locality,
           destination_at = excluded.destination_at,
           job_wanted = excluded.job_wanted, job_wanted_at = excluded.job_wanted_at;
    return null;
end $$;
create trigger intention_stands after insert on registry.entry_statement
    referencing new table as stated_now
    for each statement execute function registry.intention_stands();
create trigger intention_stands_no_more after delete on registry.entry_statement
    referencing old table as stated_now
    for each statement execute function registry.intention_stands();

-- What was said at contacts until now. What contacts say of intentions is from here on read from the ledger alone.
select set_config('wengang.scope', 'cn/', true);
create temporary table said_at_contacts on commit drop as
select s.worker_id, s.org_path, (c.contacted_at at time zone 'Asia/Shanghai')::date as said_on, s.stated_at,
       s.stated_by, s.stated_by_name, s.reason, s.contact_id,
       first_value(s.statement_id) over same_day as entry_id,
       (row_number() over same_day)::int as version,
       f.facts
  from registry.officer_statement s
  join registry.census_contact c using (contact_id)
 cross join lateral (
       select jsonb_object_agg(
                  key, case when key = 'present' and value is not null then to_jsonb(value::boolean)
                            else coalesce(to_jsonb(value), 'null') end) as facts
         from jsonb_each_text(s.facts)
        where key in ('present', 'intention', 'destination', 'destination_locality', 'job_wanted')) f
 where f.facts is not null
window same_day as (partition by s.worker_id, (c.contacted_at at time zone 'Asia/Shanghai')::date
                    order by s.stated_at, s.statement_id);
insert into registry.entry (entry_id, ledger, org_path, applied_at, updated_at, version)
select entry_id, 'intention/1', org_path, min(stated_at), max(stated_at), max(version)
  from said_at_contacts
 group by entry_id, org_path;
insert into registry.intention_said
       (entry_id, org_path, worker_id, said_on, intention, destination, destination_locality, job_wanted, present)
select entry_id, org_path, worker_id, said_on,
       (array_agg(facts ->> 'intention' order by version desc) filter (where facts ? 'intention'))[1],
       (array_agg(facts ->> 'destination' order by version desc) filter (where facts ? 'destination'))[1],
       (array_agg(facts ->> 'destination_locality' order by version desc)
        filter (where facts ? 'destination_locality'))[1],
       (array_agg(facts ->> 'job_wanted' order by version desc) filter (where facts ? 'job_wanted'))[1],
       ((array_agg(facts ->> 'present' order by version desc) filter (where facts ? 'present'))[1])::boolean
  from said_at_contacts
 group by entry_id, org_path, worker_id, said_on;
insert into registry.entry_statement
       (entry_id, version, org_path, stated_at, facts, stated_by, stated_by_name, reason, contact_id)
select entry_id, version, org_path, stated_at, facts, stated_by, stated_by_name, reason, contact_id
  from said_at_contacts;
