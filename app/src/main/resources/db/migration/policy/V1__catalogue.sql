-- Versions of policies and what officers confirmed where the source leaves something open.

create table policy.policy_version (
    policy_version_id uuid primary key,
    org_path        scope.org_path not null,
    code            text not null check (code ~ '^R-[A-Z]+-[0-9]+$'),
    version         int not null check (version >= 1),
    title           text not null,
    title_en        text not null,
    -- the file the version was read from, whole
    yaml            text not null,
    status          text not null check (status in ('draft', 'issued')),
    loaded_at       timestamptz not null,
    issued_at       timestamptz,
    issued_by       uuid,
    unique (code, version),
    check ((status = 'issued') = (issued_at is not null and issued_by is not null))
);
call scope.wall('policy.policy_version');
-- A circular binds everyone below the office that issued it, so they may read it; a draft binds nobody.
create policy from_above on policy.policy_version for select
    using (status = 'issued' and starts_with((select scope.low()), org_path));
grant select, insert, update on policy.policy_version to ${app};

-- An issued version never changes.
create function policy.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'policy version % version % is issued and cannot change', old.code, old.version;
end $$;
create trigger issued_is_final before update or delete on policy.policy_version
    for each row when (old.status = 'issued') execute function policy.refuse_change();

create table policy.parameter_confirmation (
    policy_version_id uuid not null references policy.policy_version,
    name            text not null check (name ~ '^[a-z][a-z0-9_]*$'),
    org_path        scope.org_path not null,
    -- as the policy file would write it
    value           text not null,
    note            text not null check (length(note) <= 500),
    confirmed_by    uuid not null,
    confirmed_by_name text not null,
    confirmed_at    timestamptz not null,
    primary key (policy_version_id, name)
);
call scope.wall('policy.parameter_confirmation');
create policy from_above on policy.parameter_confirmation for select
    using (starts_with((select scope.low()), org_path)
           and exists (select from policy.policy_version v
                        where v.policy_version_id = parameter_confirmation.policy_version_id));
-- Deleted when the file of a draft changes under a confirmed parameter: it must be confirmed anew.
grant select, insert, update, delete on policy.parameter_confirmation to ${app};
create function policy.refuse_confirmation() returns trigger language plpgsql as $$
begin
    if exists (select 1 from policy.policy_version v
                where v.policy_version_id = coalesce(new.policy_version_id, old.policy_version_id)
                  and v.status = 'issued') then
        raise exception 'the policy version is issued; its parameters cannot change';
    end if;
    return coalesce(new, old);
end $$;
create trigger issued_is_final before insert or update or delete on policy.parameter_confirmation
    for each row execute function policy.refuse_confirmation();

-- What other schemas may read of a policy.
create view policy.published_policy with (security_invoker = true) as
select policy_version_id, org_path, code, version, title, title_en, status, issued_at
  from policy.policy_version;
grant select on policy.published_policy to ${app};
