-- The life of a version: draft → simulated → approved → issued → superseded or closed (docs/decisions/0012).

alter table policy.policy_version drop constraint policy_version_status_check;
alter table policy.policy_version drop constraint policy_version_check;
alter table policy.policy_version
    add column approved_by uuid,
    -- The days on which it decides, both inclusive. holds_from null: as early as its values go; holds_to null: no
    -- end is known.
    add column holds_from  date,
    add column holds_to    date,
    add constraint status_is_known check (status in (
        'draft', 'simulated', 'approved', 'issued', 'superseded', 'closed')),
    add constraint issued_by_somebody check (
        (status in ('issued', 'superseded', 'closed')) = (issued_at is not null and issued_by is not null)),
    add constraint ended_on_a_day check ((status in ('superseded', 'closed')) = (holds_to is not null)),
    add constraint held_a_day check (holds_from <= holds_to),
    add constraint holds_once_issued check (holds_from is null or issued_at is not null),
    -- Four eyes; that the approver wrote and confirmed nothing is seen to below.
    add constraint approved_by_another check (approved_by <> issued_by);
-- Of the versions of a code at most one has no end; the others end before the next begins.
create unique index one_version_without_end on policy.policy_version (code) where status = 'issued';

drop policy from_above on policy.policy_version;
create policy from_above on policy.policy_version for select
    using (issued_at is not null and starts_with((select scope.low()), org_path));

drop trigger issued_is_final on policy.policy_version;
drop function policy.refuse_change();
create function policy.keep_life() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'draft' then
            raise exception 'policy version % version % begins as a draft', new.code, new.version;
        end if;
        return new;
    end if;
    if old.issued_at is not null then
        if tg_op = 'UPDATE' and old.status = 'issued' and new.status in ('superseded', 'closed')
           and to_jsonb(new) - 'status' - 'holds_to' = to_jsonb(old) - 'status' - 'holds_to' then
            return new;
        end if;
        raise exception 'policy version % version % is issued and cannot change', old.code, old.version;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if row(new.code, new.version, new.yaml, new.org_path)
       is distinct from row(old.code, old.version, old.yaml, old.org_path) then
        if new.status not in ('draft', old.status) then
            raise exception 'policy version % version % changes under its approval', old.code, old.version;
        end if;
        new.status := 'draft';
    end if;
    if new.status = 'draft' then
        new.approved_by := null;
    elsif new.status = 'simulated' and old.status not in ('draft', 'simulated') then
        raise exception 'policy version % version % is past its simulation', old.code, old.version;
    elsif new.status = 'approved' then
        if new.approved_by is null then
            raise exception 'policy version % version % is approved by nobody', old.code, old.version;
        elsif exists (select from policy.parameter_confirmation c
                       where c.policy_version_id = new.policy_version_id and c.confirmed_by = new.approved_by)
              or exists (select from policy.draft_text d
                          where d.policy_version_id = new.policy_version_id and d.saved_by = new.approved_by) then
            raise exception 'policy version % version % is approved by who wrote or confirmed it',
                old.code, old.version;
        end if;
    elsif new.status = 'issued'
          and (old.status <> 'approved' or new.approved_by is distinct from old.approved_by) then
        raise exception 'policy version % version % is not approved', old.code, old.version;
    end if;
    return new;
end $$;
create trigger life before insert or update or delete on policy.policy_version
    for each row execute function policy.keep_life();

-- What was simulated and approved are exactly these values: another word makes it a draft again.
create or replace function policy.refuse_confirmation() returns trigger language plpgsql as $$
declare
    changed uuid := coalesce(new.policy_version_id, old.policy_version_id);
begin
    if exists (select 1 from policy.policy_version v
                where v.policy_version_id = changed and v.issued_at is not null) then
        raise exception 'the policy version is issued; its parameters cannot change';
    end if;
    update policy.policy_version
       set status = 'draft'
     where policy_version_id = changed and status in ('simulated', 'approved');
    return coalesce(new, old);
end $$;

-- Every step, with the name of whoever took it. A version begins as a draft without a step.
create table policy.policy_step (
    policy_version_id uuid not null references policy.policy_version,
    number          int not null check (number >= 1),
    org_path        scope.org_path not null,
    --   changed: a draft again, because its text or a confirmed value is another
    step            text not null check (step in (
                        'changed', 'simulated', 'approved', 'sent_back', 'issued', 'superseded', 'closed')),
    -- null: the program, at its start
    taken_by        uuid,
    taken_by_name   text not null,
    taken_at        timestamptz not null,
    reason          text check (length(reason) between 1 and 500),
    primary key (policy_version_id, number),
    check (step not in ('sent_back', 'closed') or reason is not null)
);
call scope.wall('policy.policy_step');
create policy from_above on policy.policy_step for select
    using (starts_with((select scope.low()), org_path)
           and exists (select from policy.policy_version v
                        where v.policy_version_id = policy_step.policy_version_id));
grant select, insert on policy.policy_step to ${app};

-- Versions issued before there were steps.
select set_config('wengang.scope', 'cn/', true);
insert into policy.policy_step (policy_version_id, number, org_path, step, taken_by, taken_by_name, taken_at)
select v.policy_version_id, 1, v.org_path, 'issued', v.issued_by,
       coalesce((select a.name from security.account a where a.account_id = v.issued_by), '—'), v.issued_at
  from policy.policy_version v
 where v.issued_at is not null;

create or replace view policy.published_policy with (security_invoker = true) as
select policy_version_id, org_path, code, version, title, title_en, status, issued_at, holds_from, holds_to
  from policy.policy_version;
