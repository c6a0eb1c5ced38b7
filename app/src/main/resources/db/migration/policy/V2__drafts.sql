-- What officers write themselves: every text they saved of a draft, finished or not. A version with a row here is
-- written by its office; the files that come with the program no longer change it.

create table policy.draft_text (
    policy_version_id uuid not null references policy.policy_version,
    -- two who saved at once: the second finds its number taken
    revision        int not null check (revision >= 1),
    org_path        scope.org_path not null,
    text            text not null check (length(text) <= 100000),
    -- false: unfinished; policy_version.yaml keeps the last text that was a rule
    is_runnable     boolean not null,
    saved_by        uuid not null,
    saved_by_name   text not null,
    saved_at        timestamptz not null,
    primary key (policy_version_id, revision)
);
call scope.wall('policy.draft_text');
grant select, insert on policy.draft_text to ${app};

create function policy.refuse_text() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'a text that was saved stays as it is';
    end if;
    if exists (select 1 from policy.policy_version v
                where v.policy_version_id = new.policy_version_id and v.issued_at is not null) then
        raise exception 'the policy version is issued; its text cannot change';
    end if;
    return new;
end $$;
create trigger texts_stay before insert or update or delete on policy.draft_text
    for each row execute function policy.refuse_text();
