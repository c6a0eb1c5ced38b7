-- Applications beside what the system proposes (免申即享与申请并行): a worker confirms a proposal, refuses an automated
-- decision and asks for a person (PIPL art. 24), or applies where nothing was proposed.

-- A policy that takes applications, and until when. Public by purpose, and holds nothing that is not.
create table entitlement.application_call (
    call_id         uuid primary key,
    org_path        scope.org_path not null,
    policy_version_id uuid not null references policy.policy_version,
    -- told here, because whoever applies may read no policy
    policy_code     text not null,
    policy_title    text not null,
    policy_title_en text not null,
    opens_on        date not null,
    -- the last day, inclusive
    deadline        date not null,
    opened_by       uuid not null,
    opened_at       timestamptz not null,
    unique (org_path, policy_version_id),
    check (deadline >= opens_on)
);
call scope.wall('entitlement.application_call');
create policy public_reads on entitlement.application_call for select using (true);
grant select, insert on entitlement.application_call to ${app};
grant update (deadline) on entitlement.application_call to ${app};

create table entitlement.application (
    application_id  uuid primary key,
    org_path        scope.org_path not null,
    call_id         uuid not null references entitlement.application_call,
    policy_code     text not null,
    --   confirm  agrees to what was proposed
    --   person   refuses an automated decision: nothing automatic touches their awards any more
    --   apply    applies where nothing was proposed
    kind            text not null check (kind in ('confirm', 'person', 'apply')),
    name            text not null check (length(name) between 1 and 60),
    id_index        bytea not null,
    id_sealed       bytea not null,
    id_last4        text not null,
    -- whose records they are, if the number is known; null if it is not
    person_id       uuid,
    contact_sealed  bytea,
    statement       text check (length(statement) between 1 and 1000),
    received_at     timestamptz not null,
    -- SHA-256 of the receipt number, which is told once and kept nowhere
    receipt         bytea not null unique,
    -- the form that was sent: the same one sent twice is one application
    submission      uuid not null unique,
    status          text not null check (status in ('open', 'accepted', 'refused')),
    handled_by      uuid,
    handled_at      timestamptz,
    -- what the applicant is told
    answer          text check (length(answer) between 1 and 500),
    check (kind <> 'apply' or statement is not null),
    check ((status = 'open') = (handled_by is null)),
    check ((handled_by is null) = (handled_at is null)),
    check ((handled_by is null) = (answer is null))
);
call scope.wall('entitlement.application');
create unique index one_open_application on entitlement.application (call_id, id_index, kind) where status = 'open';
create index application_newest on entitlement.application (status, application_id);
create index application_person on entitlement.application (person_id, policy_code) where status = 'open';
grant select, insert on entitlement.application to ${app};
grant update (status, handled_by, handled_at, answer) on entitlement.application to ${app};

create function entitlement.keep_application() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation',
        message = format('application %s is %s and stays so', old.application_id, old.status);
end $$;
create trigger handled_is_final before update or delete on entitlement.application
    for each row when (old.status <> 'open') execute function entitlement.keep_application();

create table entitlement.application_file (
    application_id  uuid not null references entitlement.application,
    number          int not null check (number between 1 and 3),
    org_path        scope.org_path not null,
    -- by its content, whatever its name said
    media           text not null check (media in ('image/jpeg', 'image/png', 'application/pdf')),
    bytes           int not null check (bytes between 1 and 5242880),
    sealed          bytea not null,
    primary key (application_id, number)
);
call scope.wall('entitlement.application_file');
grant select, insert on entitlement.application_file to ${app};

-- Whose records have that number; null: nobody's. Ids only, for whoever has the number.
create function entitlement.person_of(number_index bytea) returns uuid
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select coalesce((select w.standing_id
                       from registry.worker w
                      where w.person_id = p.person_id and w.standing_id is not null
                      limit 1), p.person_id)
      from registry.person p
     where p.id_index = number_index
$$;
revoke all on function entitlement.person_of(bytea) from public;
grant execute on function entitlement.person_of(bytea) to ${app};

-- How far the application with that receipt is, for whoever has it and the end of the number.
create function entitlement.application_of_receipt(receipt_hash bytea, last4 text)
    returns table (kind text, policy_title text, policy_title_en text, received_at timestamptz, status text, answer text)
    language sql stable security definer set search_path = pg_catalog set wengang.scope = 'cn/' as $$
    select a.kind, c.policy_title, c.policy_title_en, a.received_at, a.status, a.answer
      from entitlement.application a
      join entitlement.application_call c using (call_id)
     where a.receipt = receipt_hash and a.id_last4 = last4
$$;
revoke all on function entitlement.application_of_receipt(bytea, text) from public;
grant execute on function entitlement.application_of_receipt(bytea, text) to ${app};
