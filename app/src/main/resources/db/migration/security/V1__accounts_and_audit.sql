-- Officers' accounts, the fingerprint of this installation's keys, and the audit trail.

create table security.account (
    account_id      uuid primary key,
    org_path        scope.org_path not null,
    username        text not null unique check (username ~ '^[a-z][a-z0-9.-]{2,39}$'),
    name            text not null check (length(name) between 1 and 60),
    password_hash   text not null,
    roles           text[] not null check (roles <@ array[
                        'CASEWORKER', 'REVIEWER', 'FINANCE', 'STATISTICIAN', 'POLICY_OFFICER', 'ADMINISTRATOR']),
    enabled         boolean not null default true,
    failures        int not null default 0 check (failures >= 0),
    locked_until    timestamptz,
    created_at      timestamptz not null
);
call scope.wall('security.account');
grant select, insert, update on security.account to ${app};

-- One row: proves at start that the key file belongs to this database. Holds no personal data.
create table security.key_fingerprint (
    only_row        boolean primary key default true check (only_row),
    fingerprint     bytea not null
);
grant select, insert on security.key_fingerprint to ${app};

-- One chain an organisation: each entry's hash covers the entry before it. The head row is locked while
-- an entry is added, so that a chain never forks.
create table security.audit_chain (
    org_path        scope.org_path primary key,
    last_number     bigint not null check (last_number >= 0),
    last_hash       bytea not null
);
call scope.wall('security.audit_chain');
grant select, insert, update on security.audit_chain to ${app};

create table security.audit_entry (
    org_path        scope.org_path not null,
    number          bigint not null check (number > 0),
    at              timestamptz not null,
    actor           uuid,
    actor_name      text not null,
    action          text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
    subject         text not null,
    detail          text not null,
    hash            bytea not null,
    primary key (org_path, number)
);
call scope.wall('security.audit_entry');
-- Append only: the application may neither change nor delete an entry.
grant select, insert on security.audit_entry to ${app};
