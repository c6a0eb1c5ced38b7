-- Programs that an office lets in, with what each may ask, and their secrets. A secret is 32 random bytes: nobody
-- guesses one, so that a fast hash keeps it as well as a slow one keeps a password.

create table security.api_client (
    client_id       uuid primary key,
    org_path        scope.org_path not null,
    name            text not null check (length(name) between 1 and 60),
    rights          text[] not null check (cardinality(rights) > 0 and rights <@ array[
                        'reference:read', 'policies:check', 'workers:read', 'workers:names', 'ledgers:read',
                        'filings:read', 'duplicates:read', 'checks:read', 'imports:read', 'imports:write',
                        'decisions:read']),
    valid_until     date not null,
    disabled_at     timestamptz,
    last_used_on    date,
    version         int not null default 0 check (version >= 0),
    created_by      uuid not null,
    created_at      timestamptz not null,
    unique (org_path, name)
);
call scope.wall('security.api_client');
grant select, insert, update on security.api_client to ${app};

create table security.api_secret (
    key             text primary key check (key ~ '^[0-9a-z]{12}$'),
    client_id       uuid not null references security.api_client,
    org_path        scope.org_path not null,
    hash            bytea not null check (length(hash) = 32),
    -- the last day, inclusive
    valid_until     date not null,
    created_at      timestamptz not null
);
call scope.wall('security.api_secret');
create index api_secret_of_client on security.api_secret (client_id);
grant select, insert, update on security.api_secret to ${app};

-- What was done to one thing, and by one actor.
create index audit_entry_of_subject on security.audit_entry (subject, org_path, number);
create index audit_entry_of_actor on security.audit_entry (actor, org_path, number);
